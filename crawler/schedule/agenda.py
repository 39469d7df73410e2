"""One article's place in the schedule: what is known of it, what is pending, and the plan; pure steps over values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime, timedelta
from math import expm1
from typing import Any

from crawler.model import Awaited, Outcome, Stamp
from crawler.schedule.history import SHOWN, History, begin, from_document, hours_between, remember, to_document
from crawler.schedule.outlook import outlook
from crawler.schedule.policy import Plan, next_visit, worth_now
from crawler.schedule.profile import DEFAULT, Profile
from crawler.schedule.signals import Signal, Trust
from crawler.schedule.steering import RESTING

DAY = timedelta(days=1)
PLANNED = tuple(field.name for field in fields(Plan))


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What visits are planned by: the publisher's profile, the trust in its sources, and the price at its host."""

    profile: Profile = DEFAULT
    trust: Mapping[str, Trust] = field(default_factory=dict)
    price: float = RESTING


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """One article in the schedule; its document is ``articles.schedule``.

    ``host`` is where the next visit goes. ``signals`` are the first hint of each source since the last showing, ``listed`` what
    each source said of the article last. ``plan`` is None until there is one.
    """

    host: str
    history: History
    signals: tuple[Signal, ...] = ()
    listed: Mapping[str, str] = field(default_factory=dict)
    plan: Plan | None = None


def opened(*, host: str, first_seen: datetime, published: Stamp | None) -> Agenda:
    """The agenda of an article after its first visit."""
    return Agenda(
        host=host, history=begin(first_seen=first_seen, published=latest_of(published) if published else None)
    )


def latest_of(stamp: Stamp) -> datetime:
    """The latest instant that a claim of publication can mean: a mere day may mean its end."""
    return stamp.at + DAY if stamp.precision == "day" else stamp.at


def visited(agenda: Agenda, *, at: datetime, outcome: Outcome, terms: Terms) -> Agenda:
    """The agenda after a visit, to be planned anew; one that is told twice or late changes nothing."""
    if at <= agenda.history.last_visit:
        return agenda
    history = remember(agenda.history, at=at, outcome=outcome, profile=terms.profile)
    return replace(agenda, history=history, signals=pending(agenda.signals, history))


def pending(signals: Iterable[Signal], history: History) -> tuple[Signal, ...]:
    """The hints that the last showing has not answered."""
    return tuple(signal for signal in signals if signal.at > history.last_shown)


def hinted(agenda: Agenda, source: str, says: str, *, at: datetime, claimed: datetime | None) -> Agenda:
    """The agenda after a source named the article and said *says* of it: a hint, if that is news.

    It is news when the source said something else before, or when it claims a time after the last showing. The first hint of
    a source stands until the text is shown.
    """
    before = agenda.listed.get(source)
    if before == says:
        return agenda
    agenda = replace(agenda, listed={**agenda.listed, source: says})
    last_shown = agenda.history.last_shown
    is_news = before is not None or (claimed is not None and claimed > last_shown)
    if not is_news or at <= last_shown or any(signal.source == source for signal in agenda.signals):
        return agenda
    return replace(agenda, signals=(*agenda.signals, Signal(source, at)))


def planned(article: str, agenda: Agenda, terms: Terms) -> Agenda:
    """The agenda with the plan that follows from it."""
    plan = next_visit(
        article,
        agenda.history,
        profile=terms.profile,
        price=terms.price,
        signals=agenda.signals,
        trust=covering(agenda, terms),
    )
    return replace(agenda, plan=plan)


def covering(agenda: Agenda, terms: Terms) -> dict[str, Trust]:
    """The trust in those sources that have ever listed the article; the silence of others says nothing."""
    return {source: trust for source, trust in terms.trust.items() if source in agenda.listed}


def worth_of(agenda: Agenda, now: datetime, terms: Terms) -> float:
    """What a visit is worth now, 0 to 1."""
    return worth_now(agenda.history, now, profile=terms.profile, signals=agenda.signals, trust=covering(agenda, terms))


def awaited(agenda: Agenda, *, at: datetime, terms: Terms) -> Awaited | None:
    """What the schedule knew when a visit was made, to learn from it; None for a visit told twice or late."""
    history = agenda.history
    if at <= history.last_visit:
        return None
    since, age = (hours_between(history.published, moment) for moment in (history.last_shown, at))
    usual = outlook(history, profile=terms.profile)
    return Awaited(
        since=max(since, 0.0),
        age=max(age, 0.0),
        chance=-expm1(-usual.expected(age)),
        hinted=tuple(signal.source for signal in pending(agenda.signals, history)),
        covered=tuple(source for source in sorted(agenda.listed) if terms.trust.get(source, Trust()).covers > since),
    )


def is_shown(outcome: Outcome) -> bool:
    """Whether a visit with that outcome saw the text, or was told that it still stands."""
    return outcome in SHOWN


def agenda_document(agenda: Agenda) -> dict[str, object]:
    """The agenda as plain fields for ``articles.schedule``."""
    return {
        "host": agenda.host,
        "history": to_document(agenda.history),
        "signals": [asdict(signal) for signal in agenda.signals],
        "listed": [{"source": source, "says": says} for source, says in sorted(agenda.listed.items())],
        "plan": {name: getattr(agenda.plan, name) for name in PLANNED} if agenda.plan else None,
    }


def agenda_of(document: Mapping[str, Any]) -> Agenda | None:
    """The agenda that ``agenda_document`` wrote; None for an article that was never planned."""
    if "history" not in document:
        return None
    plan = document.get("plan")
    return Agenda(
        host=document["host"],
        history=from_document(document["history"]),
        signals=tuple(Signal(**signal) for signal in document.get("signals", ())),
        listed={one["source"]: one["says"] for one in document.get("listed", ())},
        plan=Plan(**{**{name: plan[name] for name in PLANNED}, "sources": tuple(plan["sources"])}) if plan else None,
    )
