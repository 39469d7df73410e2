"""A server says how long it wants to be left alone, in seconds, as a date, or not at all."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.middlewares.waiting import asked_wait, own_wait

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
FRAGMENTS = st.lists(st.sampled_from([*"0123456789٣-+. :,", "Mon", "Mar", "2026", "GMT", "99999999999", "-0000", "\0"]))


@pytest.mark.parametrize(
    ("raw", "seconds"),
    [
        ("120", 120),
        (" 7 ", 7),
        ("0", 0),
        ("Mon, 02 Mar 2026 12:01:30 GMT", 90),
        ("Monday, 02-Mar-26 12:01:30 GMT", 90),
        ("Mon, 02 Mar 2026 11:00:00 GMT", 0),
        ("Mon, 02 Mar 2026 12:01:30 -0000", 90),
        ("soon", None),
        ("-5", None),
        ("١٢", None),
        ("9" * 5000, None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_read_in_both_its_forms(raw: str | None, seconds: float | None) -> None:
    assert asked_wait(raw, NOON) == seconds


@given(FRAGMENTS.map("".join))
def test_whatever_a_server_writes_it_is_a_wait_or_nothing(raw: str) -> None:
    wait = asked_wait(raw, NOON)
    assert wait is None or wait >= 0


@given(st.integers(min_value=1, max_value=10**6), st.floats(min_value=0.1, max_value=60))
def test_each_rest_is_at_least_as_long_as_the_one_before(strikes: int, start: float) -> None:
    assert start <= own_wait(strikes, start=start) <= own_wait(strikes + 1, start=start)
