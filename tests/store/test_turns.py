"""Turns in an article's life: what is told of it, and what was a hiccup."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from crawler.model import Article, Outcome
from crawler.store.life import after_visit, born
from crawler.store.turns import turns_in
from tests.store.newsdesk import FERRY, first_revision, minute, visit

MOVED = "https://news.example/2026/ferry"


def lived(*outcomes: Outcome, status: int = 404) -> Article:
    """The ferry's record after visits a minute apart."""
    article = born(first_revision())
    for number, outcome in enumerate(outcomes, start=1):
        more = {"moved_to": MOVED} if outcome == "moved" else {"status": status} if outcome == "gone" else {}
        article = after_visit(article, visit(minute(number), outcome, reason=f"{outcome} {number}", **more))
    return article


def told(*outcomes: Outcome, doubtful: bool = False, status: int = 404) -> list[str]:
    return [each.state for each in turns_in(lived(*outcomes, status=status), doubtful=doubtful)]


def test_a_page_that_is_gone_twice_is_told_and_so_is_its_return() -> None:
    assert told("gone") == []
    assert told("gone", "gone") == ["gone"]
    assert told("gone", "gone", "unchanged") == ["gone"]
    assert told("gone", "gone", "unchanged", "unchanged") == ["gone", "back"]


def test_a_single_404_is_a_hiccup_and_a_410_is_meant() -> None:
    assert told("gone", "unchanged", "unchanged") == []
    assert told("gone", status=410) == ["gone"]


def test_a_wall_that_is_away_at_the_next_look_is_a_hiccup() -> None:
    assert told("blocked", "unchanged", "blocked", "not_modified", "not_modified") == []
    assert told("blocked", "blocked") == ["blocked"]


def test_a_page_that_shows_for_a_moment_is_not_back() -> None:
    assert told("gone", "gone", "unchanged", "gone", "gone") == ["gone"]


def test_a_failed_visit_says_nothing_of_the_article() -> None:
    assert told("gone", "failed", "failed") == []
    assert told("gone", "failed", "gone") == ["gone"]


def test_one_trouble_after_another_is_told_each() -> None:
    assert told("blocked", "blocked", "gone", "gone") == ["blocked", "gone"]


def test_who_does_not_wait_is_told_everything_at_once() -> None:
    assert told("gone", "unchanged", doubtful=True) == ["gone", "back"]


def test_a_move_tells_where() -> None:
    [turn] = turns_in(lived("moved", "moved"))
    assert (turn.state, turn.was, turn.moved_to, turn.article) == ("moved", "live", MOVED, FERRY)
    assert (turn.since, turn.known, turn.not_before) == (minute(1), minute(2), minute(0))
    assert (turn.reason, turn.headline) == ("moved 1", "Four died")


def test_a_record_without_stages_says_nothing() -> None:
    assert list(turns_in(replace(lived("gone", "gone"), stages=()))) == []


@given(st.lists(st.sampled_from(["gone", "blocked", "moved", "unchanged", "failed"]), max_size=12))
def test_a_turn_once_told_keeps_its_name_whatever_follows(outcomes: list[Outcome]) -> None:
    names = [each.id for each in turns_in(lived(*outcomes))]
    before = [each.id for each in turns_in(lived(*outcomes[:-1]))]
    assert names[: len(before)] == before and len(set(names)) == len(names)
    states = [each.state for each in turns_in(lived(*outcomes))]
    assert all(one != two for one, two in pairwise(states))
