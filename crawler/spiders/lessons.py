"""The nightly lesson: what a day's visits taught about each publisher, learned by whichever process is first."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from crawler.model import Visit
from crawler.schedule.habit import Habit, taught
from crawler.store.protocol import Store

EVERY = timedelta(days=1)
BACK = timedelta(days=15)  # how far a first lesson looks back
CHUNK = 5_000  # visits that are held at once

logger = logging.getLogger(__name__)


class Lessons:
    """Learns from visits once a day."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.looked_at: datetime | None = None

    async def learn(self, publishers: Iterable[str], *, now: datetime) -> int:
        """Learn what the publishers' visits since the last lesson taught, if that is a day ago; how many were taught anew."""
        if self.looked_at and now - self.looked_at < EVERY / 24:
            return 0
        self.looked_at = now
        habits = {name: await self.store.habits.habit(name) for name in sorted(set(publishers))}
        due = {
            name: one for name, one in habits.items() if one.learned_until is None or now - one.learned_until >= EVERY
        }
        if not due:
            return 0
        lessons = await self._taught(due, now)
        kept = [await self.store.habits.learn(due[name], lesson) for name, lesson in lessons.items()]
        if any(kept):
            logger.info("the schedule learned from the visits of %d publishers", sum(kept))
        return sum(kept)

    async def _taught(self, due: dict[str, Habit], now: datetime) -> dict[str, Habit]:
        """The habits with all visits since each was last taught."""
        since = {name: one.learned_until or now - BACK for name, one in due.items()}
        lessons, told, held = dict(due), defaultdict[str, list[Visit]](list), 0
        async for visit in self.store.visits(since=min(since.values())):
            if visit.awaited and visit.publisher in due and since[visit.publisher] <= visit.at < now:
                told[visit.publisher].append(visit)
                held += 1
            if held >= CHUNK:
                lessons, held = self._with(lessons, told, now), 0
                told.clear()
        return self._with(lessons, told, now)

    def _with(self, lessons: dict[str, Habit], told: dict[str, list[Visit]], now: datetime) -> dict[str, Habit]:
        return {name: taught(one, told.get(name, ()), until=now) for name, one in lessons.items()}
