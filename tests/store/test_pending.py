"""Visits that wait for each other are written soon, at the end of a crawl at once, and a store that gave up is told of."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from crawler.errors import StoreUnavailableError
from crawler.model import Visit
from crawler.store.memory import MemoryStore
from crawler.store.pending import AT_ONCE, Pending
from tests.store.newsdesk import minute, visit


class CountingStore(MemoryStore):
    """Counts how many visits come at once."""

    def __init__(self) -> None:
        super().__init__()
        self.batches: list[int] = []

    async def finish_visits(self, visits: Sequence[Visit]) -> None:
        self.batches.append(len(visits))
        await asyncio.sleep(0)
        await super().finish_visits(visits)


class LostStore(MemoryStore):
    """Is away for good."""

    async def finish_visits(self, visits: Sequence[Visit]) -> None:
        raise StoreUnavailableError("the database did not answer for 600 s")


def test_visits_that_come_together_are_written_together_without_being_asked_for() -> None:
    store = CountingStore()

    async def crawl() -> list[bool]:
        pending = Pending(store)
        written = [await pending.add(visit(minute(number), "not_modified")) for number in range(50)]
        return list(await asyncio.gather(*written))

    assert all(asyncio.run(crawl())) and store.batches == [50]


def test_the_end_of_a_crawl_waits_until_everything_is_written() -> None:
    store = CountingStore()

    async def crawl() -> int:
        pending = Pending(store)
        for number in range(2 * AT_ONCE + 1):
            await pending.add(visit(minute(number), "not_modified"))
        await pending.flush()
        return len([each async for each in store.visits()])

    assert asyncio.run(crawl()) == 2 * AT_ONCE + 1
    assert max(store.batches) <= AT_ONCE


def test_a_store_that_gave_up_is_told_of_and_its_visits_are_not_called_written() -> None:
    told: list[Exception] = []

    async def crawl() -> bool:
        pending = Pending(LostStore(), told.append)
        written = await pending.add(visit(outcome="not_modified"))
        await pending.flush()
        return await written

    assert asyncio.run(crawl()) is False
    assert [type(error) for error in told] == [StoreUnavailableError]
