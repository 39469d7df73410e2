"""Going round the hosts, with a store in memory and a clock that the test moves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from scrapy import Request

from crawler.spiders import rounds
from crawler.spiders.answers import Answer
from crawler.spiders.manners import Manners
from crawler.spiders.rounds import Rounds
from crawler.store.frontier import Due, Sighting, Walk
from crawler.store.memory import MemoryStore
from tests.store.newsdesk import MORNING

LEASE = timedelta(seconds=60)


class Desk:
    """One scheduler: its rounds, what it asked for, and when."""

    def __init__(self, store: MemoryStore, clock: Clock, name: str = "Ayşe", **more: Any) -> None:
        manners = Manners(
            per_host=more.pop("per_host", 1),
            altogether=16,
            lease=LEASE,
            visits_per_day=more.pop("per_day", 0),
            quiet=(),
            publishers={},
            delay_of=lambda _: timedelta(seconds=1),
        )
        self.asked: list[Due] = []
        self.rounds = Rounds(store.frontier, self.ask, manners, holder=name, clock=clock, **{"once": True, **more})

    def ask(self, due: Due) -> Iterable[Request]:
        self.asked.append(due)
        yield Request(due.address or "https://news.example/feed", meta={"due": due})

    async def work(self, answer: Callable[[Due], Answer | None]) -> list[str]:
        """Live through a single round, answering everything at once."""
        found: AsyncIterator[Request] = self.rounds.requests()
        async for request in found:
            due = request.meta["due"]
            self.rounds.sent(due.host)
            if (said := answer(due)) is not None:
                self.rounds.answered(said)
        return [due.key for due in self.asked]


class Clock:
    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "LOOK_EVERY", timedelta(milliseconds=5))


async def listed(store: MemoryStore, *hosts: str, stories: int = 3) -> None:
    for host in hosts:
        found = [
            Sighting(url=f"https://{host}/story-{number}", publisher="example", source="feed", says="")
            for number in range(stories)
        ]
        await store.frontier.sighted(found, now=MORNING)


def gone(due: Due) -> Answer:
    return Answer(due=due, outcome="gone")


def test_a_round_visits_everything_once_and_gives_every_host_back(clock: Clock) -> None:
    store = MemoryStore()

    async def story() -> None:
        await listed(store, "a.example", "b.example")
        assert len(await Desk(store, clock).work(gone)) == 6
        assert {host.holder for host in await store.frontier.hosts()} == {None}
        clock.now += timedelta(minutes=1)
        assert await Desk(store, clock).work(gone) == []

    asyncio.run(story())


def test_two_desks_at_once_do_different_work(clock: Clock) -> None:
    store = MemoryStore()

    async def story() -> None:
        await listed(store, "a.example", "b.example", "c.example")
        first, second = Desk(store, clock), Desk(store, clock, "Barış")
        done = await asyncio.gather(first.work(gone), second.work(gone))
        assert sorted([*done[0], *done[1]]) == sorted(
            f"https://{host}.example/story-{number}" for host in "abc" for number in range(3)
        )

    asyncio.run(story())


def test_a_budget_ends_a_hosts_turn_and_the_rest_stays_due(clock: Clock) -> None:
    store = MemoryStore()

    async def story() -> None:
        await listed(store, "a.example", stories=9)
        assert len(await Desk(store, clock, per_day=4).work(gone)) == 4
        assert len(await store.frontier.due("a.example", now=clock.now + timedelta(seconds=1))) == 5
        host = await store.frontier.host("a.example")
        assert host and host.resting == "the budget of the day is spent"

    asyncio.run(story())


def test_a_host_that_wants_a_rest_is_given_back_with_its_work(clock: Clock) -> None:
    store = MemoryStore()

    async def story() -> None:
        await listed(store, "a.example", stories=5)
        desk = Desk(store, clock)

        def busy(due: Due) -> Answer:
            desk.rounds.let_rest(due.host, 900, "status 503")
            return Answer(due=due, postponed=True)

        assert len(await desk.work(busy)) == 1
        host = await store.frontier.host("a.example")
        assert host and host.wake == clock.now + timedelta(minutes=15) and host.resting == "status 503"
        assert len(await store.frontier.due("a.example", now=clock.now + timedelta(seconds=1))) == 5

    asyncio.run(story())


def test_a_turn_that_somebody_took_over_is_let_go(clock: Clock) -> None:
    store = MemoryStore()

    async def story() -> None:
        await listed(store, "a.example", stories=5)
        desk = Desk(store, clock)

        async def slept() -> None:
            clock.now += LEASE * 2
            [host] = await store.frontier.ready(clock.now)
            assert await store.frontier.take(host, holder="Barış", now=clock.now, until=clock.now + LEASE)

        found = desk.rounds.requests()
        first = await anext(found)
        await slept()
        desk.rounds.answered(gone(first.meta["due"]))
        assert [request.meta["due"].key async for request in found] == []
        host = await store.frontier.host("a.example")
        assert host and host.holder == "Barış"

    asyncio.run(story())


def test_what_was_never_answered_is_due_as_before(clock: Clock) -> None:
    store = MemoryStore()

    async def story() -> None:
        await listed(store, "a.example", stories=2)
        desk = Desk(store, clock)

        def silent(due: Due) -> None:
            clock.now += timedelta(minutes=11)

        await asyncio.wait_for(desk.work(silent), 5)
        assert len(await store.frontier.due("a.example", now=clock.now)) == 2

    asyncio.run(story())


def test_whoever_leaves_gives_back_what_is_on_its_way_a_little_later(clock: Clock) -> None:
    store = MemoryStore()

    async def story() -> None:
        await listed(store, "a.example", "b.example", stories=1)
        desk = Desk(store, clock, once=False)
        found = desk.rounds.requests()
        first = await anext(found)
        await anext(found)
        desk.rounds.answered(gone(first.meta["due"]))
        await desk.rounds.farewell()
        wakes = {host.name: host.wake for host in await store.frontier.hosts()}
        assert wakes[first.meta["due"].host] == clock.now + timedelta(seconds=1)
        assert max(wakes.values()) == clock.now + LEASE / 4

    asyncio.run(story())


def test_a_single_round_makes_every_walk_whenever_it_was_made_last(clock: Clock) -> None:
    store = MemoryStore()
    walk = Walk(name="example/latest", publisher="example", host="a.example", kind="latest", next_walk=MORNING)

    async def story() -> None:
        await store.frontier.watch([replace(walk, next_walk=MORNING + timedelta(hours=9))])
        desk = Desk(store, clock)
        desk.rounds.walks = await store.frontier.walks()
        assert await desk.work(lambda due: Answer(due=due)) == ["example/latest"]

    asyncio.run(story())


def test_the_nightly_lesson_holds_up_no_visit_and_a_single_round_waits_for_it(clock: Clock) -> None:
    store = MemoryStore()
    told: list[str] = []

    async def story() -> None:
        await listed(store, "a.example", stories=2)
        desk = Desk(store, clock)

        async def lesson() -> None:
            await asyncio.sleep(0.05)
            told.append("lesson")

        def visited(due: Due) -> Answer:
            told.append(due.key)
            return gone(due)

        desk.rounds.hourly = lesson
        await desk.work(visited)

    asyncio.run(story())
    assert told[-1] == "lesson" and len(told) == 3
