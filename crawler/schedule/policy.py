"""When to look at an article again, and why: the policy.

Visit the article whose next visit is worth most. With ages in hours since publication, ``a0`` at the last showing and ``a1`` at
the visit, and ``H(a)`` the revisions a usual article of the publisher has had by age ``a`` (``profile.py``, refitted nightly):

    theta = (k + changes) / (k + exposure)                    how lively this article is (``history.py``)
    x     = theta * (H(a1) - H(a0)) + followers + signals     revisions nobody has seen yet (``outlook.py``)
    R(y)  = 1 - exp(-y) * (1 + y)
    z     = x + 0.35 * (a1 - a0)
    V     = 0.7 * R(x) + 0.3 * x / z * R(z)                   what the visit is worth (``worth.py``)

The visit is due when ``V`` first reaches the price (lambda), which is steered to the budget (``steering.py``), between the
bounds (``bounds.py``), and a little later by a jitter that depends on nothing but the article's name and the visit's number.

Sources: the index is Azar, Horvitz, Lubetzky, Peres and Shahaf (PNAS 2018) with importance equal to the change rate and a
discount for delay; signals lengthen the silence as in Busa-Fekete, Zimmert and others (WWW 2025); the liveliness is the
posterior mean of a Gamma-Poisson model; that an article's rate falls as a power of its age, about fifty-fold in half a day,
was measured on a portal's edit times.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from crawler.schedule.bounds import BOUNDS, MINUTE, Bounds
from crawler.schedule.history import History, hours_between
from crawler.schedule.jitter import JITTER, stretched
from crawler.schedule.outlook import Outlook, outlook
from crawler.schedule.profile import DEFAULT, Profile
from crawler.schedule.search import first_worthwhile
from crawler.schedule.signals import Signal, Trust
from crawler.schedule.steering import RESTING

Because = Literal["worth", "signal", "young", "bound", "last look", "unanswered"]
# After so many attempts in a row that did not show the text, wait so many hours; then only the last looks are left.
UNANSWERED = (15 * MINUTE, 1.0, 24.0, 7 * 24.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """When the next visit is due, and what was expected of it then.

    ``because`` is ``worth`` (its worth reaches the price), ``bound`` (it would have been worth it sooner), ``signal`` (a source
    announced a change), ``young`` (every quarter of an hour at first, as the budget allows), ``last look`` (tracking would end
    otherwise) or ``unanswered`` (the last attempt did not show the text). ``expected`` counts unseen revisions, ``worth`` lies in
    0–1, ``age`` is in hours since publication; ``sources`` are those with a hint pending.
    """

    at: datetime
    because: Because
    expected: float
    worth: float
    age: float
    liveliness: float
    visits: int
    unanswered: int
    sources: tuple[str, ...]


def next_visit(
    article: str,
    history: History,
    *,
    profile: Profile = DEFAULT,
    price: float = RESTING,
    signals: Sequence[Signal] = (),
    trust: Mapping[str, Trust] | None = None,
    bounds: Bounds = BOUNDS,
) -> Plan:
    """When *article* is due again and why: the same answer for the same arguments, always.

    *article* is its URL, only for the jitter. *signals* holds the first hint of each source since the last showing; *trust* the
    publisher's trust in each source that covers it, silent ones too. At *price* RESTING, the lowest, the budget sets no limit.
    """
    view = outlook(history, profile=profile, signals=signals, trust=trust)
    age, because = _due(article, history, view, price, bounds)
    return Plan(
        at=history.published + timedelta(hours=age),
        because=because,
        expected=view.expected(age),
        worth=view.worth(age),
        age=age,
        liveliness=view.liveliness,
        visits=history.visits,
        unanswered=history.unanswered,
        sources=tuple(signal.source for signal in signals if signal.at > history.last_shown),
    )


def worth_now(
    history: History,
    now: datetime,
    *,
    profile: Profile = DEFAULT,
    signals: Sequence[Signal] = (),
    trust: Mapping[str, Trust] | None = None,
) -> float:
    """What a visit is worth at *now*, 0 to 1: the order of visits under a budget."""
    view = outlook(history, profile=profile, signals=signals, trust=trust)
    return view.worth(hours_between(history.published, now))


def _due(article: str, history: History, view: Outlook, price: float, bounds: Bounds) -> tuple[float, Because]:
    """The age at which the next visit is due, and why."""
    last = hours_between(history.published, history.last_visit)
    if history.unanswered:
        return last + stretched(_patience(history, last, bounds), article, history.visits), "unanswered"
    silence = view.shown - hours_between(history.published, history.last_change or history.published)
    soonest = last + bounds.wait(silence)
    plain = replace(view, hints=()) if view.hints else view
    age, because = _unhinted(plain, price=price, soonest=soonest, latest=_last_look(history, soonest, bounds))
    young = bounds.while_young / (1.0 + JITTER)
    if price <= RESTING and last < bounds.young and age > last + young:
        age, because = last + young, "young"
    if view.hints:
        hinted = max(soonest, min(at for at, _ in view.hints))
        found = first_worthwhile(view.worth, price=price, since=view.shown, start=hinted, end=age)
        if found < age:
            return found, "signal"
    return last + stretched(age - last, article, history.visits), because


def _patience(history: History, last: float, bounds: Bounds) -> float:
    """How long to wait after attempts that did not show the text; in the end only the last looks are left."""
    waits = UNANSWERED[history.unanswered - 1 : history.unanswered]
    return waits[0] if waits else _last_look(history, last, bounds) - last


def _last_look(history: History, age: float, bounds: Bounds) -> float:
    """The next age after *age* at which the article is looked at in any case."""
    found = hours_between(history.published, history.first_seen)
    return found + bounds.last_look(age - found)


def _unhinted(view: Outlook, *, price: float, soonest: float, latest: float) -> tuple[float, Because]:
    """The age at which age and liveliness alone make a visit worth its price, before jitter."""
    age = first_worthwhile(view.worth, price=price, since=view.shown, start=soonest, end=latest)
    if age >= latest:
        return latest, "last look"
    return age, "bound" if age <= soonest else "worth"
