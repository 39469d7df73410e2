"""From a recorded revision, a turn or an episode to what is to be told about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from crawler.model import Revision
from crawler.monitor.alerts.choosing import chooses, chooses_episode
from crawler.monitor.alerts.rules import Alerts, Rule
from crawler.monitor.alerts.timing import goes_at
from crawler.monitor.following import Followed
from crawler.store.episodes import Episode
from crawler.store.outbox import Delivery, DeliveryState, alert_key, delivery_id
from crawler.store.turns import Turn

HISTORY = timedelta(days=1)  # what was recorded so long after it was seen is history that was brought in, and no news
FEW, YOUNG = 3, timedelta(days=1)  # a publisher with fewer articles, known for less, has noise that nobody learned yet
LOOK_AGAIN = timedelta(seconds=5)  # between two looks whether a text was seen again


def is_news(followed: Followed) -> bool:
    """Whether a revision was recorded when it was seen."""
    return followed.entry.at - followed.revision.first_seen <= HISTORY


def deliveries_about(revision: Revision, alerts: Alerts, *, now: datetime, is_new: bool) -> Iterator[Delivery]:
    """What the rules have to tell about a revision; *is_new* says that its publisher is."""
    for rule in alerts.rules:
        if chooses(rule, revision):
            state, due = first_state(rule, revision, now=now, is_new=is_new)
            for target in rule.targets:
                yield delivery_of(revision, rule, target, state=state, due=due, now=now)


def deliveries_about_turn(turn: Turn, rule: Rule, *, now: datetime) -> Iterator[Delivery]:
    """What a rule that chose a turn has to tell about it."""
    state, due = arranged(rule, now)
    for target in rule.targets:
        yield delivery_of(turn, rule, target, state=state, due=due, now=now)


def deliveries_about_episode(episode: Episode, rules: Iterable[Rule], *, now: datetime) -> Iterator[Delivery]:
    """What the rules have to tell about the beginning or the end of an episode."""
    for rule in rules:
        if chooses_episode(rule, episode):
            state, due = arranged(rule, now)
            for target in rule.targets:
                yield delivery_of(episode, rule, target, state=state, due=due, now=now)


def delivery_of(
    what: Revision | Turn | Episode, rule: Rule, target: str, *, state: DeliveryState, due: datetime, now: datetime
) -> Delivery:
    """One thing for one target."""
    key = alert_key(what.id, rule.name)
    return Delivery(
        id=delivery_id(key, target),
        key=key,
        rule=rule.name,
        target=target,
        revision=what.id if isinstance(what, Revision) else "",
        article="" if isinstance(what, Episode) else what.article,
        publisher=what.publisher,
        state=state,
        created=now,
        due=due,
        reason="waits for a second look" if state == "unconfirmed" else "",
        turn=what if isinstance(what, Turn) else None,
        episode=what if isinstance(what, Episode) else None,
    )


def first_state(rule: Rule, revision: Revision, *, now: datetime, is_new: bool) -> tuple[DeliveryState, datetime]:
    """How a delivery begins, and when to come back to it."""
    if needs_second_look(rule, revision, is_new=is_new):
        return "unconfirmed", now + LOOK_AGAIN
    return arranged(rule, now)


def needs_second_look(rule: Rule, revision: Revision, *, is_new: bool) -> bool:
    """Whether the text must be seen again first: a publisher is hardly known, or two texts take turns."""
    if rule.confirm != "auto":
        return rule.confirm == "always"
    return revision.change is not None and (is_new or revision.change.alternates)


def arranged(rule: Rule, now: datetime) -> tuple[DeliveryState, datetime]:
    """Sent at once, or held for a digest or for the end of the quiet hours."""
    goes = goes_at(rule.timing, now)
    return ("held" if rule.timing.collects or goes > now else "open"), goes
