"""The record of what was recorded, in MongoDB: the collection ``recorded``, and a change stream over it as the bell.

The stream only wakes: what it says is not used, so a lost resume token loses nothing. A server without streams (a standalone
``mongod``) is looked at twice a second instead.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import count

from pymongo.errors import PyMongoError

from crawler.errors import StoreError, StoreRefusedError
from crawler.model import Revision
from crawler.store.codec import Document, instant, revision_of, text
from crawler.store.following import BEFORE_ALL, Bell, Entry, Place
from crawler.store.mongo_documents import Documents, Series
from crawler.store.mongo_stream import Stream

BATCH = 100  # entries or revisions that are asked for at once
POLL = 0.5  # seconds between two looks where no stream can be had


class MongoRecordings:
    """Entries as documents; see :class:`crawler.store.following.Recordings`.

    The unique index on ``number`` decides who comes first. Whoever waits while an entry is being written shares the next write.
    """

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._last = 0
        self._waiting: list[str] = []
        self._writing = asyncio.Lock()

    async def enter(self, revision: str) -> None:
        """Append, together with all that wait."""
        self._waiting.append(text(revision))
        async with self._writing:
            if text(revision) not in self._waiting:
                return
            batch, self._waiting = list(dict.fromkeys(self._waiting)), []
            try:
                await self._append(batch)
            except BaseException:
                self._waiting = batch + self._waiting
                raise

    async def newest(self) -> Place:
        """Found in a few steps, since numbers have no gaps."""
        number = await self._find_last()
        found = await self.entries(number, 1)
        return found[0].place if found else BEFORE_ALL

    async def entries(self, first: int, count: int) -> list[Entry]:
        """One window of numbers."""
        where = {"number": {"$gte": first, "$lt": first + count}}
        found = map(entry_of, await self._documents.find("recorded", where))
        return sorted(found, key=lambda entry: entry.number)

    async def revisions(self, wanted: Sequence[str]) -> list[Revision]:
        """By their keys, a batch at a time."""
        names = [text(name) for name in wanted]
        found: dict[str, Revision] = {}
        for batch in batches(names):
            documents = await self._documents.find("revisions", {"_id": {"$in": batch}})
            found.update((document["_id"], revision_of(document)) for document in documents)
        return [found[name] for name in names if name in found]

    async def mend(self, since: datetime, until: datetime) -> int:
        """Compare revisions and entries, page by page, oldest first."""
        lost = 0
        series = Series(collection="revisions", clock="first_seen", fields=("first_seen",))
        async for page in self._documents.pages(series, since=instant(since), until=instant(until)):
            for name in await self._without_entry([revision["_id"] for revision in page]):
                await self.enter(name)
                lost += 1
        return lost

    @asynccontextmanager
    async def bell(self) -> AsyncIterator[Bell]:
        """A bell over a stream, which is closed with it."""
        bell = StreamBell(self._documents)
        try:
            yield bell
        finally:
            await bell.lose()

    async def _without_entry(self, names: list[str]) -> list[str]:
        """The revisions among these that have no entry."""
        entered: set[str] = set()
        for batch in batches(names):
            there = await self._documents.find("recorded", {"_id": {"$in": batch}}, only="_id")
            entered.update(document["_id"] for document in there)
        return [name for name in names if name not in entered]

    async def _append(self, names: list[str]) -> None:
        """Write entries under the next numbers; a number that somebody else took is passed over, a name entered twice is one."""
        while names:
            self._last = await self._find_last()
            now = instant(datetime.now(UTC))
            numbered = zip(count(self._last + 1), names, strict=False)
            entries = [{"_id": name, "number": number, "at": now} for number, name in numbered]
            written, taken = await self._documents.insert_run("recorded", entries)
            self._last += written
            names = names[written + (taken == "_id") :]

    async def _find_last(self) -> int:
        """The newest number, from the last one known on; a record that is shorter than that began anew."""
        known = [entry.number for entry in await self.entries(self._last, 2)]
        if self._last and self._last not in known:
            self._last = 0
        if self._last + 1 not in known and self._last:
            return self._last
        low, step = self._last, 1
        while await self.entries(low + step, 1):
            low, step = low + step, step * 2
        while step > 1:
            step //= 2
            low += step if await self.entries(low + step, 1) else 0
        return low


class StreamBell:
    """Rings at every insert into ``recorded``, over a stream that is opened again whenever it is lost."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._stream: Stream | None = None
        self._has_streams = True

    async def rung(self, seconds: float) -> None:
        """Wait for an insert; the first call opens the stream and rings, since nothing was heard before."""
        if not self._has_streams:
            await asyncio.sleep(min(seconds, POLL))
        elif self._stream is None:
            await self._listen()
        else:
            await self._hear(self._stream, seconds)

    async def lose(self) -> None:
        """Let go of the stream."""
        stream, self._stream = self._stream, None
        if stream is not None:
            await stream.close()

    async def _listen(self) -> None:
        try:
            self._stream = await self._documents.inserts("recorded")
        except StoreRefusedError:
            self._has_streams = False
        except StoreError:
            await asyncio.sleep(POLL)

    async def _hear(self, stream: Stream, seconds: float) -> None:
        try:
            if not await stream.heard(seconds):
                await self.lose()
        except PyMongoError:
            await self.lose()


def batches(names: Sequence[str]) -> list[list[str]]:
    """The names in pieces of BATCH."""
    return [list(names[start : start + BATCH]) for start in range(0, len(names), BATCH)]


def entry_of(document: Document) -> Entry:
    """The entry of a document."""
    return Entry(number=document["number"], revision=document["_id"], at=document["at"].astimezone(UTC))
