"""A date or clock alone: the byline's stamp without a label, or the page's own calendar."""

from __future__ import annotations

from crawler.reading.noise.dates import AT_CLOCK, CALENDAR, CLOCK, DAY, DAY_OF_YEAR, ISO, JOIN, TODAY, WEEKDAY
from crawler.reading.noise.lexicon import either
from crawler.reading.noise.parts import any_of, maybe, row
from crawler.reading.noise.phrases import lines
from crawler.reading.noise.rule import NoiseRule

_MOMENT = any_of(ISO, row(DAY, AT_CLOCK), row(CLOCK + JOIN, DAY), TODAY + JOIN + CLOCK)
_CITY_CLOCK = rf"(?:{CLOCK}(?: uhr)? [a-z ]{{2,16}}|[a-z ]{{2,16}}:? {CLOCK})"

RULE = NoiseRule(
    name="date line",
    why="A date alone above the text or in the footer is a stamp or a calendar; in a list of events it is news.",
    edge=lines(
        row(DAY, rf"{JOIN}\d\d:\d\d:\d\d"),
        row("<bugün, today is, today, heute ist, bugün tarih, tarih ve saat> ?[:,] ?", _MOMENT),
        having=CALENDAR,
    ),
    window=lines(
        row(maybe(r"[(\[\-|•] ?| "), _MOMENT, maybe(r" ?[)\]\-|•,.:]| ")),
        row(_MOMENT, r" ?[|/•·\-] ?", _MOMENT),
        row(maybe(DAY, JOIN), rf"{_CITY_CLOCK}(?: ?[|•·/\-] ?{_CITY_CLOCK}){{1,6}}"),
        row(r"[^:.,]{2,30} ?[|•·/\-] ?", _MOMENT),
        row(_MOMENT, r" ?[|•·/\-] ?[^:.,\d]{2,30}"),
        having=CALENDAR,
    ),
    beside=either(lines(WEEKDAY, TODAY), lines(CLOCK, DAY_OF_YEAR, row(DAY_OF_YEAR, JOIN + CLOCK), having=CALENDAR)),
    noise=(
        "27/01/2013 22:00",
        "08 Ağustos 2012 - 22:00",
        "15.08.2021 11:32:00",
        "04:00 - 8/08/2018 Çarşamba",
        "08 Aralık 2025 Pazartesi - 18:21:02",
        "Friday, April 29, 2022",
        "06 ŞUBAT 2026",
        "Bugün: 07 Kasım 2014 Cuma 14:05:33",
        "20:29 Uhr Frankfurt | 19:29 Uhr London",
        "7 Kasým 2014 09:18",
    ),
    news=(
        "22 Kasım 2012 Perşembe 20.30",
        "24.11.2012",
        "21:00",
        "Saat: 20.00",
        "00.32. CHP Yalova milletvekili Muharrem İnce yemin etti.",
        "10.00 Türkiye, TUİK eylül ayı işsizlik oranı",
    ),
)
