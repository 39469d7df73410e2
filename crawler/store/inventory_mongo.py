"""The documents of MongoDB as they lie there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from datetime import datetime

from crawler.store.codec import Document, text
from crawler.store.histories_mongo import Histories
from crawler.store.inventory import CLOCKS
from crawler.store.mongo_documents import Documents, Series, flat
from crawler.store.mongo_walk import BEGIN, END

CHUNK = 100  # values that are looked up at once


class MongoInventory:
    """See :class:`crawler.store.inventory.Inventory`."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    async def walk(
        self, collection: str, *, fields: tuple[str, ...] = (), until: datetime | None = None
    ) -> AsyncIterator[Document]:
        """Every document by its instant."""
        clock = CLOCKS[collection]
        series = Series(collection=collection, clock=clock, fields=(clock, *fields) if fields else ())
        async for document in self._documents.oldest_first(series, since=BEGIN, until=until):
            yield document

    async def history(self, article: str) -> AsyncIterator[Document]:
        """The revisions of an article by number."""
        async for document in flat(Histories(self._documents).forwards(article)):
            yield document

    async def lessons(self) -> list[Document]:
        """Every lesson."""
        found = await self._documents.find("lessons", {})
        return sorted(found, key=lambda lesson: (str(lesson.get("publisher")), str(lesson.get("number")).zfill(9)))

    async def get(self, collection: str, key: str) -> Document | None:
        """One document."""
        return await self._documents.get(collection, key)

    async def count(self, collection: str) -> int:
        """How many documents there are."""
        return await self._documents.count(collection)

    async def have(
        self, collection: str, field: str, values: Collection[str], *, since: datetime | None = None
    ) -> set[str]:
        """Which of the values stand there."""
        wanted = [text(value) for value in dict.fromkeys(values)]
        recent = {} if since is None else {"at": {"$gte": since, "$lt": END}}
        found: set[str] = set()
        for start in range(0, len(wanted), CHUNK):
            where = {field: {"$in": wanted[start : start + CHUNK]}, **recent}
            found.update(str(each[field]) for each in await self._documents.find(collection, where, only=field))
        return found

    async def change_capture(self, key: str, *, going: datetime | None, to: Document) -> bool:
        """Set fields of a capture if nobody else did."""
        return await self._documents.change("captures", {"_id": text(key), "going": going}, {"$set": to})
