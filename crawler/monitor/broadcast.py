"""One follower for any number of listeners in one process: the database is asked once, whoever listens."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator

from crawler.monitor.following import Followed, follow, trail_from, with_revisions
from crawler.store.following import Place, Recordings

KEPT = 500  # newest revisions that listeners take from here instead of the database


class Broadcast:
    """Tells every listener every revision, each once, from any place on; ``run`` must be running meanwhile.

    Whoever falls behind by more than KEPT reads the database until it has caught up; nobody waits for a slow listener.
    """

    def __init__(self, recordings: Recordings) -> None:
        self._recordings = recordings
        self._kept: deque[Followed] = deque(maxlen=KEPT)
        self._count = 0
        self._news = asyncio.Condition()

    async def run(self) -> None:
        """Follow the record, for ever."""
        async for followed in follow(self._recordings):
            async with self._news:
                self._kept.append(followed)
                self._count += 1
                self._news.notify_all()

    async def listen(self, after: Place | None = None) -> AsyncGenerator[Followed, None]:
        """Revisions from a place on, without one those that are recorded from now on; for ever."""
        heard, here = self._count, after or await self._newest()
        if after is not None:
            async for followed in self._stored_after(after):
                yield followed
                here = followed.place
            heard = self._heard_at(here)
        while True:
            for followed in await self._next(heard):
                yield followed
                heard, here = heard + 1, followed.place
            if heard < self._count - len(self._kept):  # fell behind
                async for followed in self._stored_after(here):
                    yield followed
                    here = followed.place
                heard = self._heard_at(here)

    async def _newest(self) -> Place:
        """Where the telling is now."""
        return self._kept[-1].place if self._kept else await self._recordings.newest()

    async def _next(self, heard: int) -> list[Followed]:
        """What came after the first *heard*, once there is anything; nothing if some of it is not kept any more."""
        async with self._news:
            await self._news.wait_for(lambda: self._count > heard)
            missed = self._count - heard
            return list(self._kept)[-missed:] if missed <= len(self._kept) else []

    async def _stored_after(self, place: Place) -> AsyncGenerator[Followed, None]:
        """What the database has after a place."""
        trail = await trail_from(place, self._recordings)
        while entries := await trail.next_entries(self._recordings):
            for followed in await with_revisions(self._recordings, entries):
                yield followed

    def _heard_at(self, place: Place) -> int:
        """How many of all that was told somebody at a place has heard."""
        later = sum(1 for followed in self._kept if followed.place.number > place.number)
        return self._count - later
