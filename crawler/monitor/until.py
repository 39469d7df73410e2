"""Work that goes on until somebody ends it: a signal, or a reader who has gone."""

from __future__ import annotations

import asyncio
import select
import signal
import sys
from collections.abc import Coroutine
from contextlib import suppress

LOOK_EVERY = 1.0  # seconds between two looks whether anybody reads on


async def until_told(work: Coroutine[object, object, None], *, unread: bool = False) -> None:
    """Do the work until it is done or SIGINT or SIGTERM comes; with *unread* also until nobody reads standard output any more."""
    task = asyncio.create_task(work)
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, task.cancel)
    watcher = asyncio.create_task(end_unread(task)) if unread else None
    try:
        with suppress(asyncio.CancelledError):
            await task
    finally:
        if watcher:
            watcher.cancel()


async def end_unread(task: asyncio.Task[None]) -> None:
    """Cancel a task once the other end of standard output is closed; a terminal or a file never is."""
    poll = select.poll()
    poll.register(sys.stdout, 0)
    while not any(events & select.POLLERR for _, events in poll.poll(0)):
        await asyncio.sleep(LOOK_EVERY)
    task.cancel()
