"""The nightly lesson: what a publisher's visits say about its age profile."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from crawler.model import Visit
from crawler.schedule.history import SHOWN, hidden, hours_between
from crawler.schedule.profile import BINS, DEFAULT, EDGES, TRACKED, Profile, profile_of

ROUNDS = 3  # of expectation and maximisation
PRIOR = 10.0  # the default profile counts as so many articles
DOUBT = 2.0  # and as so many revisions when the publisher's level is judged


@dataclass(frozen=True, slots=True)
class Look:
    """Two showings of one article in a row, by its age in hours at each, and whether the text had changed between."""

    start: float
    end: float
    changed: bool


def overlaps(start: float, end: float) -> Iterator[tuple[int, float]]:
    """The bins that the ages from *start* to *end* touch, and the share of each that they cover.

    >>> [(bin, round(share, 2)) for bin, share in overlaps(0.05, 0.1)]
    [(0, 0.5)]
    """
    start, end = max(start, 0.0), min(end, TRACKED)
    number = bisect_right(EDGES, start) - 1
    while number < BINS and EDGES[number] < end:
        low, high = EDGES[number], EDGES[number + 1]
        yield number, (min(end, high) - max(start, low)) / (high - low)
        number += 1


def coverage(looks: Iterable[Look]) -> list[float]:
    """How many articles' worth of watching each bin has had."""
    covered = [0.0] * BINS
    for look in looks:
        for number, share in overlaps(look.start, look.end):
            covered[number] += share
    return covered


def refit(looks: Iterable[Look], *, default: Profile = DEFAULT) -> Profile:
    """A publisher's profile from its looks, shrunk to *default* as if that were ten more articles.

    Expectation and maximisation for interval-censored Poisson counts: a change found where ``x`` revisions were expected
    counts ``x / (1 - exp(-x))``, spread over the bins between the two looks as the profile so far expects them; then
    ``bin = (count + 10 * level * default) / (covered + 10)``, where *level* is how active the publisher is altogether.
    """
    looks = list(looks)
    return refit_covered(coverage(looks), [(look.start, look.end) for look in looks if look.changed], default=default)


def refit_covered(covered: list[float], changes: list[tuple[float, float]], *, default: Profile = DEFAULT) -> Profile:
    """``refit`` from what is enough to keep: watching per bin, and the ages around every change found."""
    shape = default.bins
    usual = sum(share * revisions for share, revisions in zip(covered, shape, strict=True))
    profile = default
    for _ in range(ROUNDS):
        counts = _counts(changes, profile.bins)
        level = (sum(counts) + DOUBT) / (usual + DOUBT)
        profile = profile_of(
            (count + PRIOR * level * revisions) / (watched + PRIOR)
            for count, watched, revisions in zip(counts, covered, shape, strict=True)
        )
    return profile


def _counts(changes: list[tuple[float, float]], bins: tuple[float, ...]) -> list[float]:
    """Revisions per bin that the changes found stand for, if *bins* is what is expected."""
    counts = [0.0] * BINS
    for start, end in changes:
        parts = [(number, share * bins[number]) for number, share in overlaps(start, end)]
        expected = sum(part for _, part in parts)
        if expected > 0.0:
            scale = hidden(expected) / expected
            for number, part in parts:
                counts[number] += part * scale
    return counts


def looks_of(visits: Iterable[Visit], *, published: datetime) -> Iterator[Look]:
    """The looks of one article's visits, oldest first; visits that did not show the text are passed over."""
    shown = (visit for visit in visits if visit.outcome in SHOWN)
    for before, after in pairwise(shown):
        start, end = (hours_between(published, visit.at) for visit in (before, after))
        yield Look(start, end, after.outcome == "changed")
