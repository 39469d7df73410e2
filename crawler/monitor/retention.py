"""Which captures may go, by age and publisher, and letting them go while crawls go on.

A capture that a revision or a rereading names stays for good: it is evidence. Of the others one may go once neither itself nor any
visit that names it is younger than its publisher's rule says. What goes is the bytes and headers; that there was such a capture,
where and when, stays, so that `tashih verify` can tell what was let go from what was lost.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from crawler.errors import UsageError
from crawler.monitor.checks.captures import named_among
from crawler.store.codec import Document
from crawler.store.inventory import Inventory
from crawler.store.staying import RESTING, UNMARKED, emptied, mark

BATCH = 100
LONGEST = 36_500  # days


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """For how many days captures are kept: by publisher, else ``days``; 0 is for good."""

    days: float = 0
    by_publisher: Mapping[str, float] = field(default_factory=dict)

    def before(self, publisher: str, now: datetime) -> datetime | None:
        """The instant before which a publisher's captures may go; None for never."""
        days = self.by_publisher.get(publisher, self.days)
        return now - timedelta(days=days) if days else None

    def before_any(self, now: datetime, publisher: str | None = None) -> datetime | None:
        """The latest such instant of all publishers, or of one."""
        names = ("", *self.by_publisher) if publisher is None else (publisher,)
        return max(filter(None, (self.before(name, now) for name in names)), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """A capture that may go: its digest, address, publisher, when it first came, and how many bytes its page has."""

    digest: str
    url: str
    publisher: str
    at: datetime
    bytes: int
    before: datetime


def rules_from(days: object, by_publisher: Mapping[object, object]) -> Rules:
    """The rules that CAPTURES_KEEP_DAYS and CAPTURES_KEEP_DAYS_BY_PUBLISHER say; UsageError for what is no number of days.

    >>> rules_from("90", {"dailysabah": 0}).by_publisher
    {'dailysabah': 0.0}
    """
    kept = {str(name): days_in("CAPTURES_KEEP_DAYS_BY_PUBLISHER", value) for name, value in by_publisher.items()}
    return Rules(days=days_in("CAPTURES_KEEP_DAYS", days), by_publisher=kept)


def days_in(setting: str, value: object) -> float:
    """A number of days, 0 for ever."""
    try:
        days = float(str(value))
    except ValueError:
        days = -1.0
    if not 0 <= days <= LONGEST:
        raise UsageError(f"{setting} says {value!r}; it takes a number of days from 0 (for good) to {LONGEST}.")
    return days


async def prune(
    inventory: Inventory,
    rules: Rules,
    publisher_of: Callable[[str], str],
    *,
    now: datetime,
    only: str | None = None,
    dry_run: bool = False,
) -> AsyncIterator[Going]:
    """Let go what may go, of one publisher or of all; each capture as it went, or in a dry run as it would."""
    async for batch in candidates(inventory, rules, publisher_of, now=now, only=only):
        chosen = await without_claims(inventory, batch)
        for gone in chosen if dry_run else await let_go(inventory, chosen, now):
            yield gone


async def candidates(
    inventory: Inventory, rules: Rules, publisher_of: Callable[[str], str], *, now: datetime, only: str | None
) -> AsyncIterator[list[Going]]:
    """Captures that are old enough by themselves, so many at once."""
    batch: list[Going] = []
    until = rules.before_any(now, only)
    if until is None:
        return
    async for held in inventory.walk("captures", fields=("url", "bytes", "pruned"), until=until):
        publisher = publisher_of(held["url"])
        before = rules.before(publisher, now)
        if only in {None, publisher} and before and held["at"] < before and held.get("pruned") is None:
            batch.append(going(held, publisher, before))
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def going(held: Document, publisher: str, before: datetime) -> Going:
    """What is told of a capture that may go."""
    return Going(
        digest=held["_id"], url=held["url"], publisher=publisher, at=held["at"], bytes=held["bytes"], before=before
    )


async def without_claims(inventory: Inventory, batch: Collection[Going]) -> list[Going]:
    """Those that nothing rests on, and that no visit has met since the day of their publisher's rule."""
    claimed = await named_among(inventory, [each.digest for each in batch], by=RESTING)
    for before in {each.before for each in batch}:
        young = [each.digest for each in batch if each.before == before]
        claimed |= await inventory.have("visits", "payload_digest", young, since=before)
    return [each for each in batch if each.digest not in claimed]


async def let_go(inventory: Inventory, chosen: list[Going], now: datetime) -> list[Going]:
    """Mark, look once more, let go what is still marked: a visit that meets a capture meanwhile takes the mark off."""
    marked = [each for each in chosen if await is_marked(inventory, each.digest, now)]
    free = await without_claims(inventory, marked)
    for each in marked:
        if each not in free:
            await inventory.change_capture(each.digest, going=now, to=UNMARKED)
    return [each for each in free if await is_emptied(inventory, each, now)]


async def is_emptied(inventory: Inventory, gone: Going, now: datetime) -> bool:
    """Let a capture go, unless its mark was taken off meanwhile."""
    held = {"_id": gone.digest, "url": gone.url, "at": gone.at, "bytes": gone.bytes}
    return await inventory.change_capture(gone.digest, going=now, to=emptied(held, now))


async def is_marked(inventory: Inventory, digest: str, now: datetime) -> bool:
    """Mark a capture; one that bears the mark of a run that was broken off is taken over."""
    found = await inventory.get("captures", digest)
    return found is not None and await inventory.change_capture(digest, going=found.get("going"), to=mark(now))
