"""What was seen of every publisher in the past day: counted at most once in a while, however many ask."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.model import Revision, RevisionQuery
from crawler.monitor.web.services import Services
from crawler.monitor.web.shapes import PublisherList, PublisherSummary

DAY = timedelta(days=1)
FRESH = 30.0  # seconds that a count is shown
MOST = 20_000  # revisions that are counted; a day that has more is counted from its newest


@dataclass(frozen=True, slots=True)
class Counts:
    """A day's revisions by publisher."""

    revisions: Counter[str]
    changes: Counter[str]
    silent: Counter[str]
    newest: dict[str, datetime]


class DayCounter:
    """Counts the past day, and remembers the count for FRESH seconds."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._lock = asyncio.Lock()
        self._counted: tuple[float, PublisherList] | None = None

    async def publishers(self) -> PublisherList:
        """Every publisher with its count."""
        async with self._lock:
            clock = asyncio.get_running_loop().time
            if self._counted is None or clock() - self._counted[0] > FRESH:
                self._counted = clock(), await self._count()
            return self._counted[1]

    async def _count(self) -> PublisherList:
        now = self._services.clock()
        counts = Counts(Counter(), Counter(), Counter(), {})
        wanted = RevisionQuery(since=now - DAY, limit=MOST)
        async for revision in self._services.store.revisions(wanted):
            take(counts, revision)
        names = sorted({*self._services.publishers, *counts.revisions})
        return PublisherList(at=now, items=tuple([await self._summary(name, counts) for name in names]))

    async def _summary(self, name: str, counts: Counts) -> PublisherSummary:
        known = self._services.publishers.get(name)
        return PublisherSummary(
            name=name,
            title=known.title if known else name,
            domains=known.domains if known else (),
            languages=known.languages if known else (),
            zone=known.zone if known else None,
            newest_revision=counts.newest.get(name) or await self._newest(name),
            revisions=counts.revisions[name],
            changes=counts.changes[name],
            silent=counts.silent[name],
        )

    async def _newest(self, name: str) -> datetime | None:
        page = await self._services.browsing.revisions(RevisionQuery(publisher=name), before=None, limit=1)
        return page.items[0].first_seen if page.items else None


def take(counts: Counts, revision: Revision) -> None:
    """Count one revision."""
    name = revision.publisher
    counts.revisions[name] += 1
    counts.changes[name] += revision.change is not None
    counts.silent[name] += revision.change is not None and revision.change.silent
    counts.newest.setdefault(name, revision.first_seen)
