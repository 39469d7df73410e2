"""Digests: deliveries that were held for the same time become one message.

A digest's members are frozen by writing it, under a key made of rule, target and time, so that every repeat has the same key and
tells the same. Whoever comes too late for it is held for the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from crawler.monitor.alerts.rules import Rule
from crawler.monitor.alerts.timing import goes_at
from crawler.store.outbox import Delivery, Outbox, delivery_id, digest_of


def gathered(held: Iterable[Delivery]) -> Iterator[list[Delivery]]:
    """Held deliveries by rule, target and time."""

    def slot(delivery: Delivery) -> tuple[str, str, datetime]:
        return delivery.rule, delivery.target, delivery.due

    for _, group in groupby(sorted(held, key=lambda each: (*slot(each), each.created, each.id)), key=slot):
        yield list(group)


def digest_about(members: list[Delivery], *, now: datetime) -> Delivery:
    """The delivery that tells its members together."""
    first = members[0]
    key = "digest_" + digest_of((first.rule, first.target, first.due.isoformat()))
    return Delivery(
        id=delivery_id(key, first.target),
        key=key,
        rule=first.rule,
        target=first.target,
        revision="",
        article="",
        publisher="",
        state="open",
        created=now,
        due=now,
        members=tuple(each.id for each in members),
    )


async def bundle(outbox: Outbox, members: list[Delivery], rule: Rule, *, now: datetime) -> None:
    """Write the digest, then mark its members; a crash in between is made good by doing it again."""
    wanted = digest_about(members, now=now)
    await outbox.add([wanted])
    [digest] = await outbox.deliveries([wanted.id])
    for member in members:
        await outbox.change(member, bundled(member, digest, rule, now=now))


def bundled(member: Delivery, digest: Delivery, rule: Rule, *, now: datetime) -> Delivery:
    """A member as its digest leaves it; one that came too late waits for the next."""
    after = replace(member, edition=member.edition + 1)
    if member.id in digest.members:
        return replace(after, state="bundled", reason=digest.id)
    return replace(after, due=max(goes_at(rule.timing, now), now))
