"""Lists in pages: newest first, each page going on where the last one ended, whatever was recorded meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from crawler.model import Article, Revision, RevisionQuery, State, Visit
from crawler.store.matching import folded

Noun = TypeVar("Noun", covariant=True)

EXAMINED = 2_000  # documents that one page looks through, where no index chooses


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """Where a list goes on: after everything that is newer than this instant and, at it, this name."""

    at: datetime
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Noun]):
    """Some of a list; ``next`` is None at its end.

    ``partial`` tells that the search stopped after EXAMINED documents: there may be fewer items than asked for, even none,
    and more behind ``next``.
    """

    items: tuple[Noun, ...]
    next: Place | None = None
    partial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleQuery:
    """Which articles to list, by the time they were first seen: every given filter must hold; ``since`` ≤ it < ``until``.

    ``grep`` stands in an address or in the newest headline, in any case.
    """

    publisher: str | None = None
    state: State | None = None
    since: datetime | None = None
    until: datetime | None = None
    grep: str | None = None


class Browsing(Protocol):
    """What pages of lists ask of a store; ``limit`` is 1 or more."""

    async def revisions(self, wanted: RevisionQuery, *, before: Place | None, limit: int) -> Page[Revision]:
        """Revisions of all articles, newest first; ``wanted.article`` and ``wanted.limit`` play no part."""

    async def history(self, article: str, *, before: int | None, limit: int) -> Sequence[Revision]:
        """Revisions of one article with numbers below *before*, the highest first."""

    async def moments(self, article: str) -> Sequence[tuple[datetime, int]]:
        """When each revision of an article was first seen, and its number, in the order of numbers."""

    async def articles(self, wanted: ArticleQuery, *, before: Place | None, limit: int) -> Page[Article]:
        """Articles, the newest first."""

    async def visits(self, article: str, *, before: Place | None, limit: int) -> Page[Visit]:
        """Visits of one article, newest first."""


def place_of(noun: Revision | Article | Visit) -> Place:
    """Where a noun stands in its list."""
    if isinstance(noun, Revision):
        return Place(at=noun.first_seen, name=noun.id)
    return Place(at=noun.first_seen, name=noun.url) if isinstance(noun, Article) else Place(at=noun.at, name=noun.id)


def fits(article: Article, wanted: ArticleQuery) -> bool:
    """Whether an article passes every filter."""
    return (
        wanted.publisher in {None, article.publisher}
        and wanted.state in {None, article.state}
        and (wanted.since is None or wanted.since <= article.first_seen)
        and (wanted.until is None or article.first_seen < wanted.until)
        and (wanted.grep is None or names(article, wanted.grep))
    )


def names(article: Article, needle: str) -> bool:
    """Whether one of the article's addresses or its newest headline holds *needle*, in any case."""
    headline = article.head.headline if article.head else ""
    return any(folded(needle) in folded(each) for each in (headline, *article.urls))
