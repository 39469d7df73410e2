"""Tells rules of turns in articles' lives: where visits were made it looks into the articles' records, again and again.

A visit may be written long after it was made (a crawl waits an hour for a database that went away), so a look goes back a little,
and now and then far. What was told once is known by its key, so looking twice tells nothing twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from crawler.model import Article
from crawler.monitor.alerts.choosing import chooses_turn
from crawler.monitor.alerts.deciding import deliveries_about_turn
from crawler.monitor.alerts.rules import Rule
from crawler.monitor.following import patiently
from crawler.store.following import BEFORE_ALL
from crawler.store.lives import Lives
from crawler.store.outbox import Delivery, Outbox
from crawler.store.turns import Turn, turns_in

Tell = Callable[[Sequence[Delivery]], Awaitable[None]]

READER = "states"
LOOK_EVERY = 3.0  # seconds
BACK = timedelta(seconds=15)  # how far back each look goes
FAR_EVERY, FAR_BACK = timedelta(minutes=5), timedelta(minutes=70)  # the same for a few looks; longer than a crawl waits
KEEP_EVERY = timedelta(seconds=15)  # between two notes of how far the visits were followed when nothing was decided


class StatesFollower:
    """Decides on turns, for ever; a rule is told of what became known after it was first run."""

    def __init__(self, lives: Lives, outbox: Outbox, rules: Iterable[Rule]) -> None:
        self._lives = lives
        self._outbox = outbox
        self._rules = tuple(rule for rule in rules if rule.about == "states")
        self._begun: dict[str, datetime] = {}
        self._far_at = self._kept_at = datetime.min.replace(tzinfo=UTC)

    async def run(self, tell: Tell) -> None:
        """Until cancelled."""
        now = datetime.now(UTC)
        self._reached = await patiently(lambda: self._first_run(READER, now))
        for rule in self._rules:
            name = rule.name
            self._begun[name] = await patiently(lambda: self._first_run(f"{READER}/{name}", now))  # noqa: B023
        while True:
            await patiently(lambda: self._look(tell))
            await asyncio.sleep(LOOK_EVERY)

    async def _first_run(self, reader: str, now: datetime) -> datetime:
        """What is remembered of a reader; of one that nobody remembers, *now*, from now on."""
        known = await self._outbox.looked(reader)
        if known is None:
            await self._outbox.keep_place(reader, BEFORE_ALL, now)
        return known or now

    async def _look(self, tell: Tell) -> None:
        """Decide about what became known since the last look, then remember how far it was."""
        now = datetime.now(UTC)
        far = now - self._far_at >= FAR_EVERY
        since = self._reached - (FAR_BACK if far else BACK)
        decided = [each async for each in self._decided(since, now)] if self._rules else []
        await tell(decided)
        if decided or now - self._kept_at >= KEEP_EVERY:
            await self._outbox.keep_place(READER, BEFORE_ALL, now)
            self._kept_at = now
        self._reached, self._far_at = now, now if far else self._far_at

    async def _decided(self, since: datetime, now: datetime) -> AsyncIterator[Delivery]:
        async for article in lives_since(self._lives, since):
            for rule in self._rules:
                for turn in chosen_turns(rule, article, since=max(since, self._begun[rule.name])):
                    for delivery in deliveries_about_turn(turn, rule, now=now):
                        yield delivery


async def lives_since(lives: Lives, since: datetime) -> AsyncIterator[Article]:
    """The articles that were visited since then and whose life has more than one stage, each once."""
    met: set[str] = set()
    async for page in lives.visited(since):
        new = [name for name in dict.fromkeys(page) if name not in met]
        met.update(new)
        for article in await lives.changed(new):
            yield article


def chosen_turns(rule: Rule, article: Article, *, since: datetime) -> Iterator[Turn]:
    """The turns of an article's life that a rule chooses and that became known at or after an instant."""
    for turn in turns_in(article, doubtful=rule.confirm == "never"):
        if turn.known >= since and chooses_turn(rule, turn):
            yield turn
