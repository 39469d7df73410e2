"""Publishers' habits over a shelf: see :class:`crawler.store.habits.Habits`."""

from __future__ import annotations

from time import monotonic

from crawler.schedule.agenda import Terms
from crawler.schedule.habit import Habit
from crawler.schedule.steering import RESTING
from crawler.store.habits import habit_document, habit_of
from crawler.store.shelf import Shelf

HOLDS = 60.0  # seconds that terms may be old


class ShelvedHabits:
    """Reads terms once a minute for each publisher and host."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._terms: dict[tuple[str, str], tuple[float, Terms]] = {}

    async def terms(self, publisher: str, host: str) -> Terms:
        """What visits to a publisher's articles at a host are planned by."""
        read_at, terms = self._terms.get((publisher, host), (-HOLDS, Terms()))
        if monotonic() - read_at < HOLDS:
            return terms
        habit = await self.habit(publisher)
        known = await self._shelf.get("hosts", host)
        terms = Terms(profile=habit.profile, trust=habit.trust, price=known["price"] if known else RESTING)
        self._terms[publisher, host] = (monotonic(), terms)
        return terms

    async def habit(self, publisher: str) -> Habit:
        """What a publisher's visits taught so far."""
        found = await self._shelf.get("habits", publisher)
        return habit_of(found) if found else Habit(publisher=publisher)

    async def learn(self, before: Habit, after: Habit) -> bool:
        """Keep a lesson, if nobody learned since."""
        found = await self._shelf.get("habits", before.publisher)
        self._terms.clear()
        if found is None:
            return await self._shelf.insert("habits", habit_document(after, edition=1))
        if habit_of(found).learned_until != before.learned_until:
            return False
        return await self._shelf.swap("habits", found, habit_document(after, edition=found["edition"] + 1))
