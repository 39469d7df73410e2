"""Blocking work beside the loop, in threads that nobody waits for at the end.

``asyncio.to_thread`` and ``run_in_executor`` use threads that are joined when the loop is closed, and again when the interpreter
ends: one mail server that says nothing would hold up the end of the process for minutes. What such a thread had not done by
then was not acknowledged, and is done again.
"""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

Answer = TypeVar("Answer")

MOST = 8  # threads of one name that run at the same time, those that hang included


class TooManyAsideError(Exception):
    """So many threads of that name hang that no further one is begun."""


class Aside:
    """Does work in daemon threads, at most MOST at a time for each name."""

    def __init__(self) -> None:
        self._running: Counter[str] = Counter()

    async def do(self, name: str, work: Callable[[], Answer]) -> Answer:
        """What *work* returns or raises; TooManyAsideError if what was begun under that name hangs. Cancelling leaves it alone."""
        if self._running[name] >= MOST:
            raise TooManyAsideError(f"{MOST} earlier ones hang")
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._running[name] += 1
        thread = threading.Thread(target=self._run, args=(name, work, answer), daemon=True, name=f"aside {name}")
        thread.start()
        return await answer

    def _run(self, name: str, work: Callable[[], Answer], answer: asyncio.Future[Answer]) -> None:
        """The thread: do it, tell the loop."""
        try:
            tell = partial(self._tell, name, answer, result=work())
        except BaseException as error:
            tell = partial(self._tell, name, answer, error=error)
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            answer.get_loop().call_soon_threadsafe(tell)

    def _tell(
        self, name: str, answer: asyncio.Future[Any], *, result: object = None, error: BaseException | None = None
    ) -> None:
        """Note the end of a thread, and hand over what it brought if anybody still waits."""
        self._running[name] -= 1
        if answer.done():
            return
        if error is None:
            answer.set_result(result)
        else:
            answer.set_exception(error)


ASIDE = Aside()
