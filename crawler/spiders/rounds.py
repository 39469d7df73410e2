"""Goes round the hosts: takes turns at those that have something due, hands out what to ask for, settles what came of it.

One loop, asleep unless something was answered, a turn has to be extended, or it is time to look round again. What was handed
out and not settled is in nobody's queue: if this process dies, its turns end, and whoever comes next finds it due as before.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Collection, Coroutine, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from scrapy import Request

from crawler.errors import StoreError
from crawler.spiders.answers import Answer, as_due, tell_of_failure
from crawler.spiders.manners import Manners
from crawler.spiders.turns import Rest, Turn, charged, counted, rest_of
from crawler.store.frontier import LOOK_AGAIN, Due, Frontier, Host, Walk

HOUR = timedelta(hours=1)
LOOK_EVERY = timedelta(seconds=5)
FAREWELL = 4.0  # seconds that the database may take at the end
FORGOTTEN = timedelta(minutes=10)  # after which an answer is no longer waited for
HOSTS_MOST = 64  # that are held at once
TAKEN_AT_ONCE = 8  # before what can be sent is sent
HELD_AT_ONCE = 50  # due addresses of a host that are in its queue before it is weighed again
SOON = timedelta(minutes=2)  # a pace that a single round waits out

Ask = Callable[[Due], Iterable[Request]]


class Rounds:
    """Visits what is due, in turns; *once* ends when nothing is left, and makes the *walks* whether they are due or not."""

    def __init__(
        self,
        frontier: Frontier,
        ask: Ask,
        manners: Manners,
        *,
        holder: str,
        only: Collection[str] | None = None,
        once: bool = False,
        clock: Callable[[], datetime],
    ) -> None:
        self.frontier = frontier
        self.ask = ask
        self.manners = manners
        self.holder = holder
        self.only = only
        self.once = once
        self.clock = clock
        self.turns: dict[str, Turn] = {}
        self.walks: list[Walk] = []
        self.done: set[str] = set()
        self.waiting: list[Host] | None = None
        self.answers: list[Answer] = []
        self.hourly: Callable[[], Coroutine[Any, Any, None]] | None = None
        self.aside: asyncio.Task[None] | None = None
        self.hour_began: datetime | None = None
        self.look_at = clock()
        self.step: asyncio.Future[None] | None = None
        self.something = asyncio.Event()
        self.ended = False

    async def requests(self) -> AsyncIterator[Request]:
        """What to ask for, as it may be asked for; ends in a single round, else goes on for ever."""
        while not self.ended:
            self.something.clear()
            self.step = asyncio.ensure_future(self._step())
            await asyncio.shield(self.step)
            for request in self._sendable():
                yield request
            if self.once and not self.turns and not self.waiting:
                await asyncio.gather(*filter(None, [self.aside]), return_exceptions=True)
                return
            await self._sleep()

    async def _step(self) -> None:
        """Bring the turns up to date; never broken off half-way, so that every turn that was taken is known here."""
        await self._settle()
        self._begin_hour()
        await self._keep_turns()
        await self._take_turns()

    def answered(self, answer: Answer) -> None:
        """Take in what came of something; it is settled in the next moment of the loop."""
        self.answers.append(answer)
        self.something.set()

    def sent(self, host: str) -> None:
        """Count a request that left for a host."""
        if turn := self.turns.get(host):
            turn.host = charged(turn.host)

    def let_rest(self, host: str, seconds: float, why: str) -> None:
        """Leave a host alone for so long: what waits for it stays due."""
        if turn := self.turns.get(host):
            turn.host = replace(turn.host, allowed_from=self.clock() + timedelta(seconds=seconds), resting=why)
            turn.queue.clear()
            turn.rests = True
            self.something.set()

    async def farewell(self) -> None:
        """Give all turns back, if the database takes them within seconds; those it does not take end by themselves."""
        self.ended = True
        if self.aside:
            self.aside.cancel()
        with suppress(TimeoutError, StoreError):
            async with asyncio.timeout(FAREWELL):
                await asyncio.gather(*filter(None, [self.step]), return_exceptions=True)
                await self._settle()
                await self._give_all_back()

    async def _give_all_back(self) -> None:
        """End all turns; what was on its way may be looked at again when its answer can no longer come."""
        while self.turns:
            _, turn = self.turns.popitem()
            now = self.clock()
            pause = self.manners.lease / 4 if turn.flying else timedelta()
            host = self._paced(turn.host, now)
            await self.frontier.give_back(host, wake=max(host.allowed_from or now, now + pause))

    async def _settle(self) -> None:
        answers, self.answers = self.answers, []
        for answer in answers:
            turn = self.turns.get(answer.due.host)
            if turn:
                turn.flying.pop(answer.due.key, None)
            if answer.postponed or answer.due.kind == "walk":
                continue
            if answer.due.kind == "find" or answer.article != answer.due.key:
                await self.frontier.settle(answer.due, answer.outcome, now=self.clock())

    def _begin_hour(self) -> None:
        """Begin what is done once an hour, beside the visits: it may take minutes."""
        now = self.clock()
        if self.hourly and (self.hour_began is None or now - self.hour_began >= HOUR):
            self.hour_began = now
            self.aside = asyncio.ensure_future(self.hourly())
            self.aside.add_done_callback(tell_of_failure)

    async def _keep_turns(self) -> None:
        """Extend the turns that need it, and end those that have nothing left or were lost."""
        for turn in list(self.turns.values()):
            now = self.clock()
            self._forget(turn, now)
            if turn.queue and self._rest_of(turn.host, now):
                turn.queue.clear()
            if turn.is_idle and not await self._refilled(turn, now):
                await self._give_back(turn, now)
            elif turn.host.held_until and turn.host.held_until - now < self.manners.lease * 2 / 3:
                await self._extend(turn, now)

    def _forget(self, turn: Turn, now: datetime) -> None:
        """Wait no longer for what was never answered: it stays due."""
        for key, (_, since) in list(turn.flying.items()):
            if now - since > FORGOTTEN:
                del turn.flying[key]
                self.done.add(key)

    async def _extend(self, turn: Turn, now: datetime) -> None:
        """Keep a turn, or let go of it if somebody else has the host by now."""
        before = turn.host
        state = counted(before, now, per_day=self.manners.budget(before))
        kept = await self.frontier.extend(state, until=now + self.manners.lease)
        if kept is None:
            turn.queue.clear()
            self.turns.pop(before.name, None)
            return
        for _ in range(round(turn.host.spent - before.spent)):  # sent in the meantime
            kept = charged(kept)
        turn.host = replace(kept, allowed_from=turn.host.allowed_from, resting=turn.host.resting)

    async def _refilled(self, turn: Turn, now: datetime) -> bool:
        """Whether there was more to do at a host, and its queue holds it now."""
        if turn.rests or self._rest_of(turn.host, now):
            return False
        found = [due for due in await self._due(turn.host, now) if not (self.once and due.key in self.done)]
        turn.queue = deque(found[: min(turn.room, HELD_AT_ONCE)])
        return bool(turn.queue)

    async def _due(self, host: Host, now: datetime) -> list[Due]:
        """What is due at a host; in a single round its walks come first, whenever they were made last."""
        found = await self.frontier.due(host.name, now=now, publishers=self.only)
        forced = [as_due(walk) for walk in self.walks if walk.host == host.name and walk.kind == "latest"]
        return [*forced, *(due for due in found if due.key not in {one.key for one in forced})] if self.once else found

    async def _give_back(self, turn: Turn, now: datetime) -> None:
        """End a turn, to be looked at again when the next thing falls due."""
        self.turns.pop(turn.host.name, None)
        host = counted(turn.host, now, per_day=self.manners.budget(turn.host))
        if rest := self._rest_of(host, now):
            host = replace(host, allowed_from=rest.until, resting=rest.why)
        host = self._paced(host, now)
        following = await self.frontier.next_due(host.name, after=now, before=now + LOOK_AGAIN)
        await self.frontier.give_back(host, wake=max(following or now + LOOK_AGAIN, host.allowed_from or now))

    def _paced(self, host: Host, now: datetime) -> Host:
        """A host's state as somebody else may take it over: not sooner than its pace allows."""
        return replace(host, allowed_from=max(host.allowed_from or now, now + self.manners.delay_of(host.name)))

    async def _take_turns(self) -> None:
        """Look round for hosts with something due, as often as is useful."""
        now = self.clock()
        ends = self.once and (bool(self.waiting) or not self.turns)
        if now < self.look_at and not ends:
            return
        self.look_at = now + LOOK_EVERY
        found = await self._candidates(now)
        self.waiting = [] if self.once else None
        fresh = [host for host in found if host.name not in self.turns]
        room = min(TAKEN_AT_ONCE, HOSTS_MOST - len(self.turns))
        for host in fresh[:room]:
            await self._take(host, now)
        if left := fresh[room:]:
            self.look_at = now if room else self.look_at
            self.waiting = [*self.waiting, *left] if self.waiting is not None else None

    async def _candidates(self, now: datetime) -> list[Host]:
        """Hosts that may have something due: those whose time has come; at the start of a single round all that are free."""
        if not self.once:
            return await self.frontier.ready(now, publishers=self.only, most=HOSTS_MOST)
        if self.waiting is None:
            found = [host for host in await self.frontier.hosts() if not host.is_held(now)]
            return [host for host in found if self.only is None or not set(self.only).isdisjoint(host.publishers)]
        ready = await self.frontier.ready(now, publishers=self.only, most=HOSTS_MOST)
        names = {host.name for host in ready}
        return [*ready, *(host for host in self.waiting if host.name not in names)]

    async def _take(self, host: Host, now: datetime) -> None:
        """Take a turn at a host, unless it is to be left alone; then it is looked at when that ends."""
        rest = self._rest_of(host, now)
        if rest and self.waiting is not None and not rest.why and rest.until - now < SOON:
            self.waiting.append(host)
            return
        taken = await self._claim(host, now)
        if taken is None:
            return
        if rest:
            await self._leave_alone(taken, rest)
            return
        state = counted(replace(taken, resting="", allowed_from=None), now, per_day=self.manners.budget(taken))
        self.turns[host.name] = Turn(state)
        if not await self._refilled(self.turns[host.name], now):
            await self._give_back(self.turns[host.name], now)

    async def _claim(self, host: Host, now: datetime) -> Host | None:
        """The turn at a host that nobody has; None if somebody was faster."""
        return await self.frontier.take(host, holder=self.holder, now=now, until=now + self.manners.lease)

    def _rest_of(self, host: Host, now: datetime) -> Rest | None:
        """Why a host is not visited now, if it is not."""
        return rest_of(host, now, per_day=self.manners.budget(host), quiet=self.manners.quiet_at(host))

    async def _leave_alone(self, taken: Host, rest: Rest) -> None:
        await self.frontier.give_back(replace(taken, allowed_from=rest.until, resting=rest.why), wake=rest.until)

    def _sendable(self) -> Iterable[Request]:
        """What may be asked for at this moment."""
        flying = sum(len(turn.flying) for turn in self.turns.values())
        for turn in self.turns.values():
            while turn.queue and len(turn.flying) < self.manners.per_host and flying < self.manners.altogether:
                due = turn.queue.popleft()
                turn.flying[due.key] = (due, self.clock())
                self.done.add(due.key) if self.once else None
                flying += 1
                yield from self.ask(due)

    async def _sleep(self) -> None:
        """Until something was answered, at the longest until it is time to look round or to extend a turn."""
        longest = min(LOOK_EVERY, self.manners.lease / 4).total_seconds()
        with suppress(TimeoutError):
            await asyncio.wait_for(self.something.wait(), 0.2 if self.waiting else longest)
