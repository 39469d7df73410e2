"""Work that goes on until somebody ends it: a signal, or a reader who has gone."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import threading
from collections.abc import Collection, Coroutine
from contextlib import suppress
from typing import Any

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
        await end_all(asyncio.all_tasks() - {asyncio.current_task()})


async def end_when(told: asyncio.Event, task: asyncio.Task[None]) -> None:
    """End a task once that is told.

    Nothing is known to hold it up; should anything do so, the process ends all the same: whatever is not done by then was not
    acknowledged, and is done again.
    """
    await told.wait()
    leaving = threading.Timer(AT_LAST, leave)
    leaving.daemon = True
    leaving.start()
    await end_all({task})


def leave() -> None:
    """End the process in spite of whatever goes on, and say so."""
    sys.stderr.write(f"ended in spite of what still went on {AT_LAST:g} s after the signal\n")
    sys.stderr.flush()
    os._exit(0)


async def end_all(tasks: Collection[asyncio.Task[Any]]) -> None:
    """Cancel tasks, and again those that go on: ``asyncio.wait_for``, in the database's driver too, may lose a cancellation.

    ``asyncio.run`` would cancel what is left once only, and wait for it without end.
    """
    while left := {task for task in tasks if not task.done()}:
        for task in left:
            task.cancel()
        await asyncio.wait(left, timeout=PATIENCE)


async def tell_unread(told: asyncio.Event) -> None:
    """Tell once the other end of standard output is closed; a terminal or a file never is."""
    poll = select.poll()
    poll.register(sys.stdout, 0)
    while not any(events & select.POLLERR for _, events in poll.poll(0)):
        await asyncio.sleep(LOOK_EVERY)
    told.set()
