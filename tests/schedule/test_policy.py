"""When an article is looked at again."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.model import Outcome
from crawler.schedule import (
    BOUNDS,
    DEFAULT,
    RESTING,
    History,
    Plan,
    Profile,
    Signal,
    Trust,
    begin,
    next_visit,
    remember,
)
from crawler.schedule.history import hours_between
from crawler.schedule.jitter import JITTER
from crawler.schedule.profile import profile_of
from tests.schedule.strategies import NOON, URL, histories, pending, prices, profiles, trusted, urls

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
RELIABLE = {"sitemap": Trust(hits=300, false=5, missed=10, chance=20.0)}
LIAR = {"sitemap": Trust(hits=10, false=400, missed=0, chance=12.0)}


def watched(
    *, days: float, outcome: Outcome = "unchanged", price: float = RESTING, profile: Profile = DEFAULT, url: str = URL
) -> list[datetime]:
    """The visits to an article found five minutes after publication, all with the same outcome."""
    history = begin(first_seen=NOON + 5 * MINUTE, published=NOON)
    visits = [history.last_visit]
    while True:
        plan = next_visit(url, history, price=price, profile=profile)
        if plan.at > NOON + timedelta(days=days):
            return visits
        history = remember(history, at=plan.at, outcome=outcome, profile=profile)
        visits.append(plan.at)


def visited(*outcomes: Outcome, every: timedelta = HOUR) -> History:
    """An article found at noon and visited at even distances."""
    history = begin(first_seen=NOON)
    for outcome in outcomes:
        history = remember(history, at=history.last_visit + every, outcome=outcome, profile=DEFAULT)
    return history


def wait(history: History, **arguments: object) -> float:
    """Hours from the last visit to the next."""
    return hours_between(history.last_visit, next_visit(URL, history, price=0.01, **arguments).at)  # type: ignore[arg-type]


@given(urls, prices, profiles)
def test_an_unchanging_article_costs_at_most_sixty_visits_in_thirty_days(
    url: str, price: float, profile: Profile
) -> None:
    assert len(watched(days=30, price=price, profile=profile, url=url)) <= 60


@given(urls, st.floats(0.0, RESTING), profiles)
def test_when_the_budget_allows_a_young_article_is_seen_every_quarter_of_an_hour(
    url: str, price: float, profile: Profile
) -> None:
    visits = watched(days=3 / 24, price=price, profile=profile, url=url)
    assert max(after - before for before, after in pairwise([*visits, NOON + 3 * HOUR])) <= 15 * MINUTE


def test_a_young_article_is_seen_less_often_when_visits_are_dear() -> None:
    assert len(watched(days=1, price=0.02)) < len(watched(days=1, price=0.002)) < len(watched(days=1, price=RESTING))


@given(st.data(), urls, histories(), prices, profiles, trusted)
def test_the_same_history_gives_the_same_plan(
    data: st.DataObject, url: str, history: History, price: float, profile: Profile, trust: dict[str, Trust]
) -> None:
    signals = data.draw(pending(history))

    def plan() -> Plan:
        return next_visit(url, history, price=price, profile=profile, signals=signals, trust=trust)

    assert plan() == plan()


@given(st.data(), urls, histories(), prices, profiles, trusted)
def test_no_visit_comes_sooner_than_the_bounds_allow(
    data: st.DataObject, url: str, history: History, price: float, profile: Profile, trust: dict[str, Trust]
) -> None:
    signals = data.draw(pending(history))
    plan = next_visit(url, history, price=price, profile=profile, signals=signals, trust=trust)
    waited = hours_between(history.last_visit, plan.at)
    silence = hours_between(history.last_change or history.published, history.last_shown)
    assert waited >= BOUNDS.soonest - 1e-6
    if not history.unanswered:
        assert waited >= BOUNDS.wait(silence) - 1e-6


@given(urls, histories(), prices, profiles)
def test_no_visit_comes_much_later_than_the_next_last_look(
    url: str, history: History, price: float, profile: Profile
) -> None:
    plan = next_visit(url, history, price=price, profile=profile)
    last = hours_between(history.published, history.last_visit)
    silence = hours_between(history.last_change or history.published, history.last_shown)
    found = hours_between(history.published, history.first_seen)
    soonest = last + (BOUNDS.wait(silence) if not history.unanswered else 7 * 24)
    look = found + BOUNDS.last_look(soonest - found)
    assert last < plan.age <= look + JITTER * (look - last) + 1e-6


@given(st.floats(0.0, 0.2))
def test_the_longer_an_article_is_silent_the_longer_the_waits_grow(price: float) -> None:
    visits = watched(days=13, price=price)
    gaps = [after - before for before, after in pairwise(visits)]
    assert all(later >= 0.88 * sooner for sooner, later in pairwise(gaps[:-1]))


@given(histories(), profiles, prices, prices)
def test_dearer_visits_never_come_sooner(history: History, profile: Profile, one: float, other: float) -> None:
    cheap, dear = sorted((one, other))
    sooner = next_visit(URL, history, price=cheap, profile=profile).at
    later = next_visit(URL, history, price=dear, profile=profile).at
    assert sooner <= later + (later - history.last_visit) * 0.01


def test_a_lively_article_is_seen_again_sooner_than_a_quiet_one() -> None:
    lively, quiet = visited("changed", "changed", "unchanged"), visited("unchanged", "unchanged", "unchanged")
    assert wait(lively) < wait(quiet) / 2


def test_a_publisher_that_edits_more_is_visited_more() -> None:
    history = visited("unchanged")
    assert wait(history, profile=profile_of(3 * part for part in DEFAULT.bins)) < wait(history)


def test_a_reliable_sitemap_brings_the_visit_forward_to_its_signal() -> None:
    history = visited("unchanged", "unchanged")
    signal = Signal("sitemap", history.last_visit + HOUR)
    plan = next_visit(URL, history, price=0.01, signals=(signal,), trust=RELIABLE)
    assert (plan.at, plan.because, plan.sources) == (signal.at, "signal", ("sitemap",))


def test_the_silence_of_a_reliable_sitemap_lets_the_visit_wait() -> None:
    history = visited("unchanged", "unchanged")
    assert wait(history, trust=RELIABLE) > 2 * wait(history)


def test_a_sitemap_that_always_says_now_changes_nothing() -> None:
    history = visited("unchanged", "unchanged")
    signal = Signal("sitemap", history.last_visit + HOUR / 2)
    assert wait(history, signals=(signal,), trust=LIAR) == wait(history)


def test_a_signal_from_before_the_last_visit_is_old_news() -> None:
    history = visited("unchanged", "unchanged")
    signal = Signal("sitemap", history.last_visit - MINUTE)
    assert wait(history, signals=(signal,), trust=RELIABLE) == wait(history, trust=RELIABLE)


@given(st.data(), histories(), prices, trusted)
def test_a_signal_never_puts_a_visit_off(
    data: st.DataObject, history: History, price: float, trust: dict[str, Trust]
) -> None:
    signals = data.draw(pending(history))
    plain = next_visit(URL, history, price=price, trust=trust)
    assert next_visit(URL, history, price=price, trust=trust, signals=signals).at <= plain.at


def test_two_articles_published_together_are_not_visited_together() -> None:
    history = visited("unchanged", every=12 * HOUR)
    visits = {next_visit(f"{URL}-{number}", history, price=0.01).at for number in range(50)}
    assert len(visits) == 50


@pytest.mark.parametrize(
    ("attempts", "hours"), [(1, 0.25), (2, 1.0), (3, 24.0), (4, 7 * 24.0)], ids=["once", "twice", "thrice", "often"]
)
def test_an_article_that_does_not_answer_is_asked_less_and_less(attempts: int, hours: float) -> None:
    history = visited("unchanged", *["failed"] * attempts)
    plan = next_visit(URL, history)
    assert plan.because == "unanswered"
    assert hours <= hours_between(history.last_visit, plan.at) <= hours * (1 + JITTER)


def test_an_article_that_stays_away_gets_only_its_last_looks() -> None:
    plan = next_visit(URL, visited(*["gone"] * 5))
    assert 14 * 24 <= plan.age <= 14 * 24 * (1 + JITTER)


def test_an_old_article_has_one_last_look_then_one_a_year() -> None:
    ages = [(at - NOON) / timedelta(days=1) for at in watched(days=1000, price=0.05)]
    assert [round(age / 365, 1) for age in ages[-5:]] == pytest.approx([0.0, 0.1, 0.3, 1.0, 2.1], abs=0.15)


def test_an_article_found_years_later_is_watched_from_then_on() -> None:
    history = begin(first_seen=NOON, published=NOON - timedelta(days=3000))
    days = []
    for _ in range(4):
        plan = next_visit(URL, history)
        history = remember(history, at=plan.at, outcome="unchanged", profile=DEFAULT)
        days.append((plan.at - NOON) / timedelta(days=1))
    assert days == pytest.approx([14, 30, 90, 365], rel=0.12)
