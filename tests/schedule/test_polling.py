"""Listings are asked more often while they bring news."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from crawler.schedule.polling import LATEST, SELDOM, SOONEST, poll_after_failures, poll_again


@given(st.lists(st.integers(min_value=0, max_value=50)))
def test_the_wait_stays_between_five_minutes_and_an_hour(news: list[int]) -> None:
    wait = None
    for count in news:
        wait = poll_again(wait, news=count)
        assert SOONEST <= wait <= LATEST


def test_a_busy_feed_is_asked_every_five_minutes_and_a_silent_one_every_hour() -> None:
    busy = silent = None
    for _ in range(20):
        busy, silent = poll_again(busy, news=2), poll_again(silent, news=0)
    assert (busy, silent) == (SOONEST, LATEST)


def test_a_listing_that_is_down_is_asked_ever_less_often_up_to_once_a_day() -> None:
    waits = [poll_after_failures(failures) for failures in (1, 2, 3, 20)]
    assert waits == [timedelta(minutes=15), timedelta(minutes=30), timedelta(hours=1), SELDOM]
