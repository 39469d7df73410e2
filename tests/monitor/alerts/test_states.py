"""Alerts on states and warnings: each change once, through restarts, hiccups left out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from crawler.model import Outcome
from crawler.monitor.alerts import turning
from crawler.monitor.alerts.rules import Alerts, Rule, Timing, WebhookTarget
from crawler.monitor.alerts.running import AlertService
from crawler.monitor.alerts.turning import StatesFollower
from crawler.monitor.alerts.warning import WarningsFollower
from crawler.store.episodes_memory import MemoryEpisodes
from crawler.store.lives import MemoryLives
from crawler.store.memory import MemoryStore
from crawler.store.outbox import Delivery
from crawler.store.outbox_memory import MemoryOutbox
from tests.monitor.alerts.receivers import ACCEPTED, Hook, answer, hook
from tests.store.newsdesk import FERRY, first_revision, visit

ALL = frozenset({"gone", "back", "moved", "blocked"})
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Seen:
    """A warning, as far as alerts look at it."""

    kind: str
    publisher: str
    text: str = "no new article for 9 hours"
    todo: str = "Look at its feeds."


class Desk:
    """A newsroom, its store, its warnings, and an alert service that can be stopped and started."""

    def __init__(self, found: Hook) -> None:
        self.hook = found
        self.store, self.outbox, self.episodes = MemoryStore(), MemoryOutbox(), MemoryEpisodes()
        self.warnings: list[Seen] = []
        self.looks = 0

    async def sees(self, *outcomes: Outcome, article: str = FERRY, **more: Any) -> None:
        """Visits to an article, each now."""
        for outcome in outcomes:
            await asyncio.sleep(0.002)
            await self.store.finish_visit(visit(datetime.now(UTC), outcome, article=article, reason=outcome, **more))

    async def publishes(self, article: str = FERRY) -> None:
        now = datetime.now(UTC)
        await self.store.record(first_revision(at=now, article=article), visit(now, "new", article=article))

    async def look(self, now: datetime) -> list[Any]:
        self.looks += 1
        return list(self.warnings)

    async def looked_again(self, times: int = 2) -> None:
        wanted = self.looks + times + 1
        async with asyncio.timeout(20):
            while self.looks < wanted:
                await asyncio.sleep(0.01)

    async def told(self, count: int) -> list[dict[str, Any]]:
        """What the receiver was told, once it was told so much."""
        async with asyncio.timeout(20):
            while len(self.hook.requests) < count:
                await asyncio.sleep(0.01)
        assert len(self.hook.requests) == count
        return [each.data for each in self.hook.requests]

    async def deliveries(self) -> list[Delivery]:
        return [each async for each in self.outbox.newest(since=LONG_AGO)]

    @asynccontextmanager
    async def service(self, *rules: Rule) -> AsyncIterator[None]:
        pause = timedelta(milliseconds=20)
        target = WebhookTarget(name="desk", url=self.hook.url, secrets=("0123456789abcdef",), retry_after=pause)
        alerts = Alerts(rules=rules, targets={"desk": target})
        states = StatesFollower(MemoryLives(self.store), self.outbox, rules)
        concerns = WarningsFollower(self.look, self.episodes, rules, every=0.01)
        service = AlertService(self.store, self.outbox, alerts, followers=[states, concerns])
        running = asyncio.create_task(service.run())
        while any([await self.outbox.looked(f"states/{rule.name}") is None for rule in rules if rule.states]):
            await asyncio.sleep(0.01)
        try:
            yield
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running


def tell(story: Callable[[Desk], Any], answers: Callable[[Any], bytes | None] = lambda _: ACCEPTED) -> Any:
    async def told() -> Any:
        async with hook(answers) as found:
            return await story(Desk(found))

    return asyncio.run(told())


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks follow each other quickly."""
    monkeypatch.setattr(turning, "LOOK_EVERY", 0.02)


def states_rule(*states: str, name: str = "pages", **more: Any) -> Rule:
    return Rule(name=name, targets=("desk",), states=frozenset(states) or ALL, **more)


