"""Pages of lists, with a cursor to go on: what the API, the feeds and the dashboard show alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from crawler.model import Article, Revision, RevisionQuery, Visit
from crawler.monitor.web.cursors import cursor_at, cursor_before, number_before, place_at
from crawler.store.annotations import Annotation, AnnotationQuery, Annotations
from crawler.store.browsing import EXAMINED, ArticleQuery, Browsing, Page
from crawler.store.matching import matches

Noun = TypeVar("Noun", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Generic[Noun]):
    """A page of a list; ``next`` is the cursor of the one behind it, None at the end.

    ``partial`` tells that the search stopped early: there may be few items, or none, and more behind ``next``.
    """

    items: tuple[Noun, ...]
    next: str | None = None
    partial: bool = False


async def list_revisions(
    browsing: Browsing, wanted: RevisionQuery, *, cursor: str | None, limit: int
) -> Listed[Revision]:
    """Revisions, newest first; of one article by number, the highest first. UsageError for a cursor that is none."""
    if wanted.article is not None:
        before = number_before(cursor) if cursor else None
        return await list_history(browsing, wanted, wanted.article, before=before, limit=limit)
    place = place_at(cursor) if cursor else None
    return listed(await browsing.revisions(wanted, before=place, limit=limit))


async def list_history(
    browsing: Browsing, wanted: RevisionQuery, article: str, *, before: int | None, limit: int
) -> Listed[Revision]:
    """The revisions of one article that a query wants."""
    found: list[Revision] = []
    seen = 0
    while page := await browsing.history(article, before=before, limit=limit):
        found += (revision for revision in page if matches(revision, wanted))
        before, seen = page[-1].number, seen + len(page)
        if len(found) >= limit or seen >= EXAMINED or before == 1:
            break
    items = tuple(found[:limit])
    last = items[-1].number if len(found) >= limit else before or 1
    return Listed(items=items, next=cursor_before(last) if last > 1 else None, partial=len(found) < limit and last > 1)


async def list_articles(browsing: Browsing, wanted: ArticleQuery, *, cursor: str | None, limit: int) -> Listed[Article]:
    """Articles, the newest first."""
    return listed(await browsing.articles(wanted, before=place_at(cursor) if cursor else None, limit=limit))


async def list_visits(browsing: Browsing, article: str, *, cursor: str | None, limit: int) -> Listed[Visit]:
    """Visits of an article, newest first."""
    return listed(await browsing.visits(article, before=place_at(cursor) if cursor else None, limit=limit))


async def list_annotations(
    annotations: Annotations, wanted: AnnotationQuery, *, cursor: str | None, limit: int
) -> Listed[Annotation]:
    """Annotations, the newest first."""
    return listed(await annotations.newest(wanted, before=place_at(cursor) if cursor else None, limit=limit))


async def whole_history(browsing: Browsing, article: str) -> Sequence[Revision]:
    """Every revision of an article, the newest first."""
    found: list[Revision] = []
    while page := await browsing.history(article, before=found[-1].number if found else None, limit=200):
        found += page
    return found


def listed(page: Page[Noun]) -> Listed[Noun]:
    """A page with its cursor."""
    return Listed(items=page.items, next=cursor_at(page.next) if page.next else None, partial=page.partial)
