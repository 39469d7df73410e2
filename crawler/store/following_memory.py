"""The record of what was recorded, in memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

from crawler.model import Revision
from crawler.store.codec import text
from crawler.store.following import BEFORE_ALL, Bell, Entry, Place


class MemoryBell:
    """Rings in the loop of whoever waits."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake whoever waits, or who waits next."""
        self._rung.set()

    async def rung(self, seconds: float) -> None:
        """Wait for a ring."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._rung.wait(), seconds)
        self._rung.clear()


class MemoryRecordings:
    """Entries in a list; see :class:`crawler.store.following.Recordings`. *histories* is where the store keeps revisions."""

    def __init__(self, histories: Mapping[str, Mapping[int, Revision]]) -> None:
        self._histories = histories
        self._entries: dict[str, Entry] = {}
        self._bells: set[MemoryBell] = set()

    async def enter(self, revision: str) -> None:
        """Add an entry at the end."""
        name = text(revision)
        if name not in self._entries:
            self._entries[name] = Entry(number=len(self._entries) + 1, revision=name, at=datetime.now(UTC))
            for bell in self._bells:
                bell.ring()

    async def newest(self) -> Place:
        """The place of the last entry."""
        return next(reversed(self._entries.values())).place if self._entries else BEFORE_ALL

    async def entries(self, first: int, count: int) -> list[Entry]:
        """A piece of the list."""
        return list(self._entries.values())[max(first - 1, 0) : max(first + count - 1, 0)]

    async def revisions(self, wanted: Sequence[str]) -> list[Revision]:
        """The revisions with these ids."""
        found = {each.id: each for history in self._histories.values() for each in history.values()}
        return [found[text(name)] for name in wanted if text(name) in found]

    async def mend(self, since: datetime, until: datetime) -> int:
        """Enter what has no entry, in the order of time."""
        everything = [each for history in self._histories.values() for each in history.values()]
        lost = [each for each in everything if since <= each.first_seen < until and each.id not in self._entries]
        for revision in sorted(lost, key=lambda each: (each.first_seen, each.id)):
            await self.enter(revision.id)
        return len(lost)

    @asynccontextmanager
    async def bell(self) -> AsyncIterator[Bell]:
        """A bell of one's own."""
        bell = MemoryBell()
        self._bells.add(bell)
        try:
            yield bell
        finally:
            self._bells.discard(bell)
