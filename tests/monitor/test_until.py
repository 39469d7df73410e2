"""Work that goes on until somebody ends it ends, whatever loses a cancellation or hangs in a thread."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress

import pytest

from crawler.monitor.aside import MOST, Aside, TooManyAsideError
from crawler.monitor.until import end_all
from crawler.store.mongo_link import end_if_told


async def deaf(times: int) -> None:
    """Loses so many cancellations, as ``wait_for`` may."""
    for _ in range(times):
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(60)
    await asyncio.sleep(60)


def test_a_task_that_loses_cancellations_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.monitor.until.PATIENCE", 0.01)

    async def story() -> bool:
        tasks = [asyncio.create_task(deaf(times)) for times in (0, 1, 3)]
        await asyncio.sleep(0)
        await end_all(tasks)
        return all(task.cancelled() for task in tasks)

    assert asyncio.run(story())


def test_whoever_tries_again_and_again_notices_a_lost_cancellation() -> None:
    async def stubborn() -> None:
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(60)
        end_if_told()

    async def story() -> bool:
        end_if_told()
        task = asyncio.create_task(stubborn())
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait({task})
        return task.cancelled()

    assert asyncio.run(story())


def test_a_thread_that_hangs_is_not_waited_for() -> None:
    hanging, aside = threading.Event(), Aside()

    async def story() -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(0.05):
                await aside.do("mail", hanging.wait)

    asyncio.run(story())
    [thread] = [each for each in threading.enumerate() if each.name == "aside mail"]
    assert thread.daemon
    hanging.set()
    thread.join(10)


def test_what_a_thread_returns_or_raises_arrives() -> None:
    async def story() -> int:
        aside = Aside()
        with pytest.raises(ZeroDivisionError):
            await aside.do("sum", lambda: 1 // 0)
        return await aside.do("sum", lambda: 1 + 1)

    assert asyncio.run(story()) == 2


def test_not_more_than_so_many_threads_hang_for_one_receiver() -> None:
    hanging, aside = threading.Event(), Aside()

    async def story() -> int:
        tasks = [asyncio.create_task(aside.do("mail", hanging.wait)) for _ in range(MOST)]
        await asyncio.sleep(0)
        with pytest.raises(TooManyAsideError):
            await aside.do("mail", hanging.wait)
        assert await aside.do("chat", lambda: 1) == 1
        hanging.set()
        await asyncio.gather(*tasks)
        return await aside.do("mail", lambda: 2)

    assert asyncio.run(story()) == 2
