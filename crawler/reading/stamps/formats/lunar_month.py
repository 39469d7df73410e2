"""A day of the Islamic calendar with its month's name, by the rule of Mecca's calendar (Umm al-Qura).

A month begins on the evening after the new moon, if that falls before Mecca's sunset, else an evening later. New moons after
Meeus, Astronomical Algorithms, chapter 49, main terms (good to a quarter of an hour). Countries that wait for a sighting may
differ by a day: a printed weekday settles it, and the stamp is flagged ``ambiguous``.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from math import floor, radians, sin

from crawler.reading.stamps.formats.format import Context, Day, Example, Format, Impossible, a_day
from crawler.reading.stamps.lexicon import LUNAR

_FIRST_LUNATION = -17037  # of Muharram 1, counted from the new moon of 6 January 2000
_DAY_ZERO = 1721424.5  # Julian date of the day before 1 January of year 1
_MECCA = 3 / 24
_SUNSET = 0.72
_YEARS = range(1414, 1500)


def lunar_day(year: int, month: int, day: int) -> date:
    """The Gregorian day of an Islamic one.

    >>> lunar_day(1436, 1, 14), lunar_day(1445, 9, 1)
    (datetime.date(2014, 11, 7), datetime.date(2024, 3, 11))
    """
    if year not in _YEARS or not 1 <= month <= 12 or day < 1:
        raise Impossible
    lunation = (year - 1) * 12 + month - 1 + _FIRST_LUNATION
    found = _month_begins(lunation) + timedelta(days=day - 1)
    if found >= _month_begins(lunation + 1):
        raise Impossible
    return a_day(found.year, found.month, found.day)


def _month_begins(lunation: int) -> date:
    """The first day of the month after a new moon."""
    local = _new_moon(lunation) - _DAY_ZERO + _MECCA
    return date.fromordinal(floor(local) + (1 if local % 1 < _SUNSET else 2))


def _new_moon(lunation: int) -> float:
    """The Julian date (UT) of a new moon."""
    centuries = lunation / 1236.85
    sun = radians(2.5534 + 29.10535670 * lunation)
    moon = radians(201.5643 + 385.81693528 * lunation + 0.0107582 * centuries**2)
    latitude = radians(160.7108 + 390.67050284 * lunation)
    mean = 2451550.09766 + 29.530588861 * lunation + 0.00015437 * centuries**2
    terms = (
        (-0.40720, moon),
        (0.17241, sun),
        (0.01608, 2 * moon),
        (0.01039, 2 * latitude),
        (0.00739, moon - sun),
        (-0.00514, moon + sun),
        (0.00208, 2 * sun),
    )
    return mean + sum(size * sin(angle) for size, angle in terms) - 70 / 86400


def _read(found: re.Match[str], context: Context) -> Day | None:
    day = lunar_day(int(found[3]), LUNAR.index(found[2]) + 1, int(found[1]))
    if context.weekday is not None:
        near = (day + timedelta(days=shift) for shift in (0, 1, -1))
        day = next((candidate for candidate in near if candidate.weekday() == context.weekday), day)
    return Day(day, trust=0.5, flags=("ambiguous",))


FORMAT = Format(
    name="lunar month",
    rank=45,
    pattern=re.compile(rf"(?<![\d.,:/])(\d{{1,2}}) ?([{LUNAR}])[ ,_]{{1,4}}(14\d\d)(?!\d)(?: ?_)?"),
    read=_read,
    examples=(
        Example("١٤ محرم ١٤٣٦", "2014-11-07", "ar", "Asia/Riyadh"),
        Example("الجمعة ١٤ محرم ١٤٣٦ هـ", "2014-11-07", "ar", "Asia/Riyadh"),
        Example("1 رمضان 1435", "2014-06-28", "ar", "Asia/Riyadh"),
        Example("الجمعة 14 محرم 1436 الموافق 7 نوفمبر 2014", "2014-11-07", "ar", "Asia/Riyadh"),
        Example("٣١ محرم ١٤٣٦", None, "ar", "Asia/Riyadh"),
    ),
)