def warnings_rule(*kinds: str, name: str = "trouble", **more: Any) -> Rule:
    return Rule(name=name, targets=("desk",), warnings=frozenset(kinds) or frozenset({"silent source"}), **more)


def states_in(told: list[dict[str, Any]]) -> list[str]:
    return [each["state"] for one in told for each in one["data"]["states"]]


def test_a_page_that_is_gone_is_told_once_and_so_is_its_return() -> None:
    async def story(desk: Desk) -> None:
        await desk.publishes()
        async with desk.service(states_rule()):
            await desk.sees("gone", "gone", "gone", status=404)
            [gone] = await desk.told(1)
            assert gone["type"] == "state" and gone["data"]["revisions"] == gone["data"]["warnings"] == []
            [turn] = gone["data"]["states"]
            assert (turn["state"], turn["was"], turn["article"], turn["reason"]) == ("gone", "live", FERRY, "gone")
            await desk.sees("unchanged", "unchanged")
            assert states_in(await desk.told(2)) == ["gone", "back"]
            assert len({each.headers["webhook-id"] for each in desk.hook.requests}) == 2

    tell(story)


def test_a_hiccup_is_not_told() -> None:
    async def story(desk: Desk) -> None:
        await desk.publishes()
        await desk.publishes("https://news.example/bridge")
        async with desk.service(states_rule()):
            await desk.sees("gone", "unchanged", "blocked", "unchanged", "unchanged", status=404)
            await desk.sees("blocked", "blocked", article="https://news.example/bridge")
            assert states_in(await desk.told(1)) == ["blocked"]

    tell(story)


def test_what_happened_while_nobody_listened_is_told_afterwards() -> None:
    async def story(desk: Desk) -> None:
        await desk.publishes()
        await desk.sees("blocked", "blocked", "unchanged", "unchanged")
        async with desk.service(states_rule()):
            await desk.sees("gone", "gone", status=404)
            assert states_in(await desk.told(1)) == ["gone"]
        await desk.sees("unchanged", "unchanged")
        await desk.sees("moved", "moved", moved_to="https://news.example/2026/ferry")
        async with desk.service(states_rule()):
            assert states_in(await desk.told(3)) == ["gone", "back", "moved"]

    tell(story)


def test_a_visit_that_is_written_late_is_not_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turning, "BACK", timedelta(0))
    monkeypatch.setattr(turning, "FAR_EVERY", timedelta(milliseconds=100))

    async def story(desk: Desk) -> None:
        await desk.publishes()
        async with desk.service(states_rule()):
            now = datetime.now(UTC)
            await asyncio.sleep(0.3)
            for number in range(1, 3):
                late = now + timedelta(milliseconds=number)
                await desk.store.finish_visit(visit(late, "gone", status=404, reason="status 404"))
            assert states_in(await desk.told(1)) == ["gone"]

    tell(story)


def test_only_the_states_and_publishers_that_were_asked_for_are_told() -> None:
    async def story(desk: Desk) -> None:
        await desk.publishes()
        rules = (
            states_rule("back", name="returns"),
            states_rule(name="others", publishers=frozenset({"another"})),
            states_rule(name="elsewhere", urls=("https://news.example/politics/*",)),
        )
        async with desk.service(*rules):
            await desk.sees("gone", "gone", "unchanged", "unchanged", status=404)
            [back] = await desk.told(1)
            assert (back["data"]["rule"], states_in([back])) == ("returns", ["back"])

    tell(story)


def test_states_fail_wait_and_gather_like_revisions() -> None:
    failures = iter([answer("503 Later")])

    async def story(desk: Desk) -> None:
        await desk.publishes()
        await desk.publishes("https://news.example/bridge")
        async with desk.service(states_rule(timing=Timing(every=timedelta(seconds=1)))):
            now = datetime.now(UTC)
            await asyncio.sleep(1.02 - now.microsecond / 1e6)
            for article in (FERRY, "https://news.example/bridge"):
                await desk.sees("gone", "gone", status=404, article=article)
            first, again = await desk.told(2)
            assert first["id"] == again["id"] and first["type"] == "digest" and states_in([again]) == ["gone", "gone"]

    tell(story, lambda _: next(failures, ACCEPTED))


