"""Facts: what a reader relies on, and what became of it."""

from __future__ import annotations

import pytest
from hypothesis import given

from crawler.judgement import judge
from crawler.judgement.facts import facts_in
from tests.judgement.texts import PARAGRAPH, Said, edited


def changed(before: str, after: str, language: str) -> list[tuple[str, str | None, str | None]]:
    change = judge(Said((before,), in_language=language), Said((after,), in_language=language))
    return [(fact.kind, fact.before, fact.after) for fact in change.facts]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("tr", "Sıcaklık -2,4 derece, nem yüzde 45.", "number:-2,4 derece|number:yüzde 45"),
        (
            "tr",
            "Krediler 190 milyar liraya, fon 1.250.000 dolara ulaştı.",
            "number:190 milyar lira|number:1.250.000 dolar",
        ),
        ("tr", "24 Ocak 2026'da saat 14.30'da 3. madde görüşüldü.", "date:24 Ocak 2026|date:saat 14.30|number:3."),
        ("tr", "Bakan 'Mavi Köşk' için gelmedi, para da yok.", "name:Mavi Köşk|negation:gelmedi|negation:yok"),
        ("tr", "Ahmet Yılmaz komedi yazdı.", ""),
        ("tr", "2014'te 2000 kişi işe alındı.", "date:2014|number:2000"),
        ("en", "He won 2-1 on Nov. 24, didn't he?", "number:2-1|date:Nov. 24|negation:didn't"),
        ("en", "It costs $1.5 billion, or 5 percent of 30%.", "number:$1.5 billion|number:5 percent|number:30%"),
        ("en", "The three met in 1998 at 10.30 p.m. on Monday.", "number:three|date:1998|date:at 10.30|date:Monday"),
        (
            "de",
            "Am 3. Oktober kamen 2,4 Milliarden Euro nicht.",
            "date:3. Oktober|number:2,4 Milliarden Euro|negation:nicht",
        ),
    ],
)
def test_a_sentence_tells_its_facts(language, text, expected):
    assert "|".join(f"{fact.kind}:{fact.text}" for fact in facts_in(text, language)) == expected


@pytest.mark.parametrize(
    ("language", "before", "after", "expected"),
    [
        (
            "tr",
            "Artış 1,5 milyon lira oldu.",
            "Artış 15 milyon lira oldu.",
            ("number", "1,5 milyon lira", "15 milyon lira"),
        ),
        ("tr", "Sıcaklık -8 derece olacak.", "Sıcaklık 8 derece olacak.", ("number", "-8 derece", "8 derece")),
        ("tr", "Toplantı 12 Mart günü yapılacak.", "Toplantı 14 Mart günü yapılacak.", ("date", "12 Mart", "14 Mart")),
        ("tr", "Sanık iddiaları kabul etti.", "Sanık iddiaları kabul etmedi.", ("negation", None, "etmedi")),
        ("en", "He pleaded not guilty on Monday.", "He pleaded guilty on Monday.", ("negation", "not", None)),
        ("en", '"We will go," she said.', '"We may go," she said.', ("quote", "We will go", "We may go")),
        ("en", "Profits rose 5 percent.", "Profits rose 5 points.", ("number", "5 percent", "5 points")),
    ],
)
def test_a_changed_fact_is_told_with_both_its_sides(language, before, after, expected):
    assert changed(before, after, language) == [expected]


def test_numbers_that_change_places_have_changed():
    before, after = "The jury has 7 women and 5 men.", "The jury has 5 women and 7 men."
    assert changed(before, after, "en") == [("number", "7", "5"), ("number", "5", "7")]


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("tr", "Oran yüzde 5 arttı.", "Oran %5 arttı."),
        ("tr", "Fon 1.250.000 liraya ulaştı.", "Fon 1250000 liraya ulaştı."),
        ("en", "The bank gave $5 to him.", "The bank gave 5 dollars to him."),
        ("en", '"We will go," she said.', "“We will go,” she said."),
    ],
)
def test_a_fact_in_other_words_has_not_changed(language, before, after):
    assert changed(before, after, language) == []


def test_a_fact_that_came_with_a_sentence_stands_on_one_side():
    assert changed("Yol kapandı.", "Yol kapandı. Kazada 3 kişi yaralandı.", "tr") == [("number", None, "3")]


@given(PARAGRAPH)
def test_a_fact_stands_where_it_says(text):
    for fact in facts_in(text, "tr"):
        assert fact.text in text[fact.start : fact.stop]


@given(edited())
def test_nothing_called_cosmetic_changes_a_fact(pair):
    change = judge(*pair)
    assert not ("cosmetic" in change.kinds and change.facts)
