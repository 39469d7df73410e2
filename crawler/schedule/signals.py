"""Hints that an article moved: a sitemap's lastmod, a feed's updated, a place on the front page.

A hint is worth what its source has proved to be worth at this publisher. Two numbers are learned for every source:
how much likelier a visit finds a change after its hint (gain), and which share of the changes it announced (recall).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log1p

SURE = 0.99  # no source is believed more than this
QUIET = 0.9  # how far the silence of a source with full recall lowers the expectation
PROVED = 200  # hints after which a source without gain has had its chance
USELESS = 0.05
OFTEN = timedelta(minutes=10)
SELDOM = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Signal:
    """The first hint of *source* since the article was last shown, and when we saw it."""

    source: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """What the hints of one source have been worth at one publisher.

    ``hits`` and ``false`` count visits after a hint that found a change or none, ``missed`` the changes of covered articles that
    came without one; ``chance`` is how many of those visits would have found a change anyway. ``covers`` is the age in
    hours up to which the source lists an article: a news sitemap lists two days.
    """

    hits: int = 0
    false: int = 0
    missed: int = 0
    chance: float = 0.0
    covers: float = 48.0

    @property
    def gain(self) -> float:
        """``(precision - base) / (1 - base)`` with one hit and one miss as prior, 0 to SURE."""
        asked = self.hits + self.false
        precision = (self.hits + 1) / (asked + 2)
        base = self.chance / asked if asked else 0.0
        return min(max((precision - base) / (1.0 - min(base, SURE)), 0.0), SURE)

    @property
    def recall(self) -> float:
        """Share of the changes that the source announced, with one of each as prior."""
        return (self.hits + 1) / (self.hits + self.missed + 2)

    @property
    def weight(self) -> float:
        """``-ln(1 - gain)``: the unseen revisions that one hint stands for."""
        return -log1p(-self.gain)

    @property
    def silence(self) -> float:
        """The share of the usual expectation left while the source covers an article and is silent about it."""
        return 1.0 - QUIET * self.recall * min(1.0, 2.0 * self.gain)

    @property
    def poll_every(self) -> timedelta:
        """How often to ask the source itself: one that proved useless costs a visit a day, not a hundred and forty."""
        proved_useless = self.hits + self.false >= PROVED and self.gain < USELESS
        return SELDOM if proved_useless else OFTEN


UNKNOWN = Trust()


@dataclass(frozen=True, slots=True)
class Hinted:
    """One visit as the learning of trust needs it.

    ``hinted`` are the sources with a hint pending at the visit, ``covered`` those that listed the article; ``chance`` is the
    probability of a change from age and liveliness alone, ``1 - exp(-expected)``.
    """

    changed: bool
    chance: float
    covered: frozenset[str]
    hinted: frozenset[str]


def learn_trust(trust: Trust, source: str, visits: Iterable[Hinted]) -> Trust:
    """The trust in *source* after more *visits* to its publisher's articles; start from ``Trust()`` to learn afresh."""
    hits, false, missed, chance = trust.hits, trust.false, trust.missed, trust.chance
    for visit in visits:
        if source in visit.hinted:
            hits += visit.changed
            false += not visit.changed
            chance += visit.chance
        elif source in visit.covered:
            missed += visit.changed
    return Trust(hits=hits, false=false, missed=missed, chance=chance, covers=trust.covers)
