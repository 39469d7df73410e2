"""Form is what may differ while the substance stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from crawler.judgement.substance import same_substance
from tests.judgement.texts import PARAGRAPH


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("tr", 'Bakan "gelmeyecek" dedi', "Bakan, “gelmeyecek” dedi."),
        ("tr", "ISPARTA İLİ", "Isparta ili"),
        ("tr", "Ankara'da", "Ankara’da"),
        ("tr", "Ankarada", "Ankara'da"),
        ("tr", "1.250.000 lira", "1250000 lira"),
        ("en", "1,250,000 dollars", "1250000 dollars"),
        ("en", "He left - at last - home...", "He left — at last — home…"),
        ("en", "a\u00a0b \u00adc", "a b c"),
        ("en", "«Yes»", '"yes"'),
    ],
)
def test_form_is_no_substance(language, before, after):
    assert same_substance(before, after, language)


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("tr", "sıkı", "siki"),
        ("tr", "oldu", "öldü"),
        ("en", "ISTANBUL", "ıstanbul"),
        ("en", "-2.4", "2.4"),
        ("en", "1.5 million", "15 million"),
        ("en", "1.250", "1250"),
        ("tr", "1,250", "1250"),
        ("", "1.250", "1250"),
        ("tr", "%5", "5"),
        ("en", "$5", "€5"),
        ("en", "2-1", "21"),
        ("en", "2-1", "2 1"),
        ("en", "guilty", "guilty?"),
        ("en", "the reform", 'the "reform"'),
        ("en", "we're", "were"),
        ("en", "10²", "102"),
        ("en", "a b", "ab"),
    ],
)
def test_words_numbers_and_signs_are_substance(language, before, after):
    assert not same_substance(before, after, language)


@given(PARAGRAPH)
def test_the_spelling_of_accents_is_form(text):
    assert same_substance(unicodedata.normalize("NFD", text), unicodedata.normalize("NFC", text), "tr")
