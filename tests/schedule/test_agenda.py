"""One article's place in the schedule, step by step."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crawler.model import Outcome, Stamp
from crawler.schedule.agenda import (
    Agenda,
    Terms,
    agenda_document,
    agenda_of,
    awaited,
    hinted,
    latest_of,
    opened,
    planned,
    visited,
)
from crawler.schedule.signals import Trust

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
URL = "https://news.example/ferry"
OUTCOMES: tuple[Outcome, ...] = (
    "changed",
    "unchanged",
    "touched",
    "not_modified",
    "gone",
    "moved",
    "blocked",
    "failed",
)
TERMS = Terms(trust={"feed": Trust(hits=30, false=2, missed=3, chance=2.0)})


def minute(number: float) -> datetime:
    return NOON + timedelta(minutes=number)


def ferry() -> Agenda:
    return opened(host="news.example", first_seen=NOON, published=None)


def test_a_claim_of_a_day_may_mean_its_end() -> None:
    day = Stamp(at=NOON, raw="2 March", source="visible", zone="UTC", precision="day")
    assert latest_of(day) == NOON + timedelta(days=1)


@given(st.lists(st.tuples(st.sampled_from(OUTCOMES), st.integers(min_value=1, max_value=5000)), max_size=12))
def test_an_agenda_survives_its_document_and_a_visit_told_twice_changes_nothing(
    steps: list[tuple[Outcome, int]],
) -> None:
    agenda, at = planned(URL, ferry(), TERMS), NOON
    for outcome, minutes in steps:
        at += timedelta(minutes=minutes)
        agenda = hinted(agenda, "feed", f"{at}", at=at - timedelta(seconds=30), claimed=at)
        known = awaited(agenda, at=at, terms=TERMS)
        assert known and 0 <= known.since <= known.age and 0 <= known.chance <= 1
        agenda = planned(URL, visited(agenda, at=at, outcome=outcome, terms=TERMS), TERMS)
        assert agenda.plan and agenda.plan.at > at
        assert visited(agenda, at=at, outcome=outcome, terms=TERMS) == agenda
        assert awaited(agenda, at=at, terms=TERMS) is None
        assert agenda_of(agenda_document(agenda)) == agenda


def test_an_article_that_was_never_planned_has_no_agenda() -> None:
    assert agenda_of({}) is None


def test_a_listing_that_says_the_same_again_gives_no_hint() -> None:
    told = hinted(ferry(), "feed", "12:00", at=minute(1), claimed=NOON)
    assert told.signals == () and told.listed == {"feed": "12:00"}
    moved = hinted(told, "feed", "12:30", at=minute(31), claimed=minute(30))
    assert [signal.source for signal in moved.signals] == ["feed"]
    again = hinted(moved, "feed", "12:40", at=minute(41), claimed=minute(40))
    assert again.signals == moved.signals


def test_a_showing_answers_the_hints_before_it() -> None:
    hint = hinted(ferry(), "feed", "12:30", at=minute(31), claimed=minute(30))
    assert visited(hint, at=minute(40), outcome="unchanged", terms=TERMS).signals == ()
    assert visited(hint, at=minute(40), outcome="failed", terms=TERMS).signals == hint.signals


def test_what_a_source_listed_is_learned_from_and_what_it_never_listed_is_not() -> None:
    listed = hinted(ferry(), "feed", "12:00", at=minute(1), claimed=None)
    for agenda, covered in ((listed, ("feed",)), (ferry(), ())):
        known = awaited(agenda, at=minute(30), terms=TERMS)
        assert known and known.covered == covered and known.hinted == ()
