"""What each publisher's visits taught, read once a crawl and kept up to date by the crawl's own lessons."""

from __future__ import annotations

from datetime import datetime

from crawler.reading.volatility import Learned, merged
from crawler.store.protocol import Store


class Knowledge:
    """The lessons in force, by publisher."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, Learned] = {}

    async def of(self, publisher: str) -> Learned:
        """What is known of a publisher's noise."""
        if publisher not in self._known:
            self._known[publisher] = await self._store.learned(publisher)
        return self._known[publisher]

    async def add(self, publisher: str, more: Learned, at: datetime) -> Learned:
        """Add what was learned at an instant to what is known, and keep it; what is known then."""
        learned = merged(await self._store.learned(publisher), more)
        await self._store.teach(publisher, learned, at)
        self._known[publisher] = learned
        return learned
