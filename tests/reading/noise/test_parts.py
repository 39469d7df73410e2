"""A line made of parts has the answer that one regular expression would give."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.noise.dates import CALENDAR, CLOCK, DAY, DAY_OF_YEAR, ISO, JOIN, MOMENT
from crawler.reading.noise.folding import fold
from crawler.reading.noise.parts import any_of, maybe, row
from crawler.reading.noise.phrases import chain, holding, spelled

PIECES = [
    "Last updated ",
    "7",
    " ",
    "Kasım",
    "Nov",
    ", ",
    "2014",
    "-",
    ".",
    "11",
    "09:18",
    "9 am",
    "Cuma",
    "at ",
    "3 days ago",
    "Dün",
]
LINES = st.lists(st.sampled_from(PIECES), max_size=8).map(lambda pieces: fold("".join(pieces)))
SHAPES = [
    (row("a?", any_of("ab", "b+"), maybe("c", "d?"), "e?"), "a?(?:ab|b+)(?:cd?)?e?"),
    (row(maybe("a+"), maybe("a"), "ab"), "(?:a+)?a?ab"),
    (any_of(row("a", "b*"), row("ab", "c")), "ab*|abc"),
]


@pytest.mark.parametrize(("part", "pattern"), SHAPES, ids=[pattern for _, pattern in SHAPES])
@given(line=st.text("abcde", max_size=7))
def test_parts_in_a_row_are_one_expression(part: object, pattern: str, line: str) -> None:
    assert callable(part)
    assert part(line) == bool(re.fullmatch(pattern, line))


@pytest.mark.parametrize(("least", "most", "times"), [(1, 2, "{0,1}"), (2, 4, "{1,3}"), (2, None, "+")])
@given(line=st.text("ab- ", max_size=9))
def test_a_chain_is_a_link_and_more_links_behind_seams(least: int, most: int | None, times: str, line: str) -> None:
    chained = re.compile(chain("(?:a|ab|b a)", " ?-? ?", least, most) + "-?")
    assert bool(chained.fullmatch(line)) == bool(re.fullmatch(f"(?:a|ab|b a)(?: ?-? ?(?:a|ab|b a)){times}-?", line))


@given(LINES)
def test_a_day_at_a_time_is_the_day_and_the_time(line: str) -> None:
    cuts = range(len(line) + 1)
    at_time = re.compile(spelled(JOIN + CLOCK))
    apart = any(DAY(line[:cut]) and at_time.fullmatch(line[cut:]) for cut in cuts)
    assert row(DAY, JOIN + CLOCK)(line) == apart


@given(LINES)
def test_whatever_is_a_date_has_the_signs_of_one(line: str) -> None:
    if row(maybe(".*"), any_of(DAY, DAY_OF_YEAR, CLOCK, ISO), maybe(".*"))(line):
        assert all(holding(sign)(line) for sign in CALENDAR)


@pytest.mark.parametrize(
    "moment",
    [
        "7 Kasım 2014 Cuma, 09:18",
        "2014-11-07T09:18:57Z",
        "Nov 7, 2014 at 9:18 am EST",
        "09:18 - 07.11.2014",
        "dün 09:18",
        "3 days ago",
    ],
)
def test_a_moment_is_known_whole_and_not_with_a_word_of_news(moment: str) -> None:
    assert MOMENT(fold(moment))
    assert not MOMENT(fold(f"{moment} Ankara"))
