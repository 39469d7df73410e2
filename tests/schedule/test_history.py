"""What the visits so far say about one article."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given

from crawler.model import Outcome
from crawler.schedule import DEFAULT, History, begin, from_document, history_of, remember, to_document
from tests.schedule.strategies import NOON, histories, visit

HOUR = timedelta(hours=1)


def after(*outcomes: Outcome) -> History:
    history = begin(first_seen=NOON)
    for outcome in outcomes:
        history = remember(history, at=history.last_visit + HOUR, outcome=outcome, profile=DEFAULT)
    return history


def test_an_unknown_article_is_as_lively_as_usual() -> None:
    assert after().liveliness == 1.0


def test_a_change_makes_an_article_livelier_and_silence_calms_it() -> None:
    assert (
        after("changed").liveliness > 1.0 > after("unchanged").liveliness > after("unchanged", "unchanged").liveliness
    )


def test_a_touched_stamp_is_no_change() -> None:
    assert after("touched") == after("unchanged") == after("not_modified")


def test_an_attempt_without_the_text_teaches_nothing_about_the_article() -> None:
    failed = after("unchanged", "failed")
    assert failed.liveliness == after("unchanged").liveliness
    assert (failed.unanswered, failed.last_shown) == (1, NOON + HOUR)
    assert after("unchanged", "failed", "unchanged").unanswered == 0


def test_a_failed_visit_leaves_its_time_to_the_next_one() -> None:
    assert after("failed", "unchanged").exposure == pytest.approx(after("unchanged", "unchanged").exposure)


def test_a_publication_in_the_future_is_not_believed() -> None:
    assert begin(first_seen=NOON, published=NOON + HOUR).published == NOON


def test_the_visits_of_an_article_tell_its_history() -> None:
    day = [visit("failed", -1), visit("new", 0), visit("changed", 1), visit("failed", 2)]
    assert history_of(day, profile=DEFAULT) == after("changed", "failed")


def test_an_article_nobody_ever_saw_has_no_history() -> None:
    assert history_of([visit("failed", 0), visit("gone", 1)], profile=DEFAULT) is None


@given(histories())
def test_a_history_survives_its_document(history: History) -> None:
    assert from_document(to_document(history)) == history


@given(histories())
def test_liveliness_stays_positive_and_finite(history: History) -> None:
    assert 0.0 < history.liveliness < 1e6
