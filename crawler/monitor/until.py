"""Work that goes on until somebody ends it: a signal, or a reader who has gone."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import threading
from collections.abc import Coroutine
from contextlib import suppress

LOOK_EVERY = 1.0  # seconds between two looks whether anybody reads on
PATIENCE = 3.0  # seconds that a cancelled task may take to clean up
AT_LAST = 15.0  # seconds after which the process ends in any case


async def until_told(work: Coroutine[object, object, None], *, unread: bool = False) -> None:
    """Do the work until it is done or SIGINT or SIGTERM comes; with *unread* also until nobody reads standard output any more."""
    task, told = asyncio.create_task(work), asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, told.set)
    watchers = [asyncio.create_task(end_when(told, task))]
    if unread:
        watchers.append(asyncio.create_task(tell_unread(told)))
    try:
        with suppress(asyncio.CancelledError):
            await task
    finally:
        for watcher in watchers:
            watcher.cancel()


async def end_when(told: asyncio.Event, task: asyncio.Task[None]) -> None:
    """Cancel a task once that is told, and again if it goes on: ``wait_for`` below it may swallow a cancellation.

    A thread that hangs in somebody's library holds up no end: whatever is not done by then was not acknowledged, and is done again.
    """
    await told.wait()
    leaving = threading.Timer(AT_LAST, os._exit, (0,))
    leaving.daemon = True
    leaving.start()
    while not task.done():
        task.cancel()
        await asyncio.wait({task}, timeout=PATIENCE)


async def tell_unread(told: asyncio.Event) -> None:
    """Tell once the other end of standard output is closed; a terminal or a file never is."""
    poll = select.poll()
    poll.register(sys.stdout, 0)
    while not any(events & select.POLLERR for _, events in poll.poll(0)):
        await asyncio.sleep(LOOK_EVERY)
    told.set()
