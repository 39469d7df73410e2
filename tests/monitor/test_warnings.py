"""What needs somebody is found in a week's visits, and a usual week says nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

from crawler.model import Visit
from crawler.monitor.warnings import OVERLAP, Concern, Week
from crawler.store.memory import MemoryStore
from tests.store.newsdesk import MORNING, visit

NOW = MORNING + timedelta(days=6)


def found(*visits: Visit, free: int | None = None) -> tuple[Concern, ...]:
    async def story() -> tuple[Concern, ...]:
        store = MemoryStore()
        for each in visits:
            await store.keep_evidence(each, None)
        return await Week(store).warnings(now=NOW, free_bytes=free)

    return asyncio.run(story())


def every(hours: float, outcome: str, *, since: float, until: float, **more: str) -> list[Visit]:
    """Visits from so many hours ago to so many."""
    count = int((since - until) / hours)
    return [visit(NOW - timedelta(hours=since - hours * number), outcome, **more) for number in range(count + 1)]


def kinds(*visits: Visit, free: int | None = None) -> list[str]:
    return [each.kind for each in found(*visits, free=free)]


def test_a_usual_week_says_nothing() -> None:
    assert kinds(*every(2, "new", since=100, until=1), *every(0.7, "unchanged", since=100, until=0.5)) == []


def test_a_source_without_new_articles_is_silent_against_its_own_usual() -> None:
    lively = every(1, "new", since=100, until=20)
    slow = every(30, "new", since=140, until=20)
    assert kinds(*lively, *every(1, "unchanged", since=100, until=0)) == ["silent source"]
    assert kinds(*slow, *every(1, "unchanged", since=100, until=0)) == []


def test_a_source_that_shows_nothing_is_silent_even_if_it_is_visited() -> None:
    visits = [*every(1, "unchanged", since=100, until=20), *every(1, "failed", since=19, until=0)]
    assert kinds(*visits) == ["silent source"]


def test_readings_that_suddenly_find_no_article_are_a_template_break() -> None:
    before = every(1, "unchanged", since=100, until=7)
    broken = every(0.5, "blocked", since=5, until=0, reason="no article")
    assert "template break" in kinds(*before, *broken)
    assert kinds(*every(0.5, "blocked", since=100, until=0, reason="no article")) == []


def test_readings_that_fail_more_often_are_told_before_all_do() -> None:
    before = every(1, "unchanged", since=100, until=7)
    mixed = [*every(1, "blocked", since=5, until=2, reason="no article"), *every(0.5, "unchanged", since=5.1, until=0)]
    assert kinds(*before, *mixed) == ["failing readings"]


def test_pages_of_which_half_is_missing_are_a_falling_quality() -> None:
    before = every(1, "unchanged", since=100, until=7)
    torn = every(1, "blocked", since=5, until=2, reason="half a page: 60 % of the text is missing and nothing else changed")
    assert kinds(*before, *torn, *every(0.5, "unchanged", since=5.1, until=0)) == ["failing readings"]


def test_a_paywall_is_no_template_break() -> None:
    before = every(1, "unchanged", since=100, until=2)
    assert kinds(*before, *every(0.5, "blocked", since=5, until=0, reason="paywall")) == []


def test_a_visit_from_the_future_and_a_full_disk_are_told() -> None:
    assert kinds(visit(NOW + timedelta(minutes=5), "unchanged"), free=1) == ["clock skew", "disk"]


def test_a_later_look_reads_only_what_is_new_and_says_the_same() -> None:
    async def story() -> None:
        store = Counting()
        for each in every(1, "new", since=100, until=20):
            await store.keep_evidence(each, None)
        week = Week(store)
        assert await week.warnings(now=NOW - timedelta(hours=19)) == ()
        read = store.read
        [silent] = await week.warnings(now=NOW)
        assert (silent.kind, store.read - read) == ("silent source", 0)
        await store.keep_evidence(visit(NOW - OVERLAP / 2, "new", id="late"), None)
        assert await week.warnings(now=NOW) == ()
        assert store.read - read == 1

    asyncio.run(story())


def test_a_visit_older_than_a_week_is_forgotten() -> None:
    async def story() -> None:
        store = MemoryStore()
        for each in every(1, "new", since=160, until=100):
            await store.keep_evidence(each, None)
        week = Week(store)
        assert len(await week.warnings(now=NOW)) == 1
        assert await week.warnings(now=NOW + timedelta(days=7)) == ()

    asyncio.run(story())


class Counting(MemoryStore):
    """Counts the visits that it gives."""

    read = 0

    async def visits(self, **wanted: Any) -> AsyncIterator[Visit]:
        async for each in super().visits(**wanted):
            self.read += 1
            yield each
