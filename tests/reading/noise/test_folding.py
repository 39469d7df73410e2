"""One spelling for all spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.noise import RULES
from crawler.reading.noise.folding import fold, repaired

PRINTED = [line for rule in RULES for line in rule.noise]


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("GÖRÜNTÜLENME", "goruntulenme"),
        ("Görüntülenme", "goruntulenme"),
        ("OKUNMA SAYISI", "okunma sayisi"),
        ("İstanbul ILIK Isı", "istanbul ilik isi"),
        ("Þu anki oy", "su anki oy"),
        ("týklayýnýz", "tiklayiniz"),
        ("GÃ¶rÃ¼ntÃ¼lenme", "goruntulenme"),
        ("OkunmasÄ±", "okunmasi"),
        ("Şərhlər", "serhler"),
        ("المشاهدات: ١٢٣", "المشاهدات: 123"),
        ("بازدید ۱۲۳۴", "بازديد 1234"),
        ("Mis à jour — 9h18", "mis a jour - 9h18"),
        ("Views\u00a0:\u200b 1\u202f234", "views : 1 234"),
        ("Café’s “news”…", 'cafe\'s "news"...'),
    ],
)
def test_a_line_is_known_in_every_spelling(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252"])
@pytest.mark.parametrize("word", ["görüntülenme", "gelesen für", "ανα"])
def test_utf8_read_as_a_western_charset_is_read_again(word: str, wrong: str) -> None:
    assert repaired(word.encode().decode(wrong)) == word


def test_text_that_only_looks_misread_stays() -> None:
    assert repaired("Ã la carte für 5 €") == "Ã la carte für 5 €"


@given(st.text(max_size=80) | st.sampled_from(PRINTED))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("change", [str.upper, str.lower, str.title, lambda line: line.replace("ı", "i")])
@pytest.mark.parametrize("line", ["Bu haber 12 kez okundu", "Şu anki Oy 3.7/5 Yıldız", "İlgili Haber", "Okunma: 1.234"])
def test_case_and_dots_do_not_hide_a_widget(line: str, change: object) -> None:
    assert callable(change)
    assert any(rule.reach(fold(change(line))) for rule in RULES)
