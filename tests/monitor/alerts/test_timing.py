"""Digests, quiet hours and pauses."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from crawler.monitor.alerts.rules import Target, Timing
from crawler.monitor.alerts.timing import goes_at, pause, slot_end

ZONES = st.sampled_from([ZoneInfo(name) for name in ("UTC", "Europe/Istanbul", "America/New_York", "Asia/Kathmandu")])
INSTANTS = st.datetimes(datetime(2015, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
TIMES = st.times().map(lambda each: each.replace(second=0, microsecond=0))


@given(INSTANTS, TIMES, TIMES, ZONES)
def test_nothing_goes_in_quiet_hours_and_nothing_waits_for_more_than_a_day(
    now: datetime, start: time, end: time, zone: ZoneInfo
) -> None:
    goes = goes_at(Timing(quiet=(start, end), zone=zone), now)
    assert now <= goes <= now + timedelta(hours=26)
    local = goes.astimezone(zone).time()
    if start < end:
        assert goes == now or not start <= local < end
    assert goes_at(Timing(quiet=(start, end), zone=zone), goes) == goes or start > end


@given(INSTANTS, st.integers(1, 1440))
def test_a_collection_ends_after_it_began_and_within_its_length(now: datetime, minutes: int) -> None:
    end = slot_end(Timing(every=timedelta(minutes=minutes)), now)
    assert now < end <= now + timedelta(minutes=minutes)


@given(INSTANTS, st.lists(TIMES, min_size=1, max_size=4), ZONES)
def test_a_daily_digest_comes_at_one_of_its_times(now: datetime, times: list[time], zone: ZoneInfo) -> None:
    end = slot_end(Timing(at=tuple(times), zone=zone), now)
    assert now < end <= now + timedelta(hours=26)


def test_the_evening_is_the_one_of_the_zone() -> None:
    evening = Timing(at=(time(18),), zone=ZoneInfo("Europe/Istanbul"))
    assert slot_end(evening, datetime(2026, 3, 2, 14, tzinfo=UTC)) == datetime(2026, 3, 2, 15, tzinfo=UTC)
    assert slot_end(evening, datetime(2026, 3, 2, 15, tzinfo=UTC)) == datetime(2026, 3, 3, 15, tzinfo=UTC)


def test_a_time_that_the_clock_shows_twice_is_told_once_and_one_that_it_skips_is_told() -> None:
    nights = Timing(at=(time(1, 30), time(2, 30)), zone=ZoneInfo("America/New_York"))
    autumn, spring = datetime(2026, 11, 1, 4, tzinfo=UTC), datetime(2026, 3, 8, 6, 40, tzinfo=UTC)
    first = slot_end(nights, autumn)
    assert first == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert slot_end(nights, first) == datetime(2026, 11, 1, 7, 30, tzinfo=UTC)
    assert slot_end(nights, spring) == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)


def test_a_digest_that_ends_at_night_waits_for_the_morning() -> None:
    timing = Timing(every=timedelta(hours=1), quiet=(time(22), time(7)))
    assert goes_at(timing, datetime(2026, 3, 2, 21, 30, tzinfo=UTC)) == datetime(2026, 3, 3, 7, tzinfo=UTC)


@given(st.integers(1, 100), st.floats(0, 1))
def test_pauses_grow_and_stay_within_an_hour(attempts: int, luck: float) -> None:
    target = Target(name="desk")
    found = pause(target, attempts, luck=luck)
    assert pause(Target(name="slow", retry_after=timedelta(days=366)), attempts, luck=1) == timedelta(hours=1)
    assert target.retry_after / 2 <= found <= timedelta(hours=1)
    assert pause(target, attempts + 1, luck=luck) >= found


def test_a_receiver_that_asks_for_a_longer_pause_gets_it_within_reason() -> None:
    target = Target(name="desk")
    assert pause(target, 1, luck=0, asked=timedelta(minutes=5)) == timedelta(minutes=5)
    assert pause(target, 1, luck=0, asked=timedelta(days=5)) == timedelta(hours=1)
