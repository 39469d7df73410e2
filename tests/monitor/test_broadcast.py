"""One follower serves all listeners, the quick and the slow."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing, suppress

from crawler.monitor import broadcast
from crawler.monitor.broadcast import Broadcast
from crawler.monitor.following import Followed
from crawler.store.following import BEFORE_ALL, Place
from crawler.store.memory import MemoryStore
from tests.store.newsdesk import first_revision, visit


async def record(store: MemoryStore, *names: str) -> None:
    for name in names:
        revision = first_revision(name, article=f"https://news.example/{name}")
        await store.record(revision, visit(outcome="new", article=revision.article))


async def heard(found: AsyncIterator[Followed], count: int) -> list[str]:
    return [(await asyncio.wait_for(anext(found), 10)).revision.headline for _ in range(count)]


async def told(after: Place | None, *, before: str, later: str) -> list[str]:
    """What a listener hears that starts at a place when *before* was recorded, and waits while *later* is."""
    store = MemoryStore()
    await record(store, *before)
    cast = Broadcast(store.recordings)
    running = asyncio.create_task(cast.run())
    await asyncio.sleep(0)
    async with aclosing(cast.listen(after)) as found:
        expected = len(later) + (len(before) if after else 0)
        listening = asyncio.create_task(heard(found, expected))
        await asyncio.sleep(0.01)
        await record(store, *later)
        answer = await listening
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    return answer


def test_a_listener_hears_what_is_recorded_from_now_on() -> None:
    assert asyncio.run(told(None, before="ab", later="cd")) == ["c", "d"]


def test_a_listener_with_a_place_hears_what_it_missed_first() -> None:
    assert asyncio.run(told(BEFORE_ALL, before="ab", later="cd")) == ["a", "b", "c", "d"]


def test_a_listener_that_fell_far_behind_misses_nothing() -> None:
    async def story() -> list[str]:
        store = MemoryStore()
        cast = Broadcast(store.recordings)
        running = asyncio.create_task(cast.run())
        await asyncio.sleep(0.01)
        async with aclosing(cast.listen(BEFORE_ALL)) as found:
            await record(store, "first")
            answer = await heard(found, 1)
            await record(store, *(str(number) for number in range(broadcast.KEPT + 50)))
            await asyncio.sleep(0.1)
            answer += await heard(found, broadcast.KEPT + 50)
        running.cancel()
        return answer

    assert asyncio.run(story()) == ["first", *(str(number) for number in range(broadcast.KEPT + 50))]
