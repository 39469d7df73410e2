"""What a schedule asks of hosts whose turn it does not hold: a feed elsewhere, a redirect's end, a sitemap on another machine.

A turn at a host is what keeps two processes from asking it at once. A walk or a visit has the turn of the host it begins at;
where it is led to another host, that one's turn is taken while the request is on its way, and given back with its pace.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self
from weakref import WeakValueDictionary

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

from crawler.errors import StoreError
from crawler.spiders.rounds import Rounds
from crawler.spiders.turns import charged, counted, rest_of
from crawler.store.evidence import PostponedError
from crawler.store.frontier import Host

GUEST = "guest_of"  # in meta: the host whose turn was taken for the request
PATIENCE = timedelta(seconds=20)
AGAIN = 0.5  # seconds until a host that is visited by somebody else is looked at again


@dataclass(slots=True)
class Stay:
    """A host's turn that is held for requests of other hosts' work: how many are on their way, and who extends it meanwhile."""

    host: Host
    guests: int = 0
    keeper: asyncio.Task[None] | None = None


class GuestMiddleware:
    """Take the turn of any host that a request is led to; PostponedError if it rests or is not free for long."""

    def __init__(self, rounds: Rounds, *, clock: Callable[[], datetime], patience: timedelta = PATIENCE) -> None:
        self.rounds = rounds
        self.clock = clock
        self.patience = patience
        self.stays: dict[str, Stay] = {}
        self.doors: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Only a schedule has turns."""
        rounds = getattr(crawler.spider, "rounds", None)
        if not isinstance(rounds, Rounds):
            raise NotConfigured  # with a reason Scrapy would warn of it
        return cls(rounds, clock=rounds.clock)

    async def process_request(self, request: Request) -> None:
        """Take part in a stay, or begin one."""
        request.meta.pop(GUEST, None)
        name = urlparse_cached(request).hostname or ""
        if name in self.rounds.turns:
            return
        async with self._door(name):
            if name not in self.stays and not (await self._is_shared(name, request) and await self._begin(name)):
                return
            stay = self.stays[name]
            stay.guests, stay.host = stay.guests + 1, charged(stay.host)
            request.meta[GUEST] = name

    async def process_response(self, request: Request, response: Response) -> Response:
        """Let go of what was taken for the request."""
        await self._leave(request)
        return response

    async def process_exception(self, request: Request, exception: Exception) -> None:  # noqa: ARG002
        """Likewise."""
        await self._leave(request)

    def _door(self, name: str) -> asyncio.Lock:
        """What lets one request at a time begin or end a stay; gone when nobody stands there."""
        door = self.doors.get(name)
        if door is None:
            door = self.doors[name] = asyncio.Lock()
        return door

    async def _is_shared(self, name: str, request: Request) -> bool:
        """Whether schedules know a host. One where a publisher's listing lies is made known; where a link leads to, it is not."""
        frontier = self.rounds.frontier
        if await frontier.host(name) is not None:
            return True
        if publisher := owner_of(request):
            await frontier.meet(name, publisher=publisher, now=self.clock())
        return bool(publisher)

    async def _begin(self, name: str) -> bool:
        """Whether a turn was taken for a stay; False if this process has got one for its own work meanwhile."""
        ends = self.clock() + self.patience
        while name not in self.rounds.turns:
            now = self.clock()
            if taken := await self._taken(name, now):
                self.stays[name] = Stay(taken)
                self.stays[name].keeper = asyncio.ensure_future(self._keep(self.stays[name]))
                return True
            if now >= ends:
                raise PostponedError(f"{name} is visited by somebody else")
            await asyncio.sleep(AGAIN)
        return False

    async def _taken(self, name: str, now: datetime) -> Host | None:
        """A host's turn; None if somebody has it or its pace has to be waited for, PostponedError if it rests."""
        frontier, manners = self.rounds.frontier, self.rounds.manners
        host = await frontier.host(name)
        if host is None or host.is_held(now):
            return None
        if rest := rest_of(host, now, per_day=manners.budget(host), quiet=manners.quiet_at(host)):
            if rest.why:
                raise PostponedError(f"{name} is left alone: {rest.why}")
            return None
        taken = await frontier.take(host, holder=self.rounds.holder, now=now, until=now + manners.lease)
        return taken and counted(replace(taken, resting="", allowed_from=None), now, per_day=manners.budget(taken))

    async def _keep(self, stay: Stay) -> None:
        """Extend a stay until its last guest leaves; one that was lost, or that the database does not take, ends by itself."""
        lease = self.rounds.manners.lease
        with suppress(StoreError):
            while True:
                await asyncio.sleep(lease.total_seconds() / 3)
                kept = await self.rounds.frontier.extend(stay.host, until=self.clock() + lease)
                if kept is None:
                    return
                stay.host = kept

    async def _leave(self, request: Request) -> None:
        name = request.meta.pop(GUEST, None)
        if name is None:
            return
        async with self._door(name):
            stay = self.stays[name]
            stay.guests -= 1
            if not stay.guests:
                await self._end(self.stays.pop(name))

    async def _end(self, stay: Stay) -> None:
        """Give a turn back, not to be taken sooner than the host's pace allows, and to be looked at then."""
        if stay.keeper is not None:
            stay.keeper.cancel()
            await asyncio.wait([stay.keeper])
        paced = self.clock() + self.rounds.manners.delay_of(stay.host.name)
        with suppress(StoreError):
            await self.rounds.frontier.give_back(replace(stay.host, allowed_from=paced), wake=paced)


def owner_of(request: Request) -> str:
    """The publisher whose file or robots.txt names a listing; empty for what listings or redirects lead to."""
    meta = request.meta
    is_led = bool(meta.get("redirect_times") or meta.get("depth_of_index"))
    return str(meta.get("publisher") or "") if "listing" in meta and not is_led else ""
