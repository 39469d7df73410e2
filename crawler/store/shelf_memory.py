"""The frontier's shelf in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from crawler.model import Article
from crawler.store.codec import Document, article_document, in_utc, settled, text
from crawler.store.mongo_walk import BEGIN
from crawler.store.shelf import DueIn, preferred


class MemoryShelf:
    """See :class:`crawler.store.shelf.Shelf`; nothing is awaited between a look and the write that rests on it.

    *articles* are the store's own records, *own* gives the one of a name, made from its first revision if need be.
    """

    def __init__(self, articles: dict[str, Article], own: Callable[[str], Article | None]) -> None:
        self._articles = articles
        self._own = own
        self._collections: dict[str, dict[str, Document]] = {}

    async def get(self, collection: str, key: str) -> Document | None:
        """The document with that key."""
        found = self._of(collection).get(text(key))
        return None if found is None else dict(found)

    async def insert(self, collection: str, document: Document) -> bool:
        """Write a document once."""
        return self._of(collection).setdefault(document["_id"], document) is document

    async def swap(self, collection: str, before: Document, after: Document) -> bool:
        """Write a document, if nobody wrote it since it was read."""
        stands = self._of(collection).get(before["_id"])
        if stands is None or stands["edition"] != before["edition"]:
            return False
        self._of(collection)[before["_id"]] = {**stands, **after, "edition": before["edition"] + 1}
        return True

    async def wake(self, host: str, *, publisher: str, at: datetime) -> bool:
        """Let a host be looked at no later than *at*."""
        found = self._of("hosts").get(text(host))
        if found is None:
            return False
        publishers = [*found["publishers"], *([publisher] if publisher not in found["publishers"] else [])]
        self._of("hosts")[text(host)] = {**found, "wake": min(found["wake"], at), "publishers": publishers}
        return True

    async def newest_due(self, queue: DueIn, *, until: datetime, most: int) -> list[Document]:
        """The newest of what a queue holds, the newest first."""
        return self._in_order(queue, BEGIN, until)[::-1][:most]

    async def instants(self, queue: DueIn, *, until: datetime) -> list[datetime]:
        """The instants that a queue holds."""
        return [in_utc(document[queue.clock]) for document in self._in_order(queue, BEGIN, until)]

    async def next_due(self, queue: DueIn, *, since: datetime, until: datetime) -> datetime | None:
        """The first instant that a queue holds."""
        found = self._in_order(queue, since, until)
        return in_utc(found[0][queue.clock]) if found else None

    async def all(self, collection: str, **where: str) -> list[Document]:
        """All documents, or those with these values."""
        found = self._of(collection).values()
        return [dict(one) for one in found if all(one[name] == text(value) for name, value in where.items())]

    async def hosts_waking(self, *, since: datetime, until: datetime) -> list[Document]:
        """The hosts to look at between two instants."""
        return [dict(host) for host in self._of("hosts").values() if since <= host["wake"] < until]

    async def articles_at(self, urls: Collection[str]) -> dict[str, Article]:
        """The articles that have any of these addresses, by address."""
        wanted = {text(url) for url in urls}
        found: dict[str, Article] = {}
        for article in self._articles.values():
            found.update({url: preferred(url, article, found.get(url)) for url in article.urls if url in wanted})
        return found

    async def article(self, url: str) -> Article | None:
        """The record of the article of that name."""
        return self._own(text(url))

    async def step(self, url: str, step: Callable[[Article], Article]) -> Article | None:
        """Take a step in an article's record."""
        before = self._own(text(url))
        if before is None:
            return None
        after = self._articles[before.url] = settled(step(before))
        return after

    def _of(self, collection: str) -> dict[str, Document]:
        return self._collections.setdefault(collection, {})

    def _in_order(self, queue: DueIn, since: datetime, until: datetime) -> list[Document]:
        documents = list(self._of(queue.collection).values())
        if queue.collection == "articles":
            documents = [article_document(article, edition=1) for article in self._articles.values()]
        found = [one for one in documents if value_at(one, queue.at) == text(queue.host) and one[queue.clock]]
        within = [one for one in found if since <= one[queue.clock] < until]
        return sorted(within, key=lambda one: (one[queue.clock], one["_id"]))


def value_at(document: Document, path: str) -> Any:
    """The value at a dotted path; None where it ends early."""
    value: Any = document
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value
