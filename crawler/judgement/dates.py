"""Days, dates and times of day as a sentence names them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.judgement.language import lower
from crawler.judgement.numbers import Found

MONTHS = (
    "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|"
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.|"
    "januar|februar|märz|mai|juni|juli|oktober|dezember|"
    "janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
DAYS = (
    "pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    "lunes|martes|miércoles|jueves|viernes|sábado|domingo"
)
NEAR = "dün|bugün|yarın|yesterday|today|tonight|tomorrow|gestern|heute|morgen|hier|demain|ayer|mañana"
DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th|er)?\.?\s(?:de\s)?(?:{MONTHS})(?:,?\s(?:de\s)?\d{{4}})?|(?:{MONTHS})\s\d{{1,2}}(?:st|nd|rd|th)?(?:,\s\d{{4}})?"
    rf"|(?:{MONTHS})\s(?:1[89]|20)\d\d"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}|(?:1[89]|20)\d\d(?=['’](?:[dt][ea]|den|ten|dan|tan|[yn]?[ıiuü])|\s(?:yıl|sezon))"
    r"|(?<=\bin )(?:1[89]|20)\d\d|(?<=since )(?:1[89]|20)\d\d|(?<=\ben )(?:1[89]|20)\d\d|(?<=\bim Jahr )(?:1[89]|20)\d\d"
    r"|(?:saat|at|um|à)\s\d{1,2}[.:]\d\d(?!\d)|\d{1,2}[.:]\d\d(?=\s?(?:a\.?m|p\.?m|uhr)\b)"
    rf"|(?:{DAYS}|{NEAR})(?:s|ya|yı|si|de|da|den|dan)?)(?!\w)",
    re.IGNORECASE,
)


def dates_in(text: str, language: str) -> Iterator[Found]:
    """Dates, week days, years in a date's place and times of day."""
    for match in DATE.finditer(text):
        yield Found(
            "date", match[0], lower(match[0], language).replace(".", "").replace(",", ""), match.start(), match.end()
        )
