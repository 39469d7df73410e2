"""The frontier's shelf in MongoDB."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import aclosing
from datetime import datetime, timedelta
from typing import Any

from crawler.model import Article
from crawler.store.codec import Document, article_of, in_utc, text
from crawler.store.mongo_documents import Documents, Series
from crawler.store.mongo_records import Records
from crawler.store.mongo_walk import BEGIN, Span
from crawler.store.shelf import DueIn, preferred

LATELY = timedelta(days=1)
CHUNK = 100  # addresses that are asked for at once


class MongoShelf:
    """See :class:`crawler.store.shelf.Shelf`."""

    def __init__(self, documents: Documents, records: Records) -> None:
        self._documents = documents
        self._records = records

    async def get(self, collection: str, key: str) -> Document | None:
        """The document with that key."""
        return await self._documents.get(collection, key)

    async def insert(self, collection: str, document: Document) -> bool:
        """Write a document once."""
        return await self._documents.insert(collection, document)

    async def swap(self, collection: str, before: Document, after: Document) -> bool:
        """Write what differs, if nobody wrote the document since it was read."""
        changed = {name: value for name, value in after.items() if name not in before or before[name] != value}
        changed["edition"] = before["edition"] + 1
        expected = {"_id": before["_id"], "edition": before["edition"]}
        return await self._documents.change(collection, expected, {"$set": changed})

    async def wake(self, host: str, *, publisher: str, at: datetime) -> bool:
        """Let a host be looked at no later than *at*."""
        change = {"$min": {"wake": at}, "$addToSet": {"publishers": text(publisher)}}
        return await self._documents.change("hosts", {"_id": text(host)}, change)

    async def newest_due(self, queue: DueIn, *, until: datetime, most: int) -> list[Document]:
        """The newest of what a queue holds: one question, two where little fell due lately; a walk where there is too much."""
        series, found = series_of(queue), list[Document]()
        for since in (until - LATELY, BEGIN):
            where = series.within(Span(start=since, end=until))
            found = await self._documents.find(queue.collection, where, at_most=most + 1)
            if len(found) > most:
                return await self._newest(series, since=since, until=until, most=most)
            if len(found) == most:
                break
        return sorted(found, key=series.key, reverse=True)

    async def _newest(self, series: Series, *, since: datetime, until: datetime, most: int) -> list[Document]:
        newest: list[Document] = []
        found: Any = self._documents.newest_first(series, since=since, until=until, enough=most)
        async with aclosing(found) as documents:
            async for document in documents:
                newest.append(document)
                if len(newest) >= most:
                    break
        return newest

    async def instants(self, queue: DueIn, *, until: datetime) -> list[datetime]:
        """The instants that a queue holds."""
        where = series_of(queue).within(Span(start=BEGIN, end=until))
        found = await self._documents.find(queue.collection, where, only=queue.clock)
        return [in_utc(document[queue.clock]) for document in found]

    async def next_due(self, queue: DueIn, *, since: datetime, until: datetime) -> datetime | None:
        """The first instant that a queue holds."""
        found: Any = self._documents.oldest_first(series_of(queue), since=since, until=until)
        async with aclosing(found) as documents:
            async for document in documents:
                return in_utc(document[queue.clock])
        return None

    async def all(self, collection: str, **where: str) -> list[Document]:
        """All documents of a small collection, or those with these values."""
        return await self._documents.find(collection, {name: text(value) for name, value in where.items()})

    async def hosts_waking(self, *, since: datetime, until: datetime) -> list[Document]:
        """The hosts to look at between two instants."""
        return await self._documents.find("hosts", {"wake": {"$gte": since, "$lt": until}})

    async def articles_at(self, urls: Collection[str]) -> dict[str, Article]:
        """The articles that have any of these addresses, by address: the one called so, else the one last seen there."""
        wanted = sorted({text(url) for url in urls})
        found: dict[str, Article] = {}
        for start in range(0, len(wanted), CHUNK):
            some = wanted[start : start + CHUNK]
            for document in await self._documents.find("articles", {"urls": {"$in": some}}):
                article = article_of(document)
                found.update({url: preferred(url, article, found.get(url)) for url in article.urls if url in some})
        return found

    async def article(self, url: str) -> Article | None:
        """The record of the article of that name."""
        record = await self._records.own(url)
        return article_of(record) if record else None

    async def step(self, url: str, step: Callable[[Article], Article]) -> Article | None:
        """Take a step in an article's record."""
        record = await self._records.own(url)
        return await self._records.follow(record, step) if record else None


def series_of(queue: DueIn) -> Series:
    """The series that a queue is in MongoDB."""
    return Series(collection=queue.collection, clock=queue.clock, where={queue.at: text(queue.host)})
