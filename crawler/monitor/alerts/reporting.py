"""What `tashih alerts status` says: how deliveries stand, and which need somebody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.judgement.plain import safe
from crawler.monitor.listing import instant
from crawler.store.following import BEFORE_ALL, Recordings
from crawler.store.outbox import UNFINISHED, Delivery, Outbox

WINDOW = timedelta(days=7)
SHOWN = 20  # deliveries of one state that are listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the alerts stand: deliveries by state within a week, those that wait or were given up, and the revisions to come."""

    counts: dict[str, int]
    waiting: tuple[Delivery, ...]
    dead: tuple[Delivery, ...]
    behind: int


async def standing(outbox: Outbox, recordings: Recordings, *, now: datetime) -> Standing:
    """Look at a week of the outbox, and at all that is unfinished."""
    week = [each async for each in outbox.newest(since=now - WINDOW)]
    place, newest = await outbox.place("alerts"), await recordings.newest()
    return Standing(
        counts=dict(Counter(each.state for each in week)),
        waiting=tuple(await outbox.unfinished()),
        dead=tuple(each for each in week if each.state == "dead"),
        behind=max(newest.number - (place or newest or BEFORE_ALL).number, 0),
    )


def standing_lines(found: Standing) -> Iterator[str]:
    """The standing for people."""
    counts = ", ".join(f"{count} {state}" for state, count in sorted(found.counts.items())) or "none"
    yield f"deliveries of the last 7 days: {counts}"
    if found.behind:
        yield f"{found.behind} revisions were not looked at yet: is `tashih alerts run` running?"
    yield from listed("waiting", found.waiting)
    yield from listed("given up", found.dead)


def listed(title: str, deliveries: tuple[Delivery, ...]) -> Iterator[str]:
    """Some deliveries under a title."""
    if not deliveries:
        return
    yield f"{title}:"
    yield from (f"    {delivery_line(each)}" for each in deliveries[:SHOWN])
    if len(deliveries) > SHOWN:
        yield f"    … and {len(deliveries) - SHOWN} more"


def delivery_line(delivery: Delivery) -> str:
    """One delivery: rule and target, what it tells, how it stands."""
    due = f", due {instant(delivery.due)}" if delivery.state in UNFINISHED else ""
    tries = f", {delivery.attempts} tries" if delivery.attempts else ""
    reason = f": {delivery.reason}" if delivery.reason else ""
    return safe(f"{delivery.rule} → {delivery.target}  {delivery.about}  {delivery.state}{due}{tries}{reason}")
