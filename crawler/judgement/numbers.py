"""Numbers with their signs and units, as newsrooms write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.judgement.found import Found
from crawler.judgement.language import lower

POINT_GROUPS = {"tr", "az", "de", "es", "it", "pt", "nl", "id"}
WITH_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
WITH_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
SIGNS = str.maketrans({"−": "-", "–": "-"})

SCALES = (
    "bin milyon milyar trilyon thousand million billion trillion hundred tausend millionen milliarde milliarden mio mrd "
    "mille millions milliard milliards mil millón millones billones"
)
PERCENTS = "yüzde binde percent percentage per prozent pour por puan points point"
UNITS = (
    "tl lira liralık kuruş dolar avro euro euros dollar dollars pound pounds sterlin yen ruble dólares livre livres "
    "km km² km2 kilometre kilometers kilometres metre meters metres cm mm m² m2 mile miles feet fit dönüm hektar hectares "
    "kg kilo kilogram gram ton tons tonne tonnes tonluk litre liters litres varil barrel barrels "
    "derece degree degrees °c °f mw gw kwh"
)
PERCENT = r"%|‰|yüzde|binde|percent(?:age points?)?|per cent|prozent|pour cent|por ciento|puan|points?"
UNIT = "|".join(sorted(map(re.escape, UNITS.split()), key=len, reverse=True))
CASE = r"(?:[yn]?[aeıiuü]|[dt][ae]n?|n?[ıiuü]n|l[ıiuü]k|n[ae]|n?d[ae]n?)?(?!\w)"
"""A Turkish case ending, which is no part of the unit: "190 milyar liraya"."""
FIGURES = r"\d+(?:[.,:]\d+)*"
NUMBER = re.compile(
    rf"(?<![\w.,])(?P<front>(?:{PERCENT}|[$€£₺¥₽]|us\$|usd|eur)\s?)?"
    rf"(?P<number>[+\-−–]?{FIGURES}(?:[-–]{FIGURES})*(?:\.(?=\s+(?-i:[^\W\d_A-ZÇĞİÖŞÜÂÎ])))?)"
    rf"(?P<scale>(?:\s(?:{'|'.join(SCALES.split())})(?={CASE}))*)"
    rf"(?P<unit>\s?(?:%|‰|[$€£₺¥₽°])|\s(?:{PERCENT}|{UNIT})(?={CASE}))?",
    re.IGNORECASE,
)
"""A number (a score or a range is one number) with its sign, the dot of an ordinal, its scale and its unit."""
SAME_UNIT = {
    word: sign
    for sign, words in {
        "%": ("yüzde", "percent", "per cent", "prozent", "pour cent", "por ciento"),
        "‰": ("binde",),
        "₺": ("tl", "lira"),
        "$": ("us$", "usd", "dolar", "dollar", "dollars", "dólares"),
        "€": ("eur", "avro", "euro", "euros"),
        "£": ("sterlin", "pound", "pounds"),
    }.items()
    for word in words
}
SPELLED = {
    "tr": "iki üç dört beş altı yedi sekiz dokuz on yirmi otuz kırk elli altmış yetmiş seksen doksan",
    "en": "two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig "
    "elf zwölf",
    "fr": "deux trois quatre cinq six sept huit neuf dix vingt trente quarante cinquante soixante soixante-dix quatre-vingts "
    "quatre-vingt-dix onze douze treize quatorze quinze seize",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa "
    "once doce trece catorce quince",
}
COUNTED = (*range(2, 11), *range(20, 100, 10), *range(11, 20))
VALUES = {language: dict(zip(words.split(), map(str, COUNTED), strict=False)) for language, words in SPELLED.items()}
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
FIGURE = re.compile(r"\d")
WORDS_OF_MEASURE = frozenset(f"{SCALES} {PERCENTS} {UNITS}".split())


def numbers_in(text: str, language: str, words: frozenset[str]) -> Iterator[Found]:
    """Numbers in figures with sign and unit, and spelled ones; *words* are the lower-cased words of the text."""
    if FIGURE.search(text):
        yield from (figure(match, language) for match in NUMBER.finditer(text))
    values = VALUES.get(language, {})
    if not words.isdisjoint(values):
        for match in WORD.finditer(text):
            value = values.get(lower(match[0], language))
            if value:
                yield Found("number", match[0], f"{value}  ", match.start(), match.end())


def figure(match: re.Match[str], language: str) -> Found:
    """A number in figures; its key is the plain number, the scale and the unit."""
    unit = " ".join(filter(None, ((match["front"] or "").strip(), (match["unit"] or "").strip())))
    unit, scale = lower(unit, language), lower(match["scale"], language).strip()
    key = f"{plain_number(match['number'], language)} {scale} {SAME_UNIT.get(unit, unit)}"
    return Found("number", match[0].strip(), key, match.start(), match.end())


def plain_number(text: str, language: str) -> str:
    """A number without the marks that group its thousands; untouched if the language leaves any doubt.

    >>> plain_number("1.234,5", "tr"), plain_number("1.234", "en"), plain_number("1,234.5", "en"), plain_number("−3", "")
    ('1234,5', '1.234', '1234.5', '-3')
    """
    text = text.translate(SIGNS)
    points = language in POINT_GROUPS
    grouped = (WITH_POINTS if points else WITH_COMMAS).fullmatch(text.lstrip("+-"))
    return text.replace("." if points else ",", "") if grouped and language else text
