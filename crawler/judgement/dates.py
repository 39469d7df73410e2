"""Days, dates and times of day as a sentence names them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.judgement.found import Found
from crawler.judgement.language import lower

MONTHS = (
    "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|"
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.|"
    "januar|februar|märz|mai|juni|juli|oktober|dezember|"
    "janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
DAYS = (
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar monday tuesday wednesday thursday friday saturday sunday "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunes martes miércoles jueves viernes sábado domingo dün bugün yarın yesterday today tonight tomorrow "
    "gestern heute hier demain ayer mañana"
)
ENDINGS = ("", "s", "ya", "ye", "yı", "yi", "si", "sı", "de", "da", "den", "dan", "nden", "ndan", "leri", "ları")
NAMED_DAYS = frozenset(day + ending for day in DAYS.split() for ending in ENDINGS)
YEAR = r"(?:1[89]|20)\d\d"
WITH_FIGURES = re.compile(
    rf"(?<!\w)(?:\d{{1,2}}(?:st|nd|rd|th|er)?\.?\s(?:de\s|of\s)?(?:{MONTHS})(?:,?\s(?:de\s)?{YEAR})?(?!\w)"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}[.:]\d\d(?=\s?(?:a\.?m|p\.?m|uhr)\b)"
    rf"|{YEAR}(?=['’](?:[dt][ea]|[yn]?[ıiuü])|\s(?:yıl|sezon))"
    rf"|(?:(?<=\bin )|(?<=since )|(?<=\ben )|(?<=\bby )|(?<=Jahr )|(?<=until )){YEAR}(?![\d.,]*\d|\s?%))",
    re.IGNORECASE,
)
"""Dates that begin with a figure: day and month, a whole date in figures, a time of day, a year where only a year can stand."""
MONTH_FIRST = re.compile(rf"\b(?:{MONTHS})\s(?:\d{{1,2}}(?:st|nd|rd|th)?(?:,\s{YEAR})?|{YEAR})(?!\w)", re.IGNORECASE)
CLOCK = re.compile(r"\b(?:saat|at|um|à)\s\d{1,2}[.:]\d\d(?!\d)", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
FIGURE = re.compile(r"\d")


def dates_in(text: str, language: str, words: frozenset[str]) -> Iterator[Found]:
    """Dates, week days, years and times of day; *words* are the lower-cased words of the text."""
    if FIGURE.search(text):
        for pattern in (WITH_FIGURES, MONTH_FIRST, CLOCK):
            yield from (found_date(match, language) for match in pattern.finditer(text))
    if words & NAMED_DAYS:
        yield from (
            found_date(match, language) for match in WORD.finditer(text) if lower(match[0], language) in NAMED_DAYS
        )


def found_date(match: re.Match[str], language: str) -> Found:
    """A date whose comma and full stops do not matter."""
    return Found("date", match[0], re.sub(r"[.,](?!\d)", "", lower(match[0], language)), match.start(), match.end())
