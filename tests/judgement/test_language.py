"""The language of a text decides how it is split, cased and denied."""

from __future__ import annotations

import pytest

from crawler.judgement.language import language_of, lower
from tests.judgement.texts import Said


@pytest.mark.parametrize(
    ("said", "text", "language"),
    [
        ("tr", "The minister said that he was not in the city and that it was late.", "en"),
        ("en", "Bakan, bu konuda daha sonra bir açıklama yapılacağını ve beklemek gerektiğini söyledi.", "tr"),
        ("", "Der Minister sagte, dass er nicht in der Stadt ist und das auch so bleibt.", "de"),
        ("tr-TR", "Derbide gülen taraf ev sahibi", "tr"),
        ("", "Derbide gülen taraf ev sahibi", ""),
    ],
)
def test_the_words_decide_and_the_page_is_believed_if_they_do_not(said, text, language):
    assert language_of(Said((text,), in_language=said)) == language


def test_turkish_keeps_the_dot_where_it_is():
    assert lower("IĞDIR İLİ", "tr") == "ığdır ili"
    assert lower("ISTANBUL İLİ", "en") == "istanbul ili"
