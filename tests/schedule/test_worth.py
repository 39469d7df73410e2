"""What a visit is worth."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.schedule.worth import saturating, worth

revisions = st.floats(0.0, 50.0)
hours = st.floats(0.0, 1000.0)


@given(revisions, hours)
def test_a_visit_is_worth_nothing_to_one(unseen: float, silence: float) -> None:
    assert 0.0 <= worth(unseen, silence) <= 1.0


@given(revisions, revisions, hours)
def test_more_unseen_revisions_are_worth_more(one: float, other: float, silence: float) -> None:
    fewer, more = sorted((one, other))
    assert worth(fewer, silence) <= worth(more, silence) + 1e-12


def test_what_cannot_have_changed_is_worth_no_visit() -> None:
    assert worth(0.0, 10.0) == 0.0


def test_fresh_revisions_are_worth_more_than_stale_ones() -> None:
    assert worth(0.3, 0.5) > worth(0.3, 24.0)


@pytest.mark.parametrize("events", [1e-9, 1e-6, 1e-3])
def test_tiny_expectations_keep_their_precision(events: float) -> None:
    assert saturating(events) == pytest.approx(events**2 / 2, rel=2e-3, abs=1e-17)


@given(st.floats(0.01, 20.0))
def test_the_index_is_the_gain_of_one_more_visit_per_hour(events: float) -> None:
    def caught(rate: float) -> float:
        return rate * -math.expm1(-events / rate)

    assert saturating(events) == pytest.approx((caught(1 + 1e-5) - caught(1 - 1e-5)) / 2e-5, abs=1e-4)
