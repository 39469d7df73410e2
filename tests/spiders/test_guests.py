"""Work that leads from one host to another asks that one only while nobody else does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from scrapy import Request
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from crawler.spiders.guests import GuestMiddleware
from crawler.spiders.manners import Manners
from crawler.spiders.rounds import Rounds
from crawler.spiders.turns import Turn
from crawler.store.evidence import PostponedError
from crawler.store.frontier import Host
from crawler.store.memory import MemoryStore

LEASE = timedelta(seconds=60)
FEED = "http://feeds.example/daily"


class Schedule:
    """One of several schedules on a store; *now* is moved by the test."""

    def __init__(self, store: MemoryStore, name: str, *, patience: float = 0.0) -> None:
        self.now = datetime(2026, 3, 2, 12, tzinfo=UTC)
        manners = Manners(
            per_host=1,
            altogether=8,
            lease=LEASE,
            visits_per_day=100,
            quiet=(),
            publishers={},
            delay_of=lambda _: timedelta(seconds=2),
        )
        self.rounds = Rounds(store.frontier, lambda _: (), manners, holder=name, clock=lambda: self.now)
        self.guests = GuestMiddleware(self.rounds, clock=lambda: self.now, patience=timedelta(seconds=patience))

    async def ask(self, url: str = FEED, **meta: int) -> Request:
        request = Request(url, meta={"publisher": "daily", "listing": "machine"} | meta)
        await self.guests.process_request(request)
        return request

    async def answered(self, request: Request) -> None:
        await self.guests.process_response(request, Response(request.url))


def on_a_store(trial: Callable[[MemoryStore], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        store = MemoryStore()
        await store.open()
        await trial(store)

    asyncio.run(run())


async def state(store: MemoryStore, name: str = "feeds.example") -> Host:
    found = await store.frontier.host(name)
    assert found is not None
    return found


def test_a_feed_on_another_host_is_asked_for_by_one_schedule_at_a_time() -> None:
    async def trial(store: MemoryStore) -> None:
        one, other = Schedule(store, "one"), Schedule(store, "other")
        asked = await one.ask()
        assert (await state(store)).holder == "one"
        with pytest.raises(PostponedError, match="somebody else"):
            await other.ask()
        await one.answered(asked)
        other.now = one.now + timedelta(seconds=3)
        await other.answered(await other.ask())
        assert (await state(store)).holder is None

    on_a_store(trial)


def test_the_pace_of_a_host_holds_from_one_schedule_to_the_next() -> None:
    async def trial(store: MemoryStore) -> None:
        one, other = Schedule(store, "one"), Schedule(store, "other")
        await one.answered(await one.ask())
        assert (await state(store)).allowed_from == one.now + timedelta(seconds=2)
        assert (await state(store)).spent == 1
        with pytest.raises(PostponedError):
            await other.ask()

    on_a_store(trial)


def test_several_requests_share_a_stay_that_ends_with_the_last() -> None:
    async def trial(store: MemoryStore) -> None:
        one = Schedule(store, "one")
        first, second = await one.ask(), await one.ask()
        await one.answered(first)
        assert (await state(store)).holder == "one"
        await one.guests.process_exception(second, TimeoutError())
        assert (await state(store)).holder is None
        await one.answered(second)
        assert not one.guests.stays

    on_a_store(trial)


def test_a_host_that_rests_is_left_alone_by_guests_too() -> None:
    async def trial(store: MemoryStore) -> None:
        one = Schedule(store, "one")
        await store.frontier.meet("feeds.example", publisher="daily", now=one.now)
        taken = await store.frontier.take(await state(store), holder="x", now=one.now, until=one.now + LEASE)
        assert taken is not None
        rests = replace(taken, allowed_from=one.now + LEASE, resting="429")
        await store.frontier.give_back(rests, wake=one.now + LEASE)
        with pytest.raises(PostponedError, match="left alone: 429"):
            await one.ask()

    on_a_store(trial)


def test_who_has_a_turn_is_no_guest() -> None:
    async def trial(store: MemoryStore) -> None:
        one = Schedule(store, "one")
        one.rounds.turns["feeds.example"] = Turn(Host(name="feeds.example", publishers=("daily",), wake=one.now))
        await one.answered(await one.ask())
        assert await store.frontier.host("feeds.example") is None

    on_a_store(trial)


def test_a_host_that_becomes_free_soon_is_waited_for() -> None:
    async def trial(store: MemoryStore) -> None:
        one, other = Schedule(store, "one"), Schedule(store, "other", patience=30)
        asked = await one.ask()
        waiting = asyncio.ensure_future(other.ask())
        await asyncio.sleep(0)
        other.now += timedelta(seconds=5)
        await one.answered(asked)
        await waiting
        assert (await state(store)).holder == "other"

    on_a_store(trial)


def test_where_a_redirect_or_an_index_leads_to_becomes_no_host_of_the_schedule() -> None:
    async def trial(store: MemoryStore) -> None:
        one = Schedule(store, "one")
        await one.answered(await one.ask("http://x81723.example/", redirect_times=1))
        await one.answered(await one.ask("http://x81724.example/", depth_of_index=1))
        assert await store.frontier.hosts() == [] and not one.guests.stays

    on_a_store(trial)


def test_a_crawl_without_turns_has_no_guests() -> None:
    with pytest.raises(NotConfigured):
        GuestMiddleware.from_crawler(get_crawler())
