"""Numbers with their signs and units, as newsrooms write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from crawler.judgement.language import lower

POINT_GROUPS = {"tr", "az", "de", "es", "it", "pt", "nl", "id"}
GROUPED = {True: re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"), False: re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")}
SIGNS = str.maketrans({"−": "-", "–": "-"})


def plain_number(text: str, language: str) -> str:
    """A number without the marks that group its thousands; untouched if the language leaves any doubt.

    >>> plain_number("1.234,5", "tr"), plain_number("1.234", "en"), plain_number("1,234.5", "en"), plain_number("−3", "")
    ('1234,5', '1.234', '1234.5', '-3')
    """
    text = text.translate(SIGNS)
    if not language:
        return text
    points = language in POINT_GROUPS
    return text.replace("." if points else ",", "") if GROUPED[points].fullmatch(text.lstrip("+-")) else text


SCALES = (
    "bin|milyon|milyar|trilyon|thousand|million|billion|trillion|hundred|tausend|millionen|milliarden?|mio|mrd|mille|millions?|milliards?|"
    "mil|millón|millones|billones"
)
PERCENTS = r"%|‰|yüzde|binde|percent(?:age points?)?|per cent|prozent|pour cent|por ciento|puan"
UNITS = (
    r"tl|lira|liralık|kuruş|dolar|avro|euros?|dollars?|pounds?|sterlin|yen|ruble|dolares|dólares|livres?|"
    r"km²|km2|km|kilometre|kilometers?|kilometres?|metre|meters?|metres?|cm|mm|m²|m2|miles?|mil|feet|fit|dönüm|hektar|hectares?|"
    r"kg|kilo|kilogram|gram|ton|tons?|tonnes?|tonluk|litre|liters?|litres?|varil|barrels?|"
    r"derece|degrees?|°c|°f|°|mw|gw|kwh|bps|baz puan|basis points?"
)
NUMBER = re.compile(
    r"(?<![\w.,])"
    rf"(?P<front>(?:{PERCENTS}|[$€£₺¥₽]|us\$|usd|eur)\s?)?"
    r"(?P<number>[+\-−–]?\d+(?:[.,:]\d+)*(?:\.(?=\s+[^\W\d_A-ZÇĞİÖŞÜÂÎ]))?)"
    rf"(?P<scale>(?:\s(?:{SCALES})\b)*)"
    rf"(?P<unit>\s?(?:%|‰|[$€£₺¥₽°])|\s(?:{PERCENTS}|{UNITS})(?!\w))?",
    re.IGNORECASE,
)
SAME_UNIT = {
    "yüzde": "%",
    "percent": "%",
    "per cent": "%",
    "prozent": "%",
    "pour cent": "%",
    "por ciento": "%",
    "binde": "‰",
    "tl": "₺",
    "lira": "₺",
    "us$": "$",
    "usd": "$",
    "dolar": "$",
    "dollar": "$",
    "dollars": "$",
    "dólares": "$",
    "eur": "€",
    "avro": "€",
    "euro": "€",
    "euros": "€",
    "sterlin": "£",
    "pound": "£",
    "pounds": "£",
}
"""Units that are one thing in two spellings."""
SPELLED = {
    "tr": "iki üç dört beş altı yedi sekiz dokuz on",
    "en": "two three four five six seven eight nine ten",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn",
    "fr": "deux trois quatre cinq six sept huit neuf dix",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez",
}
SPELLED_VALUES = {
    language: {word: str(value) for value, word in enumerate(words.split(), 2)} for language, words in SPELLED.items()
}
WORD = re.compile(r"[^\W\d_]+")


class Found(NamedTuple):
    """A fact of a sentence: its kind, how it stands there, what it comes down to, and from where to where."""

    kind: str
    text: str
    key: str
    start: int
    stop: int


def numbers_in(text: str, language: str) -> Iterator[Found]:
    """Numbers in figures, with sign and unit, and the spelled ones from two to ten."""
    for match in NUMBER.finditer(text):
        unit = " ".join(filter(None, ((match["front"] or "").strip(), (match["unit"] or "").strip())))
        unit = lower(unit, language)
        key = f"{plain_number(match['number'], language)} {lower(match['scale'], language).strip()} {SAME_UNIT.get(unit, unit)}"
        yield Found("number", match[0].strip(), key, match.start(), match.end())
    values = SPELLED_VALUES.get(language, {})
    for match in WORD.finditer(text) if values else ():
        value = values.get(lower(match[0], language))
        if value:
            yield Found("number", match[0], f"{value}  ", match.start(), match.end())
