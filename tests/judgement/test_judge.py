"""Whole judgements: kinds, silence, counts, and texts meant to do harm."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given

from crawler.judgement import apply, judge
from tests.judgement.texts import TEXTS, Said, edited, stamp

BEFORE = Said(("Olayda 12 kişi yaralandı.", "Yol trafiğe kapandı."), headline="Kazada 12 yaralı", in_language="tr")
AFTER = replace(BEFORE, paragraphs=("Olayda 14 kişi yaralandı.", "Yol trafiğe kapandı."))
CORRECTED = replace(AFTER, paragraphs=(*AFTER.paragraphs, "Düzeltme: Haberimizin ilk halinde yaralı sayısı yanlıştı."))
COMMA = replace(BEFORE, paragraphs=("Olayda, 12 kişi yaralandı.", "Yol trafiğe kapandı."))


@pytest.mark.parametrize(
    ("before", "after", "silent"),
    [
        (stamp(0), stamp(0), True),
        (stamp(0), stamp(30), False),
        (stamp(0), stamp(-30), True),
        (None, None, True),
        (None, stamp(0), False),
        (stamp(0), None, True),
        (stamp(0, precision="day"), stamp(30), True),
        (stamp(0, flags=("relative",)), stamp(0, flags=("relative",)), False),
        (stamp(0), stamp(30, flags=("relative",)), False),
    ],
)
def test_an_edit_is_silent_when_no_stamp_tells_it(before, after, silent):
    assert judge(BEFORE.with_stamp(before), AFTER.with_stamp(after)).silent is silent


def test_a_notice_makes_an_edit_loud_though_the_stamp_stands():
    change = judge(BEFORE.with_stamp(stamp()), CORRECTED.with_stamp(stamp()))
    assert (change.kinds, change.silent) == (("body", "correction"), False)


def test_a_comma_is_never_a_silent_edit():
    change = judge(BEFORE.with_stamp(stamp()), COMMA.with_stamp(stamp()))
    assert (change.kinds, change.silent) == (("cosmetic",), False)


def test_a_notice_that_was_there_before_announces_nothing_new():
    after = replace(CORRECTED, headline="Kazada 14 yaralı")
    assert judge(CORRECTED, after).kinds == ("headline",)


def test_a_revert_names_the_revision_that_came_back():
    change = judge(AFTER, BEFORE, reverts_to=1)
    assert (change.kinds, change.reverts_to) == (("body", "revert"), 1)


def test_words_are_counted_and_listed_in_the_case_of_the_language():
    before = Said(("Iğdır'da üç kişi öldü.", "Bakan İZMİR'e gitti."), in_language="tr")
    after = Said(("Iğdır'da üç kişi ağır yaralandı.", "Bakan IĞDIR'a gitti."), in_language="tr")
    change = judge(before, after)
    assert (change.words_added, change.words_removed) == (4, 3)
    assert set(change.terms_added) == {"ağır", "yaralandı", "ığdır", "a"}
    assert set(change.terms_removed) == {"öldü", "izmir", "e"}


def test_who_removed_allegedly_can_be_asked_though_the_word_still_stands_elsewhere():
    before = Said(("He allegedly ignored two warnings.", "She allegedly knew."), in_language="en")
    after = Said(("He ignored two warnings.", "She allegedly knew."), in_language="en")
    assert judge(before, after).terms_removed == ("allegedly",)


def test_a_moved_paragraph_brings_and_takes_no_terms():
    change = judge(BEFORE, replace(BEFORE, paragraphs=BEFORE.paragraphs[::-1]))
    assert (change.terms_added, change.terms_removed, change.similarity) == ((), (), 1.0)


@given(TEXTS)
def test_a_text_against_itself_is_no_change(text):
    change = judge(text, text)
    assert (change.kinds, change.silent, change.actions, change.facts, change.similarity) == ((), False, (), (), 1.0)


@given(edited())
def test_a_change_has_a_kind_just_when_it_has_actions(pair):
    change = judge(*pair)
    assert bool(change.kinds) == bool(change.actions)
    assert 0 <= change.similarity <= 1
    assert not ("cosmetic" in change.kinds and change.silent)


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        (Said(), BEFORE, ("headline", "body")),
        (BEFORE, Said(), ("headline", "body")),
        (Said(("Çağrı",)), Said((unicodedata.normalize("NFD", "Çağrı"),)), ("cosmetic",)),
        (Said(("a",) * 3), Said(("a",) * 5), ("body",)),
        (Said(("<b>bold</b>",)), Said(("<i>bold</i>",)), ("body",)),
        (Said(("nul \x00 here",)), Said(("nul here",)), ("body",)),
        (Said(("👍🏽 yes",)), Said(("👎🏽 yes",)), ("body",)),
        (Said(("\x1b[31mred",)), Said(("\x1b[32mred",)), ("body",)),
        (Said(("lone \ud800 half",)), Said(("lone half",)), ("body",)),
    ],
)
def test_bad_input_is_judged_rightly(before, after, kinds):
    change = judge(before, after)
    assert change.kinds == kinds
    assert apply(before, change.actions).paragraphs == after.paragraphs


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("word " * 50_000, "word " * 49_000 + "end"),
        (". " * 20_000, "? " * 20_000),
        ("\n" * 50_000, "\n" * 40_000),
        ("“" * 30_000, '"' * 30_001),
        ("A. b " * 10_000, "B. a " * 10_000),
        ("\u0301" * 50_000, "\u0300" * 50_000),
        ("1." * 30_000, "1," * 30_000),
        ("中文" * 20_000, "文中" * 20_000),
        ("x" * 200_000, "y" * 200_000),
    ],
)
def test_a_monstrous_paragraph_is_judged_to_its_end(before, after):
    change = judge(Said((before,)), Said((after,)))
    assert apply(Said((before,)), change.actions).paragraphs == (after,)
