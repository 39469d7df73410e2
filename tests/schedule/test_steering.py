"""The price follows the spending."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.schedule import RESTING, steer

prices = st.floats(RESTING, 1.0)


@given(prices, st.floats(1.0, 1e6), st.floats(0.0, 1.0))
def test_spending_less_than_the_budget_never_makes_visits_dearer(price: float, budget: float, share: float) -> None:
    assert RESTING <= steer(price, spent=share * budget, budget=budget, hours=1.0) <= price


@given(prices, st.floats(1.0, 1e6), st.floats(1.01, 100.0))
def test_spending_more_than_the_budget_makes_visits_dearer(price: float, budget: float, share: float) -> None:
    assert steer(price, spent=share * budget, budget=budget, hours=1.0) > price


def test_spending_the_budget_keeps_the_price() -> None:
    assert steer(0.01, spent=500, budget=500, hours=24.0) == 0.01


def test_a_day_without_any_budget_makes_visits_dear_without_an_error() -> None:
    assert steer(0.01, spent=0, budget=0, hours=1.0) == pytest.approx(0.01 * math.exp(0.36))
