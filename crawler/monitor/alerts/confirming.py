"""The second look: an alert about a doubtful text waits until a later visit shows it again, or shows that it was taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from crawler.model import Revision
from crawler.monitor.alerts.deciding import LOOK_AGAIN, arranged
from crawler.monitor.alerts.rules import Rule
from crawler.store.outbox import Delivery
from crawler.store.protocol import Store


async def looked_again(store: Store, delivery: Delivery, rule: Rule, *, now: datetime) -> Delivery:
    """The delivery after a look at what was seen since: on its way, cancelled, or still waiting."""
    article, _, number = delivery.revision.rpartition("#")
    revision = await store.revision(article, int(number))
    later = await store.revision(article, int(number) + 1)
    after = replace(delivery, edition=delivery.edition + 1)
    if revision is None:
        return replace(after, state="cancelled", reason="its revision was deleted")
    if later is not None and takes_back(later, revision):
        return replace(
            after, state="cancelled", reason=f"revision {later.number} took it back before it was seen twice"
        )
    if later is not None or revision.last_seen > revision.first_seen:
        return on_its_way(after, rule, now=now, reason="seen twice")
    if now - delivery.created >= rule.confirm_within:
        return on_its_way(after, rule, now=now, reason="not confirmed: it was seen once only")
    return replace(after, due=now + LOOK_AGAIN)


def takes_back(later: Revision, revision: Revision) -> bool:
    """Whether the next revision brought back a text that stood before this one."""
    change = later.change
    return change is not None and change.reverts_to is not None and change.reverts_to < revision.number


def on_its_way(delivery: Delivery, rule: Rule, *, now: datetime, reason: str) -> Delivery:
    """A delivery that waits for nothing but its time."""
    state, due = arranged(rule, now)
    return replace(delivery, state=state, due=due, reason=reason)
