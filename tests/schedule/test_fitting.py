"""What a publisher's visits teach about its profile."""

from __future__ import annotations

import math
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.schedule import DEFAULT, Look, looks_of, refit
from crawler.schedule.fitting import coverage, overlaps
from crawler.schedule.profile import BINS, EDGES, Profile, profile_of
from tests.schedule.strategies import NOON, visit

AGES = [0.1, 0.3, 0.6, 1.0, 2.0, 4.0, 8.0, 16.0, 40.0, 120.0, 336.0]
looks = st.lists(
    st.builds(
        lambda start, length, changed: Look(start, start + length, changed),
        st.floats(-1, 400),
        st.floats(0, 400),
        st.booleans(),
    ),
    max_size=20,
)


def visited(profile: Profile, *, articles: int, dice: Random) -> list[Look]:
    """Looks at articles whose edits come as *profile* says."""
    return [
        Look(start, end, dice.random() < -math.expm1(profile.expected(start) - profile.expected(end)))
        for _ in range(articles)
        for start, end in pairwise(AGES)
    ]


def test_without_visits_a_publisher_is_like_any_other() -> None:
    assert refit([]).upto == pytest.approx(DEFAULT.upto)


def test_a_busy_publisher_is_known_after_some_hundred_articles() -> None:
    truth = profile_of(4 * part for part in DEFAULT.bins)
    learned = refit(visited(truth, articles=400, dice=Random(7)))
    watched = learned.expected(336) - learned.expected(0.1)
    assert watched == pytest.approx(truth.expected(336) - truth.expected(0.1), rel=0.1)


def test_a_publisher_that_edits_late_is_told_from_one_that_edits_early() -> None:
    late = profile_of(2.0 / BINS if EDGES[number] >= 1.0 else 0.0 for number in range(BINS))
    learned = refit(visited(late, articles=300, dice=Random(7)))
    assert (learned.expected(1) - learned.expected(0.1)) / learned.expected(336) < 0.05
    assert (DEFAULT.expected(1) - DEFAULT.expected(0.1)) / DEFAULT.expected(336) > 0.25


def test_one_article_moves_a_profile_only_a_little() -> None:
    learned = refit([Look(0.5, 1.0, True)])
    assert DEFAULT.upto[-1] < learned.upto[-1] < 1.6 * DEFAULT.upto[-1]


@given(looks)
def test_a_learned_profile_is_a_profile(seen: list[Look]) -> None:
    learned = refit(seen)
    assert learned.upto[0] == 0.0
    assert all(part >= 0.0 for part in learned.bins)


@given(st.floats(0, 336), st.floats(0, 336))
def test_overlaps_cover_exactly_the_time_between(one: float, other: float) -> None:
    start, end = sorted((one, other))
    covered = sum(share * (EDGES[number + 1] - EDGES[number]) for number, share in overlaps(start, end))
    assert covered == pytest.approx(end - start, abs=1e-6)


def test_looks_lie_between_the_visits_that_showed_the_text() -> None:
    day = [("new", 0.1), ("changed", 0.5), ("failed", 1.0), ("unchanged", 2.0)]
    visits = [visit(outcome, hours) for outcome, hours in day]
    found = list(looks_of(visits, published=NOON))
    assert [(round(look.start, 6), round(look.end, 6), look.changed) for look in found] == [
        (0.1, 0.5, True),
        (0.5, 2.0, False),
    ]


def test_watching_an_article_for_fourteen_days_covers_every_bin_once() -> None:
    assert coverage([Look(0.0, 1.0, False), Look(1.0, 400.0, False)]) == pytest.approx([1.0] * BINS)
