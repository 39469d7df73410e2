"""The documents themselves, for those who check them or let them go: nothing is decoded, mended or made on the way.

A store answers in nouns and brings records up to date as it reads. Whoever asks whether a document was altered has to see it
as it lies there.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from datetime import datetime
from typing import Protocol

from crawler.store.codec import Document

CLOCKS = {"articles": "first_seen", "revisions": "first_seen", "visits": "at", "captures": "at", "rereadings": "at"}


class Inventory(Protocol):
    """Walks through collections in bounded memory, and looks keys up by the hundred."""

    def walk(
        self, collection: str, *, fields: tuple[str, ...] = (), until: datetime | None = None
    ) -> AsyncIterator[Document]:
        """Every document of a collection in :data:`CLOCKS` by its instant, before *until*; or only some of its *fields*."""

    def history(self, article: str) -> AsyncIterator[Document]:
        """The revisions of an article by number, whatever is missing among them."""

    async def lessons(self) -> list[Document]:
        """Every lesson by publisher and number."""

    async def get(self, collection: str, key: str) -> Document | None:
        """One document."""

    async def count(self, collection: str) -> int:
        """How many documents there are, those without an instant too."""

    async def have(
        self, collection: str, field: str, values: Collection[str], *, since: datetime | None = None
    ) -> set[str]:
        """Which of the *values* stand in that field of any document (of a visit at or after *since*, if given)."""

    async def change_capture(self, key: str, *, going: datetime | None, to: Document) -> bool:
        """Set fields of a capture whose ``going`` is as given; False if it is not."""
