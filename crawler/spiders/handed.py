"""Rounds over the hosts that a message names: turns that were taken for it are taken over, worked off, and given back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from crawler.spiders.rounds import Rounds
from crawler.spiders.turns import Turn
from crawler.store.frontier import Host


class HandedRounds(Rounds):
    """One round over the *handed* hosts; the value is the edition in which each was handed over.

    A host whose state has moved on since is left out: another message is underway, or somebody works it already. So a message
    that a broker delivers twice is worked once. After *at_most* no host is refilled, and the rest stays due.
    """

    def __init__(self, *args: Any, handed: Mapping[str, int], at_most: timedelta, **kwargs: Any) -> None:
        super().__init__(*args, once=True, **kwargs)
        self.handed = dict(handed)
        self.until = self.clock() + at_most

    async def _candidates(self, now: datetime) -> list[Host]:  # noqa: ARG002
        """The handed hosts at first, then those whose pace has to be waited for."""
        if self.waiting is not None:
            return list(self.waiting)
        found = [await self.frontier.host(name) for name in self.handed]
        return [host for host in found if host is not None and host.edition == self.handed[host.name]]

    async def _claim(self, host: Host, now: datetime) -> Host | None:
        """Take a turn over from the message."""
        return await self.frontier.extend(replace(host, holder=self.holder), until=now + self.manners.lease)

    async def _keep_turns(self) -> None:
        """Send nothing more when the time is over: a message that waits for a worker has hosts that wait."""
        if self.clock() >= self.until:
            for turn in self.turns.values():
                turn.queue.clear()
        await super()._keep_turns()

    async def _refilled(self, turn: Turn, now: datetime) -> bool:
        """Whether there was more to do, and time left to begin it."""
        return now < self.until and await super()._refilled(turn, now)
