"""Glued lines are cut, footers are taken off paragraphs, and no line costs more than its length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.reading.noise import RULES, Reach
from crawler.reading.noise.folding import fold
from crawler.reading.noise.lexicon import counting, made_of
from crawler.reading.noise.phrases import lines, one_of
from crawler.reading.noise.seams import LONGEST, LONGEST_BOILERPLATE, recognise, without_footer

FRAGMENTS = sorted({word for rule in RULES for line in rule.noise for word in line.split()})
PARAGRAPH = "The bridge was closed on Monday after engineers found a crack in its northern pillar."


@pytest.mark.parametrize(
    ("glued", "rules"),
    [
        ("Güncelleme: 07.11.2014 09:18 | Okunma: 1.234", ["stamp", "view counter"]),
        ("Yorumlar (12) • Okunma: 1.234", ["comment counter", "view counter"]),
        ("Last Modified: 2014-11-07 09:18:57Visitors: 10045", ["stamp", "visitor counter"]),
        ("Okunma: 373 Yorumlar (2)", ["view counter", "comment counter"]),
    ],
)
def test_a_glued_line_is_told_apart_into_its_widgets(glued: str, rules: list[str]) -> None:
    found = recognise(glued)
    assert found is not None
    assert [part.rule for part in found.parts] == rules


@pytest.mark.parametrize(
    "line", ["Okunma: 373 • Bakan istifa etti", "Visitors: 10045 | Home wins 3-1", "Kaynak • Okunma listesi"]
)
def test_a_glued_line_with_one_word_of_news_stays_whole(line: str) -> None:
    assert recognise(line) is None


@pytest.mark.parametrize(
    "footer", ["Okunma: 1.234", "Last Modified: 2014-11-07 09:18:57", "(Suanki Oy 0.0/5 Yildiz) Toplam Oy: 0"]
)
def test_a_footer_comes_off_the_paragraph_it_is_glued_to(footer: str) -> None:
    own, parts = without_footer(f"{PARAGRAPH} {footer}")
    assert own == PARAGRAPH
    assert [part.text for part in parts] == [footer]


@pytest.mark.parametrize(
    "end",
    [
        "Visitors praised the work.",
        "Views differ on the plan.",
        "He said: 10,045 visitors came.",
        "Okunma oranı arttı.",
    ],
)
def test_a_sentence_that_begins_like_a_footer_stays(end: str) -> None:
    assert without_footer(f"{PARAGRAPH} {end}") == (f"{PARAGRAPH} {end}", ())


@pytest.mark.parametrize(
    "fragment", [*FRAGMENTS[::5], "0 ", "1.", "a", " ", "(", "önce ", "12:", "haber ", "<", "#a ", "- "]
)
def test_long_repetitive_lines_are_answered(fragment: str) -> None:
    assert recognise(fragment * LONGEST_BOILERPLATE) is None
    line = fold(fragment * LONGEST)[:LONGEST]
    assert {rule.reach(line) for rule in RULES} <= {None, *Reach}


@settings(max_examples=60)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60), st.sampled_from(["", " ", " • "]))
def test_any_mixture_of_fragments_is_answered(words: list[str], seam: str) -> None:
    text = seam.join(words)
    found = recognise(text)
    assert found is None or all(part.text in text for part in found.parts)
    assert recognise(text, Reach.ANYWHERE) is None or found is not None


def test_phrases_and_counts_are_written_as_a_person_would() -> None:
    known = lines("# <kez okundu, defa görüntülendi>!?")
    assert known("1.234 kez okundu")
    assert known("12,3 b defa goruntulendi!")
    assert not known("kez okundu")
    assert not lines(one_of("a b, a c"))("a d")


def test_a_line_of_button_words_needs_its_subject() -> None:
    assert made_of("comment*")(fold("Please log in here to leave a comment."))
    assert not made_of("comment*")(fold("Please log in here."))
    assert not made_of("comment*")(fold("Please ask the minister to comment."))


def test_a_count_needs_a_number_a_subject_and_an_act() -> None:
    counts = counting("story haber", acts="shared okundu", units="been times kez")
    assert counts(fold("This story has been shared 12 times."))
    assert counts(fold("Haber 12 kez okundu"))
    assert not counts(fold("This story has been shared."))
    assert not counts(fold("Shared 12 times"))
    assert not counts(fold("This story was shared 12 times in court"))
