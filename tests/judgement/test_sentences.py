"""Sentences end where readers say they end, and nothing of a paragraph is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.judgement.sentences import BREAK, split
from tests.judgement.texts import PARAGRAPH

CASES = [
    ("tr", "Prof. Dr. Nihat Er 3. maddesi okudu.|Sonra 1.234 kişi geldi."),
    ("tr", "Türk Ceza Kanunu'nun 247. maddesi uygulandı.|Dava 14 Mart'a kaldı."),
    ("tr", "II. Abdülhamid döneminde 3. Ordu kuruldu.|Sonra 21. Yüzyıl başladı."),
    ("tr", "“Gitmeyeceğiz. Burada kalacağız.” dedi.|Bakan sustu."),
    ("tr", '"Ne oldu?" diye sordu.|Kimse yanıt vermedi...'),
    ("tr", "Bakan konuştu... Sonra sustu.".replace("... ", "...|")),
    ("tr", "T.C. Sağlık Bakanlığı, vb. kurumlar geldi.|M.Ö. 300 yılından kalma."),
    ("tr", "Fiyat 1.234,5 liraya çıktı!|Peki neden?|Çünkü kur arttı."),
    ("en", "Mr. J. Smith left the U.S. on Monday.|He paid $1.5 million."),
    ("en", "The Nov. 24 deadline nears.|The P5+1 include China."),
    ("en", 'He said: "I will go. Now."|Then he left.'),
    ("en", '"Why?" she asked.|Nobody knew.'),
    ("en", "It began at 5 p.m.|The U.S. President came late."),
    ("en", "He scored 12.|The team won 2-1."),
    ("en", "Mr. V. Orlov and I. Novak met.|They left."),
    ("en", "She works at Blue Line Co. in London.|He said no.|Then he left."),
    ("de", "Am 3. Oktober kam Dr. Weiß z.B. nach Berlin.|Er blieb."),
    ("fr", "M. Dupont est arrivé.|Il est reparti à 14 h."),
    ("es", "El Sr. García llegó a EE.UU. ayer.|Se fue hoy."),
    ("", "ما هذا؟|هذا كتاب.|نعم."),
    ("", "यह है।|वह था।"),
    ("", "First line without a stop\nSecond line".replace("\n", "|\n")),
]


@pytest.mark.parametrize(("language", "text"), CASES)
def test_a_paragraph_is_split_where_its_sentences_end(language, text):
    expected = text.split("|")
    paragraph = text.replace("|\n", "\n").replace("|", " ")
    assert [sentence for sentence, _ in split(paragraph, language)] == [each.strip() for each in expected]


def test_chinese_sentences_need_no_space():
    assert [sentence for sentence, _ in split("你好。我们去吧！走？")] == ["你好。", "我们去吧！", "走？"]


@given(PARAGRAPH | st.text(), st.sampled_from(["", "tr", "en", "de"]))
def test_sentences_and_gaps_are_the_paragraph(paragraph, language):
    found = split(paragraph, language)
    assert "".join(text + gap for text, gap in found) == paragraph
    assert all(BREAK not in gap and (not gap or gap.isspace()) for _, gap in found)
    assert found[-1][1] == ""


@given(PARAGRAPH, st.sampled_from(["", "tr", "en"]))
def test_every_sentence_but_a_lonely_one_has_a_letter_or_digit(paragraph, language):
    found = split(paragraph, language)
    assert all(any(map(str.isalnum, text)) for text, _ in found[:-1])
