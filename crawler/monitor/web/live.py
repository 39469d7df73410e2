"""New revisions told to open pages: one follower of the database for the whole process, however many listen."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager, suppress

from crawler.errors import StoreError
from crawler.model import RevisionQuery
from crawler.monitor.broadcast import Broadcast
from crawler.monitor.following import Followed
from crawler.store.following import Place, Recordings
from crawler.store.matching import matches

logger = logging.getLogger(__name__)
RETRY = 1.0  # seconds before a database that went away is asked again
MOST_LISTENERS = 500


class Live:
    """Tells listeners what is recorded."""

    def __init__(self, recordings: Recordings) -> None:
        self._broadcast = Broadcast(recordings)
        self.listeners = 0

    @property
    def is_full(self) -> bool:
        """Whether nobody more can listen."""
        return self.listeners >= MOST_LISTENERS

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Follow meanwhile."""
        following = asyncio.create_task(self._follow())
        try:
            yield
        finally:
            await ended(following)

    async def _follow(self) -> None:
        """Follow for ever; what stops it is logged, and it begins again."""
        while True:
            try:
                await self._broadcast.run()
            except Exception:
                logger.exception("following new revisions stopped; it begins again")
            await asyncio.sleep(RETRY)

    async def listen(self, wanted: RevisionQuery, after: Place | None) -> AsyncGenerator[Followed, None]:
        """Revisions that a query wants, from a place on, without one those recorded from now on; for ever."""
        self.listeners += 1
        try:
            while True:
                with suppress(StoreError):
                    async with aclosing(self._broadcast.listen(after)) as told:
                        async for followed in told:
                            after = followed.place
                            if matches(followed.revision, wanted):
                                yield followed
                await asyncio.sleep(RETRY)
        finally:
            self.listeners -= 1


async def ended(task: asyncio.Task[None]) -> None:
    """End a task, even if something it awaits swallows the first request to."""
    while not task.done():
        task.cancel()
        await asyncio.wait({task}, timeout=1)
