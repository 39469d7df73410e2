"""The few things the frontier asks of whatever keeps its documents; MongoDB and memory each have a shelf."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from crawler.model import Article
from crawler.store.codec import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class DueIn:
    """The documents of a collection that belong to a *host*, by the instant *clock*; *at* is the field with the host's name."""

    collection: str
    clock: str
    at: str
    host: str


class Shelf(Protocol):
    """Documents by key, by host and instant, and the articles' records."""

    async def get(self, collection: str, key: str) -> Document | None:
        """The document with that key."""

    async def insert(self, collection: str, document: Document) -> bool:
        """Write a document once; False if its key is taken."""

    async def swap(self, collection: str, before: Document, after: Document) -> bool:
        """Write the fields of *after* under the next edition, if nobody wrote the document since *before* was read."""

    async def wake(self, host: str, *, publisher: str, at: datetime) -> bool:
        """Let a host be looked at no later than *at*, for that publisher too; False if it is not known. No new edition."""

    async def newest_due(self, queue: DueIn, *, until: datetime, most: int) -> list[Document]:
        """What a queue holds before an instant: the newest of it, the newest first."""

    async def instants(self, queue: DueIn, *, until: datetime) -> list[datetime]:
        """The instants that a queue holds before an instant, in any order."""

    async def next_due(self, queue: DueIn, *, since: datetime, until: datetime) -> datetime | None:
        """The first instant that a queue holds between two instants."""

    async def all(self, collection: str, **where: str) -> list[Document]:
        """All documents of a small collection, or those with these values."""

    async def hosts_waking(self, *, since: datetime, until: datetime) -> list[Document]:
        """The hosts to look at between two instants."""

    async def articles_at(self, urls: Collection[str]) -> dict[str, Article]:
        """The articles that have any of these addresses, by address."""

    async def article(self, url: str) -> Article | None:
        """The record of the article of that name."""

    async def step(self, url: str, step: Callable[[Article], Article]) -> Article | None:
        """Take a step in an article's record by compare-and-set; None if there is none."""


def preferred(url: str, article: Article, other: Article | None) -> Article:
    """Which of two articles an address means."""
    return max(filter(None, (article, other)), key=lambda one: (one.url == url, one.last_seen))
