"""Revisions as they are recorded: each once, none left out, from any place on.

The record (:mod:`crawler.store.following`) has the order and the truth; the bell only says when to look. So a broken connection, a
server that restarts or lost its newest entries, clocks that differ and workers that finish out of turn change nothing.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

from crawler.errors import EmbeddedServerError, StoreUnavailableError
from crawler.model import Revision
from crawler.store.following import BEFORE_ALL, Bell, Entry, Place, Recordings

Answer = TypeVar("Answer")

PAGE = 100  # entries that are read at once
REMEMBERED = 500  # entries among which a follower finds its way back when the database lost some
LONGEST_WAIT = 5.0  # seconds between two looks, rung for or not
MEND_EVERY = 60.0  # seconds between two looks for revisions that a crash left without an entry
MEND_BACK = timedelta(minutes=5)  # how far back such a look goes
GRACE = timedelta(seconds=2)  # what is younger is being entered by whoever recorded it
RETRY = 1.0  # seconds before a database that went away is asked again


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A revision, its entry in the record, and with ``place.token`` the word to go on after it."""

    revision: Revision
    entry: Entry

    @property
    def place(self) -> Place:
        """Where to go on."""
        return self.entry.place


async def follow(recordings: Recordings, *, after: Place | None = None) -> AsyncGenerator[Followed, None]:
    """Revisions as they are recorded, one by one; see :func:`follow_pages`."""
    async with aclosing(follow_pages(recordings, after=after)) as pages:
        async for page in pages:
            for followed in page:
                yield followed


async def follow_pages(
    recordings: Recordings, *, after: Place | None = None, on_idle: Callable[[], None] = lambda: None
) -> AsyncGenerator[list[Followed], None]:
    """Revisions as they are recorded, for ever: those after a place, without one those recorded from now on.

    What was recorded meanwhile comes together. A place that the database does not know (it began anew) means its beginning. While
    the database is away this waits. *on_idle* is called whenever everything recorded so far was read.
    """
    async with recordings.bell() as bell:
        await bell.rung(0)
        trail = await trail_from(after if after is not None else await patiently(recordings.newest), recordings)
        mender = Mender(recordings)
        await mender.mend(await started_at(recordings, trail.place))
        while True:
            entries = await trail.next_entries(recordings)
            if entries:
                yield await with_revisions(recordings, entries)
            else:
                on_idle()
                await wait(bell, mender)


async def wait(bell: Bell, mender: Mender) -> None:
    """Until something may have been recorded; what a crash left behind is entered on the way."""
    await bell.rung(LONGEST_WAIT)
    await mender.mend_now_and_then()


async def with_revisions(recordings: Recordings, entries: list[Entry]) -> list[Followed]:
    """Entries with their revisions; one whose revision was deleted since is left out."""
    names = [entry.revision for entry in entries]
    found = {each.id: each for each in await patiently(lambda: recordings.revisions(names))}
    return [Followed(revision=found[entry.revision], entry=entry) for entry in entries if entry.revision in found]


async def started_at(recordings: Recordings, place: Place) -> datetime:
    """When the entry at a place was entered; now, for a place that nobody has been at."""
    found = await patiently(lambda: recordings.entries(place.number, 1)) if place.number else []
    return found[0].at if found else datetime.now(UTC)


async def patiently(ask: Callable[[], Awaitable[Answer]]) -> Answer:
    """The answer of a database, however long it is away."""
    while True:
        try:
            return await ask()
        except (StoreUnavailableError, EmbeddedServerError):
            await asyncio.sleep(RETRY)


class Trail:
    """Where a follower is in the record, and the way it came."""

    def __init__(self, place: Place, way: list[Entry]) -> None:
        self.place = place
        self._way: deque[Entry] = deque(way, maxlen=REMEMBERED)
        self._lost: set[str] = set()

    async def next_entries(self, recordings: Recordings) -> list[Entry]:
        """The entries that follow, as far as there are any, each once."""
        here = self.place
        page = await patiently(lambda: recordings.entries(here.number, PAGE + 1))
        if here.number and not (page and here.is_of(page[0])):
            return await self._turn_back(recordings)
        new = page[1:] if here.number else page
        if has_gap(new, here.number):  # a number was taken between two steps of that look; a later look sees it
            page = await patiently(lambda: recordings.entries(here.number + 1, PAGE))
            new = page
        return self._walk(new)

    def _walk(self, entries: list[Entry]) -> list[Entry]:
        """Go along these entries; those whose revision was met under another number are left out."""
        if entries:
            self.place = entries[-1].place
            self._way.extend(entries)
        return [entry for entry in entries if entry.revision not in self._lost]

    async def _turn_back(self, recordings: Recordings) -> list[Entry]:
        """The entry at the place is gone: go back to the last one on the way that stands, else to the beginning.

        A server that was killed may lose entries that it had shown but nobody had acknowledged; their revisions come again under
        other numbers. A record of which nothing stands is another one.
        """
        while self._way:
            entry = self._way.pop()
            if entry in await patiently(partial(recordings.entries, entry.number, 1)):
                self.place = entry.place
                self._way.append(entry)
                return await self.next_entries(recordings)
            self._lost.add(entry.revision)
        self.place = BEFORE_ALL
        self._lost.clear()
        return await self.next_entries(recordings)


async def trail_from(place: Place, recordings: Recordings) -> Trail:
    """A trail that starts at a place, with the entries before it as the way there, if the place is in this record."""
    first = max(place.number - PAGE + 1, 1)
    way = await patiently(lambda: recordings.entries(first, place.number - first + 1)) if place.number else []
    return Trail(place, way if way and place.is_of(way[-1]) else [])


def has_gap(entries: list[Entry], after: int) -> bool:
    """Whether a number is missing."""
    return any(entry.number != number for number, entry in enumerate(entries, start=after + 1))


class Mender:
    """Enters revisions that a crash left without an entry, so that a follower meets them."""

    def __init__(self, recordings: Recordings) -> None:
        self._recordings = recordings
        self._due = 0.0

    async def mend(self, since: datetime) -> None:
        """Look at what was first seen since then, and a little before."""
        now = datetime.now(UTC)
        await patiently(lambda: self._recordings.mend(since - MEND_BACK, now - GRACE))
        self._due = asyncio.get_running_loop().time() + MEND_EVERY

    async def mend_now_and_then(self) -> None:
        """Look again, if it is time."""
        if asyncio.get_running_loop().time() >= self._due:
            await self.mend(datetime.now(UTC))
