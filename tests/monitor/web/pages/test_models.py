"""What pages show of changes, visits and numbers."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.judgement import judge
from crawler.model import Change
from crawler.monitor.web.pages.models.asking import asked
from crawler.monitor.web.pages.models.excerpt import LONGEST, excerpt
from crawler.monitor.web.pages.models.plots import HEIGHT, bars
from crawler.monitor.web.pages.models.rows import row_of
from crawler.monitor.web.pages.models.sides import sections
from crawler.monitor.web.pages.models.statistics import statistics
from crawler.monitor.web.pages.models.timeline import timeline
from tests.store.newsdesk import first_revision, history, minute, next_revision, visit

LINES = (
    "The ferry left at nine.",
    "Four people died on the pier.",
    "Police confirmed the arrest.",
    "Schools are closed on Monday.",
    "He allegedly ignored two warnings.",
)


def judged(before: list[str], after: list[str]) -> Change:
    return judge(first_revision(paragraphs=tuple(before)), first_revision(paragraphs=tuple(after)))


@given(st.lists(st.sampled_from(LINES), max_size=8), st.lists(st.sampled_from(LINES), max_size=8))
def test_the_columns_hold_every_word_of_their_revision(before: list[str], after: list[str]) -> None:
    old, new = first_revision(paragraphs=tuple(before)), first_revision(paragraphs=tuple(after))
    found = [each for each in sections(judge(old, new), old, new) if each.field == "paragraphs"]
    lines = [line for each in found for stretch in each.stretches for line in stretch.lines]
    left = "".join(part.text for line in lines for part in line.before if part.op != "<")
    right = " ".join(part.text for line in lines for part in line.after)
    moved = [part.text for line in lines for part in line.before if part.op == "<"]
    assert sorted(" ".join(after).split()) == sorted(right.split())
    assert len("".join(before).replace(" ", "")) == len((left + "".join(moved)).replace(" ", "").replace("\n", ""))


def test_text_far_from_a_change_is_folded_away() -> None:
    many = [f"Paragraph {number} stands." for number in range(12)]
    old = first_revision(paragraphs=tuple(many))
    new = first_revision(paragraphs=(*many[:-1], "The last one is new."))
    text = next(each for each in sections(judge(old, new), old, new) if each.field == "paragraphs")
    assert [stretch.folded for stretch in text.stretches] == [True, False]


def test_a_list_tells_the_changed_headline_first() -> None:
    before, after = history("Four died", "Five died")
    change = judge(before, after)
    assert "".join(part.text for part in excerpt(change) if part.op != "-") == "Five died"


def test_an_excerpt_of_a_long_sentence_stays_short() -> None:
    change = judged(["word " * 400 + "four."], ["word " * 400 + "five."])
    assert sum(len(part.text) for part in excerpt(change)) < LONGEST + 20
    assert {part.op for part in excerpt(change)} >= {"-", "+"}


def test_quiet_visits_are_told_together_and_a_return_is_told() -> None:
    visits = [
        visit(minute(1), "unchanged"), visit(minute(2), "not_modified"), visit(minute(3), "gone"),
        visit(minute(4), "gone"), visit(minute(5), "unchanged"), visit(minute(6), "unchanged"),
    ]  # fmt: skip
    told = timeline([], visits)
    assert [(each.outcome, each.count, each.back) for each in told] == [
        ("unchanged", 2, True),
        ("gone", 2, False),
        ("unchanged", 2, False),
    ]


def test_a_failure_between_two_absences_hides_no_return() -> None:
    visits = [visit(minute(1), "gone"), visit(minute(2), "failed", reason="timeout"), visit(minute(3), "unchanged")]
    assert timeline([], visits)[0].back


def test_a_revision_stands_before_the_visits_that_followed_it() -> None:
    row = row_of(first_revision(at=minute(5)), key="k", titles={})
    told = timeline([row], [visit(minute(4), "unchanged"), visit(minute(5), "new"), visit(minute(6), "unchanged")])
    assert [each.row is not None for each in told] == [False, True, False]


def test_changes_are_counted_by_the_reader_s_day() -> None:
    late = minute(14 * 60)  # 23:00 UTC is the next day in Istanbul
    first = first_revision(at=minute(0))
    second = next_revision(first, "Five died", late)
    for zone, days in (("UTC", 1), ("Europe/Istanbul", 2)):
        found = statistics([first, second], since=minute(0), now=late, clock=ZoneInfo(zone))
        assert [day.changes for day in found.days] == [0] * (days - 1) + [1]
        assert (found.first, found.changes, found.silent) == (1, 1, 1)
        assert found.median_age == timedelta(hours=14)


@given(st.lists(st.integers(0, 10**6), max_size=40))
def test_no_bar_leaves_its_plot(values: list[int]) -> None:
    for bar in bars([("day", value, value // 2) for value in values]).bars:
        assert 0 <= bar.y <= HEIGHT
        assert bar.part_height <= bar.height + 0.01


def test_a_filter_left_empty_is_no_filter() -> None:
    found = asked("/", {"kind": "", "publisher": " ", "term": "alleged"})
    assert dict(found.given) == {"term": "alleged"}
    assert list(found.chips) == [("term", "alleged", "/")]


@pytest.mark.parametrize("length", [0, 1, 219, 220, 221, 10_000])
def test_a_headline_of_any_length_fits_a_list(length: int) -> None:
    assert len(row_of(first_revision("x" * length), key="k", titles={}).headline) <= 222
