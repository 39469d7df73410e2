"""The outbox in memory: the same contract, nothing on disk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime

from crawler.store.codec import instant, settled
from crawler.store.following import Place
from crawler.store.outbox import UNFINISHED, Delivery


class MemoryOutbox:
    """Keeps deliveries while it lives; see :class:`crawler.store.outbox.Outbox`."""

    def __init__(self) -> None:
        self._deliveries: dict[str, Delivery] = {}
        self._places: dict[str, tuple[Place, datetime]] = {}

    async def add(self, deliveries: Sequence[Delivery]) -> list[Delivery]:
        """Keep each once."""
        new = []
        for delivery in map(settled, deliveries):
            if delivery.id not in self._deliveries:
                self._deliveries[delivery.id] = delivery
                new.append(delivery)
        return new

    async def due(self, now: datetime) -> list[Delivery]:
        """The unfinished ones whose time has come."""
        return [each for each in await self.unfinished() if each.due < now]

    async def change(self, before: Delivery, after: Delivery) -> bool:
        """Replace, if nobody else did."""
        if self._deliveries[before.id].edition != before.edition:
            return False
        self._deliveries[before.id] = settled(after)
        return True

    async def deliveries(self, ids: Sequence[str]) -> list[Delivery]:
        """Those with these ids."""
        return [self._deliveries[name] for name in ids if name in self._deliveries]

    async def newest(self, *, since: datetime) -> AsyncIterator[Delivery]:
        """Newest first."""
        for delivery in sorted(self._deliveries.values(), key=lambda each: (each.created, each.id), reverse=True):
            if delivery.created >= since:
                yield delivery

    async def unfinished(self) -> list[Delivery]:
        """All that have not come to an end."""
        found = [each for each in self._deliveries.values() if each.state in UNFINISHED]
        return sorted(found, key=lambda each: (each.due, each.id))

    async def place(self, reader: str) -> Place | None:
        """How far a reader has come."""
        known = self._places.get(reader)
        return known[0] if known else None

    async def keep_place(self, reader: str, place: Place, at: datetime) -> None:
        """Remember how far."""
        self._places[reader] = place, instant(at)

    async def looked(self, reader: str) -> datetime | None:
        """When that was."""
        known = self._places.get(reader)
        return known[1] if known else None
