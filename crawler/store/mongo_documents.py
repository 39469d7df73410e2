"""The few shapes of question that are asked of MongoDB; each is fast on any server and safe to repeat.

Left out on purpose: findAndModify, ``$or``, ``$and`` and ``$expr``, sorts, skips, and ranges that are open on one side.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from pymongo.errors import BulkWriteError, DuplicateKeyError

from crawler.store.codec import Document, text
from crawler.store.mongo_link import Database, Link
from crawler.store.mongo_stream import AWAIT, INSERTS, Stream
from crawler.store.mongo_walk import Span, spans_back

DUPLICATE = 11000  # DuplicateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Documents of a collection in the order of an instant: those that satisfy ``where``, told in time by ``clock``."""

    collection: str
    clock: str
    where: Document = field(default_factory=dict)

    def within(self, start: datetime, end: datetime) -> Document:
        """The filter for one span, ``start`` included and ``end`` not."""
        return {**self.where, self.clock: {"$gte": start, "$lt": end}}

    def key(self, document: Document) -> tuple[datetime, str]:
        """A document's place: its instant, then its name."""
        return document[self.clock], document["_id"]


class Documents:
    """Asks for documents and writes them, over a link that outlives the server's restarts."""

    def __init__(self, link: Link) -> None:
        self._link = link

    async def insert(self, collection: str, document: Document) -> bool:
        """Write a document once; False if its key is taken."""

        async def ask(database: Database) -> bool:
            try:
                await database[collection].insert_one(document)
            except DuplicateKeyError:
                return False
            return True

        return await self._link.run(ask)

    async def insert_run(self, collection: str, documents: Sequence[Document]) -> tuple[int, str]:
        """Write documents in their order until one's key is taken: how many were written, and the field that was taken."""

        async def ask(database: Database) -> tuple[int, str]:
            try:
                await database[collection].insert_many(documents)
            except BulkWriteError as error:
                refusals = (error.details or {}).get("writeErrors", [])
                if not refusals or refusals[0]["code"] != DUPLICATE:
                    raise
                return refusals[0]["index"], next(iter(refusals[0]["keyPattern"]))
            return len(documents), ""

        return await self._link.run(ask)

    async def inserts(self, collection: str) -> Stream:
        """A stream that tells of inserts from now on; StoreRefusedError where the server has no streams."""
        return Stream(
            await self._link.run(lambda database: database[collection].watch(INSERTS, max_await_time_ms=AWAIT))
        )

    async def get(self, collection: str, key: str) -> Document | None:
        """The document with that key."""
        return await self._link.run(lambda database: database[collection].find_one({"_id": text(key)}))

    async def find(
        self, collection: str, where: Mapping[str, Any], *, only: str | None = None, at_most: int = 0
    ) -> list[Document]:
        """All documents with that filter, or one field of them, *at_most* so many; the filter must bound their number."""
        fields = None if only is None else [only]
        return await self._link.run(lambda database: database[collection].find(where, fields, limit=at_most).to_list())

    async def put(self, collection: str, document: Document) -> None:
        """Write a document in place of the one with its key, if there is one."""
        key = {"_id": document["_id"]}
        await self._link.run(lambda database: database[collection].replace_one(key, document, upsert=True))

    async def change(self, collection: str, where: Document, change: Document) -> bool:
        """Update the one document with that key and those values; False if there is none. *change* must be idempotent."""
        done = await self._link.run(lambda database: database[collection].update_one(where, change))
        return done.matched_count == 1

    async def spans(self, series: Series, *, since: datetime | None, until: datetime | None) -> AsyncIterator[Span]:
        """The stretches of time that hold anything of a series, newest first."""

        async def count(start: datetime, end: datetime) -> int:
            where = series.within(start, end)
            return await self._link.run(lambda database: database[series.collection].count_documents(where))

        async for span in spans_back(count, since=since, until=until, now=datetime.now(UTC)):
            yield span

    async def within(self, series: Series, span: Span) -> list[Document]:
        """What a series holds in one span, oldest first."""
        return sorted(await self.find(series.collection, series.within(span.start, span.end)), key=series.key)

    async def newest_first(
        self, series: Series, *, since: datetime | None, until: datetime | None
    ) -> AsyncIterator[Document]:
        """A series backwards; reading stops when the reader does."""
        async for span in self.spans(series, since=since, until=until):
            for document in reversed(await self.within(series, span)):
                yield document

    async def oldest_first(
        self, series: Series, *, since: datetime | None, until: datetime | None = None
    ) -> AsyncIterator[Document]:
        """A series forwards: its spans are found backwards from now, then read from the oldest."""
        for span in reversed([span async for span in self.spans(series, since=since, until=until)]):
            for document in await self.within(series, span):
                yield document
