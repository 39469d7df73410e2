"""Once a day, and by one process, the schedule learns from the visits that were made."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from crawler.spiders.lessons import Lessons
from crawler.store.memory import MemoryStore
from tests.store.newsdesk import first_revision, minute, next_revision, visit


def test_a_days_visits_are_learned_from_once() -> None:
    store = MemoryStore()

    async def story() -> None:
        first = first_revision()
        await store.record(first, visit(outcome="new"))
        await store.finish_visit(visit(minute(10), "unchanged"))
        await store.record(next_revision(first, "Five died", minute(30)), visit(minute(30), "changed"))
        assert await Lessons(store).learn(["example"], now=minute(60)) == 1
        habit = await store.habits.habit("example")
        assert habit.learned_until == minute(60) and len(habit.changes) == 1 and sum(habit.covered) > 0
        assert await Lessons(store).learn(["example"], now=minute(120)) == 0
        await store.finish_visit(visit(minute(200), "unchanged"))
        assert await Lessons(store).learn(["example"], now=minute(60) + timedelta(days=1)) == 1
        later = await store.habits.habit("example")
        assert sum(later.covered) > sum(habit.covered) and later.changes == habit.changes

    asyncio.run(story())


def test_the_same_process_does_not_ask_again_within_the_hour() -> None:
    store = MemoryStore()

    async def story() -> None:
        lessons = Lessons(store)
        assert await lessons.learn(["example"], now=minute(0)) == 1
        assert await lessons.learn(["another"], now=minute(30)) == 0
        assert await lessons.learn(["another"], now=minute(61)) == 1

    asyncio.run(story())
