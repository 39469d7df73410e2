"""Words of any script, and what became of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.judgement.words import tokens, word_diff
from tests.judgement.texts import PARAGRAPH


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ankara'da -2,4 derece", "Ankara|'|da|-2,4|derece"),
        ("1.234,5 lira, %5", "1.234,5|lira|,|%|5"),
        ("2-1 yendi", "2|-|1|yendi"),
        ("中国人", "中|国|人"),
        ("हिन्दी में", "हिन्दी|में"),
        ("العَرَبِيَّة لغة", "العَرَبِيَّة|لغة"),
        ("👩‍👩‍👧 🇹🇷👍🏽", "👩‍👩‍👧|🇹🇷|👍🏽"),
        ("cafe\u0301 café", "cafe\u0301|café"),
    ],
)
def test_a_text_falls_into_words_numbers_and_signs(text, expected):
    assert tokens(text) == expected.split("|")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("12 kişi öldü.", "14 kişi öldü.", "[-12-]{+14+} kişi öldü."),
        ("The big house is old.", "A small house is old.", "[-The big-]{+A small+} house is old."),
        ("a big house", "a very big house", "a {+very +}big house"),
        ("1.5 million", "15 million", "[-1.5-]{+15+} million"),
        ("-2.4 degrees", "2.4 degrees", "[--2.4-]{+2.4+} degrees"),
        ("İstanbul'da", "İstanbul'dan", "İstanbul'[-da-]{+dan+}"),
        ("他去了北京", "他去了上海", "他去了[-北京-]{+上海+}"),
        ("two  spaces", "two spaces", "two[- -] spaces"),
    ],
)
def test_the_words_that_changed_are_told_apart(before, after, expected):
    signs = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    assert "".join(signs[op].format(text) for op, text in word_diff(before, after)) == expected


@given(PARAGRAPH | st.text(), PARAGRAPH | st.text())
def test_a_diff_spells_both_sides(before, after):
    words = word_diff(before, after)
    assert "".join(text for op, text in words if op != "+") == before
    assert "".join(text for op, text in words if op != "-") == after


@given(PARAGRAPH | st.text())
def test_tokens_leave_out_nothing_but_white_space(text):
    assert "".join(tokens(text)) == "".join(text.split())
