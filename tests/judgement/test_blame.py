"""Which revision brought each paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from crawler.judgement.blame import blame


@dataclass(frozen=True)
class Numbered:
    """The part of a revision that blame looks at."""

    number: int
    paragraphs: tuple[str, ...]


def revisions(*texts: str) -> list[Numbered]:
    return [Numbered(number, tuple(text.split("|")) if text else ()) for number, text in enumerate(texts, 1)]


def test_a_paragraph_is_blamed_on_the_revision_that_brought_it():
    assert blame(revisions("a|b", "a|c|b", "d|a|c")) == [("d", 3), ("a", 1), ("c", 2)]


def test_what_went_and_came_back_is_blamed_on_its_return():
    assert blame(revisions("a|b", "a", "a|b")) == [("a", 1), ("b", 3)]


def test_equal_paragraphs_are_told_apart_by_their_order():
    assert blame(revisions("a", "a|a")) == [("a", 1), ("a", 2)]


def test_the_order_in_which_revisions_arrive_does_not_matter():
    history = revisions("a|b", "a|c|b", "d|a|c")
    assert blame(history[::-1]) == blame(history)
    assert blame([]) == []


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=4).map("|".join), min_size=1, max_size=5))
def test_every_paragraph_of_the_newest_revision_is_blamed_on_one_that_has_it(texts):
    history = revisions(*texts)
    rows = blame(history)
    assert tuple(text for text, _ in rows) == history[-1].paragraphs
    assert all(text in history[number - 1].paragraphs for text, number in rows)
