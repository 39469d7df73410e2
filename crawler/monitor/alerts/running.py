"""The service behind `tashih alerts run`: follows the record, decides, and delivers until everything is told or given up.

Several may run on one database: decisions are written once, and each delivery is taken by one.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from crawler.model import Article
from crawler.monitor.alerts.channels import webhook
from crawler.monitor.alerts.confirming import looked_again
from crawler.monitor.alerts.deciding import FEW, YOUNG, deliveries_about, is_news
from crawler.monitor.alerts.digests import bundle, gathered
from crawler.monitor.alerts.rules import Alerts, Rule, Target, WebhookTarget
from crawler.monitor.alerts.sending import after_answer, lease, sent_to, told_by
from crawler.monitor.alerts.timing import after_quiet
from crawler.monitor.alerts.turning import Tell
from crawler.monitor.following import Followed, follow_pages, patiently
from crawler.monitor.until import end_all
from crawler.store.outbox import Delivery, Outbox, taken
from crawler.store.protocol import Store

logger = logging.getLogger(__name__)

READER = "alerts"
KEEP_EVERY = timedelta(seconds=5)  # between two notes of how far the record was followed when nothing was decided
LOOK_EVERY = 1.0  # seconds between two looks at the outbox
AT_ONCE = 300  # deliveries that are worked on at the same time
HOOK_AT_ONCE, OTHER_AT_ONCE = 16, 4  # messages that go to one target at the same time
FAREWELL = 2.0  # seconds that messages on their way may take when the service is told to end


class Follower(Protocol):
    """Finds what is to be told beside revisions."""

    async def run(self, tell: Tell) -> None:
        """Tell of it, for ever."""


class AlertService:
    """Decides and delivers, for ever; *followers* are those who decide about other things than revisions."""

    def __init__(self, store: Store, outbox: Outbox, alerts: Alerts, *, followers: Sequence[Follower] = ()) -> None:
        self._store = store
        self._outbox = outbox
        self._alerts = alerts
        self._followers = followers
        self._rules = {rule.name: rule for rule in alerts.rules}
        self._known: set[str] = set()
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._room = {name: asyncio.Semaphore(beside(each)) for name, each in alerts.targets.items()}
        self._kept_at = datetime.min.replace(tzinfo=UTC)

    async def run(self) -> None:
        """Until cancelled; what is on its way then has a moment to arrive."""
        async with webhook.client() as self._http:
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(self._decide())
                    for follower in self._followers:
                        group.create_task(follower.run(self._tell))
                    group.create_task(self._deliver())
            except ExceptionGroup as failures:
                raise failures.exceptions[0] from failures
            finally:
                if self._busy:
                    await asyncio.wait(self._busy.values(), timeout=FAREWELL)
                await end_all(list(self._busy.values()))

    async def _decide(self) -> None:
        """Follow the record from where it was left; at the very first, from now."""
        place = await patiently(lambda: self._outbox.place(READER))
        if place is None:
            place = await patiently(self._store.recordings.newest)
            await patiently(lambda: self._outbox.keep_place(READER, place, datetime.now(UTC)))
        async with aclosing(follow_pages(self._store.recordings, after=place)) as pages:
            async for page in pages:
                await self._decide_about(page)

    async def _decide_about(self, page: list[Followed]) -> None:
        """Write down what is to be told, then how far the record was followed."""
        now = datetime.now(UTC)
        decided = [each for followed in page if is_news(followed) for each in await self._about(followed, now)]
        await self._tell(decided)
        if decided or now - self._kept_at >= KEEP_EVERY:
            await patiently(lambda: self._outbox.keep_place(READER, page[-1].place, now))
            self._kept_at = now

    async def _tell(self, decided: Sequence[Delivery]) -> None:
        """Write down what is to be told, each thing once, and begin with what may go."""
        new = await patiently(lambda: self._outbox.add(decided))
        self._start(each for each in new if each.state == "open")
        for each in new:
            if each.state != "open":
                logger.info("rule %s, %s, %s: %s until %s", each.rule, each.target, each.about, each.state, each.due)

    async def _about(self, followed: Followed, now: datetime) -> list[Delivery]:
        publisher = followed.revision.publisher
        is_new = await patiently(lambda: self._is_new(publisher, now))
        return list(deliveries_about(followed.revision, self._alerts, now=now, is_new=is_new))

    async def _is_new(self, publisher: str, now: datetime) -> bool:
        """Whether a publisher is known for a short time by few articles; asked again until it is not."""
        if publisher not in self._known:
            found = [article.first_seen async for article in first(self._store.articles(publisher=publisher), FEW)]
            known = len(found) >= FEW or (found and now - found[0] >= YOUNG)
            self._known |= {publisher} if known else set()
        return publisher not in self._known

    async def _deliver(self) -> None:
        """Look at what is due, again and again."""
        while True:
            due = await patiently(lambda: self._outbox.due(datetime.now(UTC)))
            by_state: dict[str, list[Delivery]] = defaultdict(list)
            for delivery in due:
                by_state[delivery.state].append(delivery)
            await self._look_again(by_state["unconfirmed"])
            await self._bundle(by_state["held"])
            self._start(by_state["open"])
            await asyncio.sleep(LOOK_EVERY)
            while len(self._busy) >= AT_ONCE / 2:
                await asyncio.wait(self._busy.values(), return_when=asyncio.FIRST_COMPLETED)

    async def _look_again(self, unconfirmed: list[Delivery]) -> None:
        """Decide about texts that were doubtful."""
        for delivery in unconfirmed:
            if rule := await self._rule_of(delivery):
                after = await patiently(lambda: looked_again(self._store, delivery, rule, now=datetime.now(UTC)))  # noqa: B023
                await patiently(lambda: self._outbox.change(delivery, after))  # noqa: B023

    async def _bundle(self, held: list[Delivery]) -> None:
        """Make digests of what was held until now."""
        for members in gathered(held):
            if rule := await self._rule_of(members[0]):
                await patiently(lambda: bundle(self._outbox, members, rule, now=datetime.now(UTC)))  # noqa: B023

    async def _rule_of(self, delivery: Delivery) -> Rule | None:
        """The rule and target that a delivery was made for; one without them is given up."""
        rule = self._rules.get(delivery.rule)
        if rule is not None and delivery.target in self._alerts.targets:
            return rule
        what = f"rule {delivery.rule!r}" if rule is None else f"target {delivery.target!r}"
        reason = f"the ALERTS file has no {what} any more"
        dead = replace(delivery, state="dead", reason=reason, edition=delivery.edition + 1)
        await patiently(lambda: self._outbox.change(delivery, dead))
        return None

    def _start(self, deliveries: Iterable[Delivery]) -> None:
        """Work on deliveries that nobody here works on yet."""
        for delivery in deliveries:
            if delivery.id not in self._busy and len(self._busy) < AT_ONCE:
                task = asyncio.create_task(self._work(delivery))
                self._busy[delivery.id] = task
                task.add_done_callback(lambda _, name=delivery.id: self._busy.pop(name))  # type: ignore[misc]

    async def _work(self, delivery: Delivery) -> None:
        """Take one, send it, write down the answer."""
        rule = await self._rule_of(delivery)
        if rule is None:
            return
        target = self._alerts.targets[delivery.target]
        async with self._room[target.name]:
            mine = await self._taken(delivery, rule, target)
            if mine is not None:
                await self._send(mine, rule, target)

    async def _taken(self, delivery: Delivery, rule: Rule, target: Target) -> Delivery | None:
        """The delivery, if it may go now and nobody else has it."""
        now = datetime.now(UTC)
        until = after_quiet(rule.timing, now)
        if until > now:
            later = replace(delivery, due=until, edition=delivery.edition + 1)
            await patiently(lambda: self._outbox.change(delivery, later))
            return None
        mine = taken(delivery, until=now + lease(target))
        return mine if await patiently(lambda: self._outbox.change(delivery, mine)) else None

    async def _send(self, delivery: Delivery, rule: Rule, target: Target) -> None:
        told = await patiently(lambda: told_by(delivery, self._outbox, self._store.recordings))
        if told:
            answer = await sent_to(target, told, delivery, self._http)
            after = after_answer(delivery, answer, target, rule)
        else:
            after = replace(
                delivery, state="cancelled", reason="its revision was deleted", edition=delivery.edition + 1
            )
        await patiently(lambda: self._outbox.change(delivery, after))
        level = logging.ERROR if after.state == "dead" else logging.INFO
        logger.log(level, "rule %s, %s, %s: %s, %s", rule.name, target.name, delivery.about, after.state, after.reason)


def beside(target: Target) -> int:
    """How many messages go to a target at the same time."""
    return HOOK_AT_ONCE if isinstance(target, WebhookTarget) else OTHER_AT_ONCE


async def first(articles: AsyncIterator[Article], count: int) -> AsyncIterator[Article]:
    """The first so many."""
    async for article in articles:
        yield article
        count -= 1
        if count == 0:
            return
