"""Visits that nobody had to read wait for each other: to write a hundred costs the database little more than to write one."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

from crawler.errors import TashihError
from crawler.model import Visit
from crawler.store.protocol import Store

SOON = 0.2  # seconds that a visit waits for others
AT_ONCE = 200  # visits that are written at once; whoever brings more waits until there is room

logger = logging.getLogger(__name__)

Written = asyncio.Future[bool]


class Pending:
    """Ends visits in *store*, many at once, each within a fraction of a second; *failed* is told when the store gave up."""

    def __init__(self, store: Store, failed: Callable[[Exception], None] = lambda _: None) -> None:
        self.failed = failed
        self._store = store
        self._waiting: list[tuple[Visit, Written]] = []
        self._writer: asyncio.Task[None] | None = None
        self._hurry = asyncio.Event()

    async def add(self, visit: Visit) -> Written:
        """Take a visit in; what is returned says whether it was written once that is known."""
        while len(self._waiting) >= AT_ONCE:
            await self.flush()
        written: Written = asyncio.get_running_loop().create_future()
        self._waiting.append((visit, written))
        if self._writer is None:
            self._hurry.clear()
            self._writer = asyncio.ensure_future(self._write_soon())
        return written

    async def flush(self) -> None:
        """Return once everything that was taken in is written, or was given up."""
        if self._writer is not None:
            self._hurry.set()
            await asyncio.shield(self._writer)

    async def _write_soon(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._hurry.wait(), SOON)
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
                await self._write(batch)
        finally:
            self._writer = None

    async def _write(self, batch: list[tuple[Visit, Written]]) -> None:
        try:
            await self._store.finish_visits([visit for visit, _ in batch])
        except TashihError as error:
            logger.error("%d visits could not be written: %s", len(batch), error)
            self.failed(error)
            done = False
        else:
            done = True
        for _, written in batch:
            if not written.done():
                written.set_result(done)