def test_a_rule_that_does_not_wait_is_told_at_first_sight() -> None:
    async def story(desk: Desk) -> None:
        await desk.publishes()
        async with desk.service(states_rule(confirm="never")):
            await desk.sees("gone", status=404)
            [told] = await desk.told(1)
            assert told["data"]["states"][0]["confirmed"] is None

    tell(story)


def test_two_services_tell_each_turn_and_each_warning_once() -> None:
    async def story(desk: Desk) -> None:
        await desk.publishes()
        rules = (states_rule(), warnings_rule())
        async with desk.service(*rules), desk.service(*rules):
            desk.warnings.append(Seen("silent source", "example"))
            await desk.sees("gone", "gone", status=404)
            await desk.told(2)
            await desk.looked_again(6)
            assert len(await desk.told(2)) == 2

    tell(story)


def test_a_warning_is_told_when_it_begins_and_when_it_is_over() -> None:
    async def story(desk: Desk) -> None:
        async with desk.service(warnings_rule(publishers=frozenset({"example"}))):
            desk.warnings = [Seen("silent source", "example"), Seen("silent source", "another"), Seen("disk", "")]
            [begins] = await desk.told(1)
            [warning] = begins["data"]["warnings"]
            assert begins["type"] == "warning" and warning["state"] == "standing"
            assert (warning["kind"], warning["todo"]) == ("silent source", "Look at its feeds.")
            desk.warnings = [replace(desk.warnings[0], text="no new article for 10 hours")]
            await desk.looked_again()
            desk.warnings = []
            _, over = await desk.told(2)
            assert over["data"]["warnings"][0]["state"] == "over" and over["data"]["warnings"][0]["ended"]
            desk.warnings = [Seen("silent source", "example")]
            assert len(await desk.told(3)) == 3

    tell(story)


def test_a_warning_that_is_missing_for_one_look_still_stands() -> None:
    async def story(desk: Desk) -> None:
        async with desk.service(warnings_rule()):
            desk.warnings = [Seen("silent source", "example")]
            await desk.told(1)
        desk.warnings, looks = [], iter([[], [Seen("silent source", "example")]] * 20)
        look = desk.look

        async def flickering(now: datetime) -> list[Any]:
            desk.warnings = next(looks)
            return await look(now)

        desk.look = flickering  # type: ignore[method-assign]
        async with desk.service(warnings_rule()):
            await desk.looked_again(10)
        assert len(await desk.told(1)) == 1

    tell(story)


def test_a_restart_tells_no_warning_again_and_a_new_rule_is_told_of_what_stands() -> None:
    async def story(desk: Desk) -> None:
        desk.warnings = [Seen("silent source", "example")]
        async with desk.service(warnings_rule()):
            await desk.told(1)
        async with desk.service(warnings_rule(), warnings_rule(name="later")):
            told = await desk.told(2)
            await desk.looked_again()
        assert [each["data"]["rule"] for each in told] == ["trouble", "later"]
        desk.warnings = []
        async with desk.service(warnings_rule()):
            over = (await desk.told(3))[-1]
        assert over["data"]["warnings"][0]["state"] == "over"

    tell(story)


def test_status_names_what_waits() -> None:
    async def story(desk: Desk) -> list[str]:
        await desk.publishes()
        desk.warnings = [Seen("disk", "")]
        quiet = Timing(every=timedelta(days=1))
        async with desk.service(states_rule(timing=quiet), warnings_rule("disk", timing=quiet)):
            await desk.sees("gone", "gone", status=404)
            async with asyncio.timeout(20):
                while len(await desk.deliveries()) < 2:
                    await asyncio.sleep(0.01)
        return sorted(each.about for each in await desk.deliveries())

    assert tell(story) == ["disk  standing", f"gone {FERRY}"]
