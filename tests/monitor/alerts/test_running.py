"""The service: what is decided, held, confirmed, bundled, sent, tried again and given up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from crawler.errors import StoreRefusedError
from crawler.model import Revision
from crawler.monitor.alerts.rules import Alerts, Rule, Target, Timing, WebhookTarget
from crawler.monitor.alerts.running import AlertService
from crawler.store.memory import MemoryStore
from crawler.store.outbox import Delivery
from crawler.store.outbox_memory import MemoryOutbox
from tests.monitor.alerts.receivers import ACCEPTED, Hook, answer, hook
from tests.store.newsdesk import change, delivery, first_revision, next_revision, visit

SECRET = ("0123456789abcdef",)


class Desk:
    """A newsroom, its store, and an alert service beside it."""

    def __init__(self, found: Hook) -> None:
        self.hook = found
        self.store, self.outbox = MemoryStore(), MemoryOutbox()

    async def record(self, *revisions: Revision) -> None:
        for each in revisions:
            await self.store.record(each, visit(each.first_seen, "changed", article=each.article))

    async def until(self, reached: Callable[[list[Delivery]], bool]) -> list[Delivery]:
        """All deliveries, once they are as wanted."""
        async with asyncio.timeout(20):
            while not reached(found := [each async for each in self.outbox.newest(since=LONG_AGO)]):
                await asyncio.sleep(0.02)
        return found

    @asynccontextmanager
    async def service(self, *rules: Rule, **more: Any) -> AsyncIterator[None]:
        values = {"retry_after": timedelta(milliseconds=20), "timeout": timedelta(seconds=1), "attempts": 6} | more
        target: Target = WebhookTarget(name="desk", url=self.hook.url, secrets=SECRET, **values)
        service = AlertService(self.store, self.outbox, Alerts(rules=rules, targets={"desk": target}))
        running = asyncio.create_task(service.run())
        while await self.outbox.place("alerts") is None:
            await asyncio.sleep(0.01)
        try:
            yield
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running


LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def rule(name: str = "silent", **more: Any) -> Rule:
    return Rule(name=name, targets=("desk",), **{"confirm": "never", **more})


def ferry() -> tuple[Revision, Revision]:
    first = first_revision("Four died", at=datetime.now(UTC))
    return first, next_revision(first, "Five died", datetime.now(UTC) + timedelta(milliseconds=5))


def states(found: list[Delivery]) -> list[str]:
    return [each.state for each in found]


def tell(story: Callable[[Desk], Any], answers: Callable[[Any], bytes | None] = lambda _: ACCEPTED) -> Any:
    async def told() -> Any:
        async with hook(answers) as found:
            return await story(Desk(found))

    return asyncio.run(told())


def test_an_edit_is_told_once_to_each_rule_that_chooses_it() -> None:
    async def story(desk: Desk) -> None:
        async with desk.service(rule("one"), rule("two", silent=True), rule("three", silent=False)):
            await desk.record(*ferry())
            found = await desk.until(lambda found: states(found) == ["sent", "sent"])
            assert sorted(desk.hook.keys) == sorted(each.key for each in found)
            assert {each.data["data"]["rule"] for each in desk.hook.requests} == {"one", "two"}

    tell(story)


def test_what_came_before_the_first_start_is_not_told_and_what_came_while_it_was_down_is() -> None:
    async def story(desk: Desk) -> None:
        first, second = ferry()
        await desk.record(first)
        async with desk.service(rule(new=True)):
            pass
        await desk.record(second)
        async with desk.service(rule(new=True)):
            [told] = await desk.until(lambda found: "sent" in states(found))
            assert told.revision == second.id

    tell(story)


def test_history_that_was_brought_in_is_no_news() -> None:
    async def story(desk: Desk) -> None:
        async with desk.service(rule(new=True)):
            await desk.record(first_revision("old", article="https://news.example/old"))
            await desk.record(first_revision("new", at=datetime.now(UTC)))
            [told] = await desk.until(lambda found: "sent" in states(found))
            assert told.article == "https://news.example/ferry"

    tell(story)


def test_a_receiver_that_fails_is_tried_again_with_the_same_key() -> None:
    failures = iter([answer("500 Oops"), answer("302 Found", "Location: /"), None])

    async def story(desk: Desk) -> None:
        async with desk.service(rule(), timeout=timedelta(milliseconds=300)):
            await desk.record(*ferry())
            [told] = await desk.until(lambda found: states(found) == ["sent"])
            assert desk.hook.keys == [told.key] * 4 and told.attempts == 4

    tell(story, lambda _: next(failures, ACCEPTED))


def test_a_receiver_that_never_takes_it_is_given_up_with_the_reason() -> None:
    async def story(desk: Desk) -> None:
        async with desk.service(rule(), attempts=2):
            await desk.record(*ferry())
            [told] = await desk.until(lambda found: states(found) == ["dead"])
            assert told.reason == "given up after 2 tries: 500 Oops"

    tell(story, lambda _: answer("500 Oops"))


def test_a_receiver_that_is_gone_for_good_is_not_tried_again() -> None:
    async def story(desk: Desk) -> None:
        async with desk.service(rule()):
            await desk.record(*ferry())
            [told] = await desk.until(lambda found: states(found) == ["dead"])
            assert told.attempts == 1 and "410" in told.reason

    tell(story, lambda _: answer("410 Gone"))


def test_what_a_killed_sender_had_taken_is_sent_by_the_next() -> None:
    async def story(desk: Desk) -> None:
        first, second = ferry()
        await desk.record(first, second)
        left = delivery(second, attempts=1, due=datetime.now(UTC) + timedelta(milliseconds=200))
        await desk.outbox.add([left])
        async with desk.service(rule()):
            await desk.until(lambda found: states(found) == ["sent"])
            assert desk.hook.keys == [left.key]

    tell(story)


def test_what_is_held_for_a_digest_comes_as_one_message() -> None:
    async def story(desk: Desk) -> None:
        first, second = ferry()
        third = next_revision(second, "Six died", datetime.now(UTC) + timedelta(milliseconds=9))
        async with desk.service(rule(timing=Timing(every=timedelta(seconds=1)))):
            now = datetime.now(UTC)
            await asyncio.sleep(1.02 - now.microsecond / 1e6)
            await desk.record(first, second, third)
            found = await desk.until(lambda found: sorted(states(found)) == ["bundled", "bundled", "sent"])
            [digest] = [each for each in found if each.members]
            assert desk.hook.keys == [digest.key]
            told = desk.hook.requests[0].data
            assert told["type"] == "digest" and [each["number"] for each in told["data"]["revisions"]] == [2, 3]

    tell(story)


def test_what_comes_in_quiet_hours_is_held_and_not_dropped() -> None:
    def hours(start: int, end: int) -> Timing:
        now = datetime.now(UTC)
        return Timing(quiet=tuple((now + timedelta(hours=each)).time() for each in (start, end)))  # type: ignore[arg-type]

    async def story(desk: Desk) -> None:
        async with desk.service(rule(timing=hours(-1, 1))):
            await desk.record(*ferry())
            [held] = await desk.until(lambda found: states(found) == ["held"])
        assert timedelta(minutes=58) < held.due - datetime.now(UTC) <= timedelta(hours=1)
        assert await desk.outbox.change(held, replace(held, due=datetime.now(UTC), edition=held.edition + 1))
        async with desk.service(rule(timing=hours(2, 3))):
            await desk.until(lambda found: sorted(states(found)) == ["bundled", "sent"])
        assert len(desk.hook.requests) == 1

    tell(story)


def test_a_doubtful_text_is_told_once_it_was_seen_again() -> None:
    async def story(desk: Desk) -> None:
        first, second = ferry()
        async with desk.service(rule(confirm="always")):
            await desk.record(first, second)
            [waiting] = await desk.until(lambda found: states(found) == ["unconfirmed"])
            assert desk.hook.requests == []
            later = second.first_seen + timedelta(minutes=1)
            await desk.store.finish_visit(visit(later, "unchanged", article=second.article))
            await desk.outbox.change(waiting, replace(waiting, due=LONG_AGO, edition=2))
            await desk.until(lambda found: states(found) == ["sent"])

    tell(story)


def test_a_doubtful_text_that_was_taken_back_is_not_told() -> None:
    async def story(desk: Desk) -> None:
        first, second = ferry()
        third = next_revision(second, "Four died", second.first_seen + timedelta(minutes=1))
        third = replace(third, change=change("headline", "revert", reverts_to=1, silent=False))
        async with desk.service(rule(confirm="always", silent=True)):
            await desk.record(first, second, third)
            [waiting] = await desk.until(lambda found: states(found) == ["unconfirmed"])
            await desk.outbox.change(waiting, replace(waiting, due=LONG_AGO, edition=2))
            [over] = await desk.until(lambda found: states(found) == ["cancelled"])
            assert "took it back" in over.reason and desk.hook.requests == []

    tell(story)


def test_a_doubtful_text_that_nobody_looks_at_again_is_told_with_a_note() -> None:
    async def story(desk: Desk) -> None:
        async with desk.service(rule(confirm="auto", confirm_within=timedelta(milliseconds=1))):
            await desk.record(*ferry())
            [waiting] = await desk.until(lambda found: states(found) == ["unconfirmed"])
            await desk.outbox.change(waiting, replace(waiting, due=LONG_AGO, edition=2))
            await desk.until(lambda found: states(found) == ["sent"])
            assert desk.hook.requests[0].data["data"]["revisions"][0]["note"].startswith("not confirmed")

    tell(story)


def test_a_publisher_with_many_articles_is_believed_at_once() -> None:
    async def story(desk: Desk) -> None:
        for name in "abc":
            await desk.record(first_revision(name, article=f"https://news.example/{name}", at=datetime.now(UTC)))
        async with desk.service(rule(confirm="auto")):
            await desk.record(*ferry())
            await desk.until(lambda found: states(found) == ["sent"])

    tell(story)


def test_two_services_at_once_tell_everything_once() -> None:
    async def story(desk: Desk) -> None:
        async with desk.service(rule(new=True)), desk.service(rule(new=True)):
            for number in range(30):
                url = f"https://news.example/{number}"
                await desk.record(first_revision(str(number), at=datetime.now(UTC), article=url))
            await desk.until(lambda found: states(found) == ["sent"] * 30)
            assert len(desk.hook.keys) == len(set(desk.hook.keys)) == 30

    tell(story)


def test_a_delivery_of_a_rule_that_was_removed_is_given_up_with_the_reason() -> None:
    async def story(desk: Desk) -> None:
        first, second = ferry()
        await desk.record(first, second)
        await desk.outbox.add([delivery(second, rule="removed")])
        async with desk.service(rule()):
            [over] = await desk.until(lambda found: states(found) == ["dead"])
            assert "no rule 'removed'" in over.reason

    tell(story)


def test_quiet_hours_hold_back_retries_too() -> None:
    async def story(desk: Desk) -> None:
        first, second = ferry()
        await desk.record(first, second)
        await desk.outbox.add([delivery(second)])
        now = datetime.now(UTC)
        quiet = Timing(quiet=((now - timedelta(hours=1)).time(), (now + timedelta(hours=1)).time()))
        async with desk.service(rule(timing=quiet)):
            [held] = await desk.until(lambda found: [each.due > now for each in found] == [True])
            assert held.state == "open" and desk.hook.requests == []

    tell(story)


def test_what_ends_the_service_is_told_as_it_is() -> None:
    class Refused:
        async def run(self, tell: Any) -> None:
            raise StoreRefusedError("the database refuses")

    async def story(desk: Desk) -> None:
        service = AlertService(desk.store, desk.outbox, Alerts(), followers=[Refused()])
        with pytest.raises(StoreRefusedError, match="the database refuses"):
            await service.run()

    tell(story)
