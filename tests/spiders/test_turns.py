"""What one host may be asked for: its budget, its rests, its quiet hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crawler.schedule import RESTING
from crawler.schedule.quiet import quiet_hours
from crawler.spiders.turns import Rest, charged, counted, rest_of
from crawler.store.frontier import Host

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOST = Host(name="news.example", publishers=("example",), wake=NOON)
NIGHT = (quiet_hours("23:00-06:00"), "Europe/Istanbul")


def spend(host: Host, now: datetime, *, per_day: int) -> Host:
    """One visit, if the budget has one left."""
    host = counted(host, now, per_day=per_day)
    return charged(host) if rest_of(host, now, per_day=per_day, quiet=()) is None else host


@given(per_day=st.integers(1, 400), minutes=st.lists(st.integers(0, 90), max_size=60))
def test_a_host_gets_its_days_visits_and_at_most_as_many_again_while_the_day_goes_on(
    per_day: int, minutes: list[int]
) -> None:
    host, now = HOST, NOON
    for wait in minutes:
        now += timedelta(minutes=wait)
        before = host.spent
        host = spend(host, now, per_day=per_day)
        assert host.spent <= before + 1.0
    days = (now - NOON) / timedelta(days=1)
    assert host.spent <= per_day * (1 + days) + 1


def test_a_spent_budget_grows_back_one_visit_after_the_other() -> None:
    host = HOST
    for _ in range(5):
        host = spend(host, NOON, per_day=4)
    assert round(host.spent) == 4
    rest = rest_of(host, NOON, per_day=4, quiet=())
    assert rest == Rest(until=NOON + timedelta(hours=6), why="the budget of the day is spent")
    assert rest_of(host, NOON + timedelta(hours=6, seconds=1), per_day=4, quiet=()) is None


def test_without_a_limit_nothing_is_counted_down() -> None:
    host = charged(counted(HOST, NOON, per_day=0))
    assert host.allowance is None and host.spent == 1.0


def test_the_price_rises_where_more_is_spent_than_the_budget_and_falls_back_to_its_rest() -> None:
    dear = counted(replace(HOST, spent=40.0, counted_at=NOON), NOON + timedelta(hours=2), per_day=10)
    assert dear.price > RESTING
    cheap = counted(dear, NOON + timedelta(days=9), per_day=10)
    assert cheap.price == RESTING


def test_a_host_rests_while_all_its_publishers_are_quiet() -> None:
    now = datetime(2026, 3, 2, 22, tzinfo=UTC)
    night = rest_of(HOST, now, per_day=0, quiet=(NIGHT,))
    assert night == Rest(until=datetime(2026, 3, 3, 3, tzinfo=UTC), why="quiet hours")
    assert rest_of(HOST, now, per_day=0, quiet=(NIGHT, ((), None))) is None


def test_a_rest_that_the_host_asked_for_goes_first() -> None:
    host = replace(HOST, allowed_from=NOON + timedelta(minutes=15), resting="status 503")
    assert rest_of(host, NOON, per_day=1, quiet=(NIGHT,)) == Rest(until=NOON + timedelta(minutes=15), why="status 503")
