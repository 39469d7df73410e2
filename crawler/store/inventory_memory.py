"""The documents that a store in memory would have."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection
from datetime import datetime

from crawler.store.codec import Document
from crawler.store.inventory import CLOCKS

Collections = dict[str, list[Document]]


class MemoryInventory:
    """See :class:`crawler.store.inventory.Inventory`; *collections* makes the documents, *captures* are the kept ones."""

    def __init__(self, collections: Callable[[], Collections], captures: dict[str, Document]) -> None:
        self._collections = collections
        self._captures = captures

    async def walk(
        self, collection: str, *, fields: tuple[str, ...] = (), until: datetime | None = None
    ) -> AsyncIterator[Document]:
        """Every document by its instant."""
        clock = CLOCKS[collection]
        for document in sorted(self._collections()[collection], key=lambda each: (each[clock], each["_id"])):
            if until is None or document[clock] < until:
                yield {name: document[name] for name in ("_id", clock, *fields)} if fields else document

    async def history(self, article: str) -> AsyncIterator[Document]:
        """The revisions of an article by number."""
        own = (each for each in self._collections()["revisions"] if each["article"] == article)
        for document in sorted(own, key=lambda each: int(each["number"])):
            yield document

    async def lessons(self) -> list[Document]:
        """Every lesson."""
        return sorted(self._collections()["lessons"], key=lambda each: (str(each["publisher"]), int(each["number"])))

    async def get(self, collection: str, key: str) -> Document | None:
        """One document."""
        return next((each for each in self._collections()[collection] if each["_id"] == key), None)

    async def count(self, collection: str) -> int:
        """How many documents there are."""
        return len(self._collections()[collection])

    async def have(
        self, collection: str, field: str, values: Collection[str], *, since: datetime | None = None
    ) -> set[str]:
        """Which of the values stand there."""
        found = (each for each in self._collections()[collection] if since is None or each["at"] >= since)
        return {str(each[field]) for each in found} & set(values)

    async def change_capture(self, key: str, *, going: datetime | None, to: Document) -> bool:
        """Set fields of a capture if nobody else did."""
        capture = self._captures.get(key)
        if capture is None or capture["going"] != going:
            return False
        capture.update(to)
        return True
