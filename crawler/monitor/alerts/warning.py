"""Tells rules of warnings: once when one begins, once when it is over, whatever is restarted in between.

A warning is found by looking at a week's visits, so it may be missing for one look where two figures lie close together: it is over
when two looks in a row did not find it. Episodes are kept before they are told, so that every repeat has the same key.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from crawler.monitor.alerts.deciding import deliveries_about_episode
from crawler.monitor.alerts.rules import Rule
from crawler.monitor.alerts.turning import Tell
from crawler.monitor.following import patiently
from crawler.monitor.warnings import Concern
from crawler.store.episodes import Episode, Episodes

Look = Callable[[datetime], Awaitable[Iterable[Concern]]]

LOOK_EVERY = 60.0  # seconds
SHARE = 10  # times as long as a look took nobody looks again
REMEMBERED = timedelta(days=80)  # for so long deliveries are sure to be kept, and a new rule is told of what stands


class WarningsFollower:
    """Decides on warnings, for ever."""

    def __init__(self, look: Look, episodes: Episodes, rules: Iterable[Rule], *, every: float = LOOK_EVERY) -> None:
        self._look = look
        self._episodes = episodes
        self._rules = tuple(rule for rule in rules if rule.about == "warnings")
        self._every = every
        self._missed: frozenset[str] = frozenset()

    async def run(self, tell: Tell) -> None:
        """Until cancelled."""
        clock = asyncio.get_running_loop().time
        while self._rules:
            began = clock()
            await patiently(lambda: self._once(tell))
            await asyncio.sleep(max(self._every, SHARE * (clock() - began)))

    async def _once(self, tell: Tell) -> None:
        """Keep what begins, tell what stands, then tell what is over and note its end."""
        now = datetime.now(UTC)
        found = {each.name: each for each in (begun(concern, now) for concern in await self._look(now))}
        standing = {each.name: each for each in await self._episodes.standing()}
        for name, episode in found.items():
            if name not in standing:
                standing[name] = await self._episodes.begin(episode)
        young = [each for name, each in standing.items() if name in found and now - each.began < REMEMBERED]
        await self._tell(tell, young, now)
        missing = frozenset(standing.keys() - found.keys())
        for name in missing & self._missed:
            await self._tell(tell, [replace(standing[name], state="over", ended=now)], now)
            await self._episodes.end(standing[name], now)
        self._missed = missing - self._missed

    async def _tell(self, tell: Tell, episodes: list[Episode], now: datetime) -> None:
        await tell([each for one in episodes for each in deliveries_about_episode(one, self._rules, now=now)])


def begun(concern: Concern, now: datetime) -> Episode:
    """The episode that a concern begins."""
    return Episode(kind=concern.kind, publisher=concern.publisher, text=concern.text, todo=concern.todo, began=now)
