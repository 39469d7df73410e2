"""How revisions come with age."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.schedule.profile import BINS, DEFAULT, EDGES, TRACKED, Profile
from tests.schedule.strategies import profiles

ages = st.floats(-10.0, 10_000.0)


def test_there_are_fifteen_bins_from_six_minutes_to_fourteen_days() -> None:
    assert (len(EDGES), EDGES[0], EDGES[1]) == (BINS + 1, 0.0, pytest.approx(0.1))
    assert EDGES[-1] == pytest.approx(TRACKED)


@given(profiles, ages, ages)
def test_expected_revisions_never_fall_with_age(profile: Profile, one: float, other: float) -> None:
    younger, older = sorted((one, other))
    assert 0.0 <= profile.expected(younger) <= profile.expected(older) <= profile.upto[-1]


@given(profiles)
def test_bins_and_edges_say_the_same(profile: Profile) -> None:
    assert [profile.expected(edge) for edge in EDGES] == pytest.approx(list(profile.upto), abs=1e-9)
    assert sum(profile.bins) == pytest.approx(profile.upto[-1], abs=1e-9)


def test_a_usual_article_is_edited_fifty_times_less_after_half_a_day() -> None:
    rates = [part / (end - start) for part, (start, end) in zip(DEFAULT.bins, pairwise(EDGES), strict=True)]
    assert rates == sorted(rates, reverse=True)
    assert 30 < DEFAULT.expected(0.1) / 0.1 / (DEFAULT.expected(13) - DEFAULT.expected(12)) < 200


def test_two_fifths_of_the_first_eighteen_hours_revisions_come_in_the_first_hour() -> None:
    assert 0.4 < DEFAULT.expected(1) / DEFAULT.expected(18) < 0.55
