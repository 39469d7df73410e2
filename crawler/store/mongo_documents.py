"""The few shapes of question that are asked of MongoDB; each is fast on any server and safe to repeat.

Left out on purpose: findAndModify, ``$or``, ``$and`` and ``$expr``, sorts, skips, and ranges that are open on one side.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import bson
from pymongo import UpdateOne
from pymongo.errors import BulkWriteError, DuplicateKeyError

from crawler.store.codec import Document, text
from crawler.store.mongo_link import Database, Link
from crawler.store.mongo_stream import AWAIT, INSERTS, Stream
from crawler.store.mongo_walk import BEGIN, ENOUGH, MOST, Answer, Page, Span, aligned, backwards, forwards, towards

CROWD = 64  # documents of one millisecond that are read at once

DUPLICATE = 11000  # DuplicateKey

Change = tuple[Document, Document]  # the key and values of one document, and the idempotent update of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Documents of a collection in the order of an instant: those that satisfy ``where``, told in time by ``clock``.

    ``fields`` are those that are wanted, none for all; the clock must be among them.
    """

    collection: str
    clock: str
    where: Document = field(default_factory=dict)
    fields: tuple[str, ...] = ()

    def within(self, span: Span) -> Document:
        """The filter for one span."""
        return {**self.where, self.clock: {"$gte": span.start, "$lt": span.end}}

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

        return await self._link.write(ask)

    async def insert_run(self, collection: str, documents: Sequence[Document]) -> tuple[int, str]:
        """Write documents in their order until one's key is taken: how many were written, and the field that was taken."""

        async def ask(database: Database) -> tuple[int, str]:
            try:
                await database[collection].insert_many(documents)
            except BulkWriteError as error:
                refusals = refusals_of(error)
                if not refusals or refusals[0]["code"] != DUPLICATE:
                    raise
                return refusals[0]["index"], next(iter(refusals[0]["keyPattern"]))
            return len(documents), ""

        return await self._link.write(ask)

    async def insert_all(self, collection: str, documents: Sequence[Document]) -> None:
        """Write documents, each once; one whose key is taken is left as it is."""

        async def ask(database: Database) -> None:
            try:
                await database[collection].insert_many(documents, ordered=False)
            except BulkWriteError as error:
                if any(refusal["code"] != DUPLICATE for refusal in refusals_of(error)):
                    raise

        if documents:
            await self._link.write(ask)

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

    async def count(self, collection: str) -> int:
        """How many documents a collection holds."""
        return await self._link.run(lambda database: database[collection].count_documents({}))

    async def put(self, collection: str, document: Document) -> None:
        """Write a document in place of the one with its key, if there is one."""
        key = {"_id": document["_id"]}
        await self._link.write(lambda database: database[collection].replace_one(key, document, upsert=True))

    async def change(self, collection: str, where: Document, change: Document) -> bool:
        """Update the one document with that key and those values; False if there is none. *change* must be idempotent."""
        done = await self._link.write(lambda database: database[collection].update_one(where, change))
        return done.matched_count == 1

    async def change_all(self, collection: str, changes: Sequence[Change]) -> int:
        """Update documents, each as ``change`` does; how many of them were found."""
        if not changes:
            return 0
        updates = [UpdateOne(where, change) for where, change in changes]
        done = await self._link.write(lambda database: database[collection].bulk_write(updates, ordered=False))
        return done.matched_count

    async def remove(self, collection: str, key: str) -> bool:
        """Remove the document with that key; False if there is none (or if it went although the answer was lost)."""
        done = await self._link.run(lambda database: database[collection].delete_one({"_id": text(key)}))
        return done.deleted_count == 1

    def newest_first(
        self, series: Series, *, since: datetime | None, until: datetime | None, enough: int = ENOUGH
    ) -> AsyncGenerator[Document, None]:
        """A series backwards; reading stops when the reader does, who will want about *enough*."""
        asker = Reading(self._link, series)
        return flat(backwards(asker, since=since, until=until, now=datetime.now(UTC), enough=enough))

    def oldest_first(
        self, series: Series, *, since: datetime | None, until: datetime | None = None
    ) -> AsyncGenerator[Document, None]:
        """A series forwards."""
        return flat(self.pages(series, since=since, until=until))

    async def pages(
        self, series: Series, *, since: datetime | None, until: datetime | None
    ) -> AsyncGenerator[Page, None]:
        """A series forwards, page by page; the next page is asked for while one is being read."""
        now = aligned(datetime.now(UTC))
        dawn = await self._dawn(series.where.get("publisher"), now=now) if since is None else BEGIN
        asker = Reading(self._link, series)
        async with aclosing(forwards(asker, since=since, until=until, dawn=dawn, now=now)) as pages:
            async for page in pages:
                yield page

    async def _dawn(self, publisher: str | None, *, now: datetime) -> datetime:
        """About when the first article was seen; *now* if there is none."""
        where = {} if publisher is None else {"publisher": publisher}
        articles = Series(collection="articles", clock="first_seen", where=where, fields=("first_seen",))
        asker = Reading(self._link, articles)
        for span in towards(now):
            if page := (await asker.read(span)).page:
                return articles.key(page[0])[0]
        return now


class Reading:
    """Answers for spans of a series: a batch is an answer, what does not fit into one is too much."""

    def __init__(self, link: Link, series: Series) -> None:
        self._link = link
        self._series = series

    def at(self, document: Document) -> datetime:
        """A document's instant."""
        return self._series.key(document)[0]

    async def read(self, span: Span) -> Answer:
        """What the series holds in a span, as far as one batch takes it."""
        series = self._series

        async def ask(database: Database) -> Answer:
            collection = database[series.collection]
            found = collection.find_raw_batches(series.within(span), series.fields or None, batch_size=MOST)
            async with found:
                page = bson.decode_all(await first_of(found), collection.codec_options)
                return Answer(page=sorted(page, key=series.key), whole=not found.alive)

        return await self._link.run(ask)

    async def crowd(self, span: Span, *, newest_first: bool) -> AsyncIterator[Page]:
        """What the series holds in a span: its names first, then so many documents at once."""
        series = self._series

        async def names(database: Database) -> list[str]:
            found = database[series.collection].find(series.within(span), ["_id"])
            return [document["_id"] async for document in found]

        async def documents(database: Database) -> Page:
            return await database[series.collection].find({"_id": {"$in": some}}, series.fields or None).to_list()

        wanted = sorted(await self._link.run(names), reverse=newest_first)
        for first in range(0, len(wanted), CROWD):
            some = wanted[first : first + CROWD]
            yield sorted(await self._link.run(documents), key=series.key, reverse=newest_first)


def refusals_of(error: BulkWriteError) -> list[Document]:
    """What a server says of each document that it refused."""
    refusals: list[Document] = (error.details or {}).get("writeErrors", [])
    return refusals


async def first_of(batches: AsyncIterable[Any]) -> bytes:
    """The first batch of an answer, as BSON; empty if there is none."""
    async for batch in batches:
        return bytes(batch)
    return b""


async def flat(pages: AsyncGenerator[Page, None]) -> AsyncGenerator[Document, None]:
    """The documents of pages, one by one."""
    async with aclosing(pages) as opened:
        async for page in opened:
            for document in page:
                yield document
