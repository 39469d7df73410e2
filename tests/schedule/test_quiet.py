"""Quiet hours are the publisher's, through midnight and through changes of the clock."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.schedule.quiet import quiet_hours, quiet_until

NIGHT = quiet_hours("23:30-05:00")
MINUTES = st.integers(1_420_000_000, 1_900_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_the_night_is_istanbuls_not_londons() -> None:
    assert quiet_until(at("2026-03-02T21:00"), NIGHT, zone="Europe/Istanbul") == at("2026-03-03T02:00")
    assert quiet_until(at("2026-03-02T21:00"), NIGHT, zone="Europe/London") is None
    assert quiet_until(at("2026-03-03T01:59"), NIGHT, zone="Europe/Istanbul") == at("2026-03-03T02:00")
    assert quiet_until(at("2026-03-03T02:00"), NIGHT, zone="Europe/Istanbul") is None


def test_a_lunch_break_may_stand_beside_the_night() -> None:
    hours = quiet_hours("23:00-06:00, 12:00-13:00")
    assert quiet_until(at("2026-03-02T12:30"), hours, zone=None) == at("2026-03-02T13:00")
    assert quiet_until(at("2026-03-02T14:00"), hours, zone=None) is None


def test_without_quiet_hours_it_is_never_quiet() -> None:
    assert quiet_until(at("2026-03-02T12:30"), quiet_hours(""), zone="Europe/Istanbul") is None


@given(now=MINUTES, start=st.times(), end=st.times())
def test_quiet_ends_later_than_now_and_within_a_day(now: datetime, start: time, end: time) -> None:
    if start != end:
        until = quiet_until(now, ((start, end),), zone="Europe/Berlin")
        assert until is None or 0 < (until - now).total_seconds() <= 25 * 3600


@pytest.mark.parametrize("text", ["late", "25:00-26:00", "01:00", "01:00-01:00", "1-6", "01:00-06:00;"])
def test_what_names_no_hours_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text.strip(";")[:4]):
        quiet_hours(text)
