"""Old captures may go, never one that a revision rests on, and none that a visit meets at that very moment."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from crawler.errors import UsageError
from crawler.model import Capture
from crawler.monitor.retention import Rules, let_go, prune, rules_from, without_claims
from crawler.monitor.verification import Verification
from crawler.reading.digest import content_digest
from crawler.store.inventory import Inventory
from crawler.store.protocol import Store
from tests.store.newsdesk import MORNING, capture, first_revision, rereading, visit

NOW = MORNING + timedelta(days=100)
MONTH = Rules(days=30)
RESTED_ON, READ_AGAIN, SEEN, RECENT = (capture(text.encode()) for text in ("first", "again", "seen", "recent"))
DIGEST = content_digest(
    headline="Four died", description="", authors=("Ayşe Öz",), paragraphs=("Four died on the ferry.",)
)


async def see(store: Store, page: Capture, *, days: float = 0) -> None:
    """A visit that met a page."""
    at = MORNING + timedelta(days=days)
    await store.keep_evidence(visit(at, "unchanged", payload_digest=page.payload_digest), replace(page, at=at))


async def a_summer(store: Store) -> Inventory:
    """An article seen often; one capture made its revision, one was read again, one was only seen, one was seen of late."""
    first = first_revision("Four died", content_digest=DIGEST, capture=RESTED_ON.payload_digest)
    seen = visit(payload_digest=RESTED_ON.payload_digest)
    await store.keep_evidence(seen, RESTED_ON)
    assert await store.record(first, replace(seen, outcome="new", reason=""))
    for days, page in enumerate((READ_AGAIN, SEEN, RECENT), start=1):
        await see(store, page, days=days)
    await see(store, RECENT, days=99)
    again = rereading(first, capture=READ_AGAIN.payload_digest)
    await store.keep_rereading(again)
    return store.inventory


def publisher_of(url: str) -> str:
    return "example"


async def gone_by(inventory: Inventory, rules: Rules = MONTH, **more: bool | str) -> list[str]:
    found = prune(inventory, rules, publisher_of, now=NOW, **more)  # type: ignore[arg-type]
    return [going.digest async for going in found]


async def faults(store: Store) -> list[str]:
    return [fault.what async for fault in Verification(store.inventory, lambda name, done: None).faults()]


async def test_only_what_nothing_rests_on_goes_and_verify_knows_why(store: Store) -> None:
    inventory = await a_summer(store)
    assert await gone_by(inventory, dry_run=True) == [SEEN.payload_digest]
    assert await store.capture(SEEN.payload_digest) is not None
    assert await gone_by(inventory) == [SEEN.payload_digest]
    assert await store.capture(SEEN.payload_digest) is None
    assert await gone_by(inventory) == []
    for page in (RESTED_ON, READ_AGAIN, RECENT):
        assert await store.capture(page.payload_digest) is not None
    assert await faults(store) == []


async def test_a_page_that_comes_again_after_its_capture_went_is_kept_again(store: Store) -> None:
    inventory = await a_summer(store)
    await gone_by(inventory)
    await see(store, SEEN, days=101)
    kept = await store.capture(SEEN.payload_digest)
    assert kept is not None and kept.body == SEEN.body
    assert await gone_by(inventory) == []
    assert await faults(store) == []


async def test_what_remains_of_a_capture_is_still_checked(store: Store) -> None:
    inventory = await a_summer(store)
    [gone] = await gone_by(inventory)
    held = await inventory.get("captures", gone)
    assert held is not None
    assert await inventory.change_capture(gone, going=held["going"], to={"url": "https://news.example/elsewhere"})
    assert [fault for fault in await faults(store) if "its headers, address, time" in fault]


class Returning:
    """An inventory in which a page comes again, and a revision is made of it, while verify looks what rests on it."""

    def __init__(self, inventory: Inventory, store: Store) -> None:
        self.inventory = inventory
        self.store = store
        self.came = False

    def __getattr__(self, name: str) -> object:
        return getattr(self.inventory, name)

    async def have(
        self, collection: str, field: str, values: Collection[str], *, since: datetime | None = None
    ) -> set[str]:
        if collection == "revisions" and SEEN.payload_digest in values and not self.came:
            self.came = True
            seen = visit(MORNING + timedelta(days=101), payload_digest=SEEN.payload_digest)
            await self.store.keep_evidence(seen, SEEN)
            other = first_revision("Quay", article="https://news.example/quay", capture=SEEN.payload_digest)
            assert await self.store.record(other, replace(seen, id="quay", outcome="new", article=other.article))
        return await self.inventory.have(collection, field, values, since=since)


async def test_a_page_that_comes_again_while_verify_looks_is_no_fault(store: Store) -> None:
    inventory = Returning(await a_summer(store), store)
    await gone_by(inventory.inventory)
    looking = Verification(inventory, lambda name, done: None)  # type: ignore[arg-type]
    assert not [fault async for fault in looking.faults() if "was pruned" in fault.what]
    assert inventory.came


async def test_publishers_have_rules_of_their_own(store: Store) -> None:
    inventory = await a_summer(store)
    assert await gone_by(inventory, Rules(days=30, by_publisher={"example": 0})) == []
    assert await gone_by(inventory, Rules(days=0, by_publisher={"other": 30})) == []
    assert await gone_by(inventory, Rules(days=0)) == []
    assert await gone_by(inventory, only="other") == []
    assert await gone_by(inventory, Rules(days=0, by_publisher={"example": 30})) == [SEEN.payload_digest]


class Interrupted:
    """An inventory at whose third question (the second look of a run) somebody else is faster."""

    def __init__(self, inventory: Inventory, store: Store, *, before_look: bool) -> None:
        self.inventory = inventory
        self.store = store
        self.before_look = before_look
        self.looks = 0

    def __getattr__(self, name: str) -> object:
        return getattr(self.inventory, name)

    async def have(
        self, collection: str, field: str, values: Collection[str], *, since: datetime | None = None
    ) -> set[str]:
        self.looks += 1
        second_look = self.looks == 4
        if second_look and self.before_look:
            await see(self.store, SEEN, days=100.5)
        found = await self.inventory.have(collection, field, values, since=since)
        if self.looks == 6 and not self.before_look:
            await see(self.store, SEEN, days=100.5)
        return found


@pytest.mark.parametrize("before_look", [True, False])
async def test_a_visit_that_meets_a_capture_while_it_goes_keeps_it(store: Store, before_look: bool) -> None:
    inventory = Interrupted(await a_summer(store), store, before_look=before_look)
    assert await gone_by(inventory) == []  # type: ignore[arg-type]
    assert inventory.looks == 6
    assert await store.capture(SEEN.payload_digest) is not None
    assert await faults(store) == []


async def test_a_run_that_was_broken_off_is_taken_over(store: Store) -> None:
    inventory = await a_summer(store)
    assert await inventory.change_capture(SEEN.payload_digest, going=None, to={"going": MORNING, "pruned": None})
    assert await store.capture(SEEN.payload_digest) is not None
    assert await gone_by(inventory) == [SEEN.payload_digest]


async def test_visits_and_retention_side_by_side_lose_no_capture(stores: list[Store]) -> None:
    inventory = await a_summer(stores[0])
    pages = [capture(f"page {number}".encode()) for number in range(12)]
    for turn, page in enumerate(pages):
        await see(stores[0], page, days=turn / 100)

    async def meet(store: Store, number: int) -> None:
        for turn, page in enumerate(pages[number::4]):
            await see(store, page, days=100 + number / 1000 + turn / 100)

    await asyncio.gather(gone_by(inventory), *(meet(store, number) for number, store in enumerate(stores[:4])))
    for page in pages:
        kept = await stores[0].capture(page.payload_digest)
        assert kept is not None and kept.body == page.body


async def test_a_capture_that_somebody_claims_between_choice_and_mark_stays(store: Store) -> None:
    inventory = await a_summer(store)
    [chosen] = [going async for going in prune(inventory, MONTH, publisher_of, now=NOW, dry_run=True)]
    await see(store, SEEN, days=100)
    assert await let_go(inventory, [chosen], NOW) == []
    assert await without_claims(inventory, [chosen]) == []
    assert await store.capture(SEEN.payload_digest) is not None


def test_a_rule_that_is_no_number_of_days_is_refused() -> None:
    for days in ("soon", -1, "nan", 10**9):
        with pytest.raises(UsageError, match="CAPTURES_KEEP_DAYS"):
            rules_from(days, {})
    with pytest.raises(UsageError, match="BY_PUBLISHER"):
        rules_from(0, {"example": "x"})
