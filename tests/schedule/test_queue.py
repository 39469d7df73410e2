"""Whom first, and how close together at one host."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from crawler.schedule import Allowance, Candidate, host_gap, refilled, slots, whom_first
from crawler.schedule.queue import LEAST_GAP
from tests.schedule.strategies import NOON

HOSTS = ("daily.example", "haber.example")
seconds = st.floats(0.0, 600.0).map(lambda length: timedelta(seconds=length))
candidates = st.lists(
    st.builds(Candidate, st.text("abc", max_size=3), st.sampled_from(HOSTS), st.floats(0, 1)), max_size=30
)


@given(candidates, st.dictionaries(st.sampled_from(HOSTS), st.integers(0, 5)))
def test_every_host_gets_its_worthiest_and_no_more_than_it_has_room_for(
    due: list[Candidate], room: dict[str, int]
) -> None:
    chosen = whom_first(due, room=room)
    for host in HOSTS:
        taken = sorted((one.worth for one in chosen if one.host == host), reverse=True)
        assert taken == sorted((one.worth for one in due if one.host == host), reverse=True)[: room.get(host, 0)]


def test_after_an_outage_the_best_goes_first_whatever_the_order() -> None:
    backlog = [Candidate(f"a{number}", "daily.example", number / 100) for number in range(100)]
    chosen = whom_first(backlog, room={"daily.example": 3})
    assert [one.article for one in chosen] == ["a99", "a98", "a97"]
    assert whom_first(reversed(backlog), room={"daily.example": 3}) == chosen


@given(st.none() | seconds, seconds, st.integers(0, 1000))
def test_no_gap_is_shorter_than_what_the_host_asked_for(
    crawl_delay: timedelta | None, answered_in: timedelta, number: int
) -> None:
    gap = host_gap(crawl_delay=crawl_delay, answered_in=answered_in, host="daily.example", number=number)
    asked = max(crawl_delay or LEAST_GAP, LEAST_GAP, 2 * answered_in)
    assert asked <= gap <= asked * 1.11


@given(st.none() | seconds, seconds.filter(bool), seconds)
def test_no_two_visits_to_a_host_are_closer_than_its_gap(
    ago: timedelta | None, gap: timedelta, window: timedelta
) -> None:
    last = None if ago is None else NOON - ago
    visits = [at for at, _ in zip(slots(last=last, now=NOON, until=NOON + window, gap=gap), range(50), strict=False)]
    assert all(after - before >= gap for before, after in pairwise([last, *visits] if last else visits) if before)
    assert all(NOON <= at < NOON + window for at in visits)


@given(st.floats(0, 100), seconds, st.floats(0, 10_000))
def test_an_allowance_grows_to_half_an_hour_of_visits_and_no_further(
    left: float, later: timedelta, per_day: float
) -> None:
    grown = refilled(Allowance(left, NOON), now=NOON + later, per_day=per_day)
    assert grown.visits <= max(per_day / 48, 1.0)
    assert grown.at == NOON + later


def test_a_small_budget_is_spent_too() -> None:
    allowance = refilled(Allowance(0.0, NOON), now=NOON + timedelta(hours=12), per_day=2)
    assert allowance.visits == 1.0
