"""How many unseen revisions one article is expected to have at any coming moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import exp

from crawler.schedule.history import History, hours_between
from crawler.schedule.profile import Profile
from crawler.schedule.signals import UNKNOWN, Signal, Trust
from crawler.schedule.worth import worth

# Edits come in bursts: after one, so many more follow soon, at this mean distance in hours.
FOLLOWERS = 0.15
FOLLOWING = 0.3


@dataclass(frozen=True, slots=True)
class Outlook:
    """One article seen from its last showing; ages and times in hours since publication.

    ``past`` is what the profile expected up to that showing, ``burst`` the followers of the last change still to come then.
    ``hints`` are pairs of when and how many revisions a pending signal stands for. Until the age ``covered`` only the share
    ``silence`` of the usual expectation holds, because the sources that would speak have not.
    """

    profile: Profile
    liveliness: float
    shown: float
    past: float
    burst: float
    silence: float
    covered: float
    hints: tuple[tuple[float, float], ...]

    def expected(self, age: float) -> float:
        """``x = theta * (H(age) - H(shown)) + followers + hints``: the revisions nobody has seen yet at *age*."""
        usual = self.profile.expected(age) - self.past
        if self.silence < 1.0:
            usual -= (1.0 - self.silence) * (self.profile.expected(min(age, self.covered)) - self.past)
        x = self.liveliness * usual
        if self.burst:
            x += self.burst * (1.0 - exp((self.shown - age) / FOLLOWING))
        for at, revisions in self.hints:
            if at <= age:
                x += revisions
        return x

    def worth(self, age: float) -> float:
        """What a visit at *age* is worth, 0 to 1."""
        return worth(self.expected(age), age - self.shown)


def outlook(
    history: History, *, profile: Profile, signals: Iterable[Signal] = (), trust: Mapping[str, Trust] | None = None
) -> Outlook:
    """The article's outlook; *trust* names every source that covers the publisher, *signals* what is pending."""
    trust = trust or {}
    shown = hours_between(history.published, history.last_shown)
    covering = [source for source in trust.values() if source.covers > shown]
    silence = 1.0
    for source in covering:
        silence *= source.silence
    return Outlook(
        profile=profile,
        liveliness=history.liveliness,
        shown=shown,
        past=profile.expected(shown),
        burst=_burst(history.last_change, history.last_shown),
        silence=silence,
        covered=min((source.covers for source in covering), default=0.0),
        hints=tuple(_hints(history, signals, trust)),
    )


def _hints(history: History, signals: Iterable[Signal], trust: Mapping[str, Trust]) -> Iterator[tuple[float, float]]:
    """When each hint since the last showing came, and what it stands for, unless that is nothing."""
    for signal in signals:
        revisions = trust.get(signal.source, UNKNOWN).weight
        if revisions > 0.0 and signal.at > history.last_shown:
            yield hours_between(history.published, signal.at), revisions


def _burst(last_change: datetime | None, last_shown: datetime) -> float:
    """How many followers of the last change are still to come after the last showing."""
    if last_change is None:
        return 0.0
    return FOLLOWERS * exp(-hours_between(last_change, last_shown) / FOLLOWING)
