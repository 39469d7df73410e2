"""A day of the Persian calendar with its month's name.

Leap years follow the 33-year cycle, which agrees with the astronomical calendar from 1343 to 1472 (1964–2093).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from crawler.reading.stamps.formats.format import Context, Day, Example, Format, Impossible, a_day
from crawler.reading.stamps.lexicon import SOLAR

_NEW_YEAR_1343 = date(1964, 3, 21)
_LEAP_IN_33 = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_KNOWN_YEARS = range(1343, 1473)


def solar_day(year: int, month: int, day: int) -> date:
    """The Gregorian day of a Persian one.

    >>> solar_day(1393, 8, 16), solar_day(1403, 12, 30)
    (datetime.date(2014, 11, 7), datetime.date(2025, 3, 20))
    """
    if year not in _KNOWN_YEARS or not 1 <= month <= 12 or not 1 <= day <= _length(year, month):
        raise Impossible
    leaps = sum(earlier % 33 in _LEAP_IN_33 for earlier in range(1343, year))
    before = (month - 1) * 30 + min(month - 1, 6)
    found = _NEW_YEAR_1343 + timedelta(days=365 * (year - 1343) + leaps + before + day - 1)
    return a_day(found.year, found.month, found.day)


def _length(year: int, month: int) -> int:
    """How many days the Persian month has."""
    if month <= 6:
        return 31
    return 30 if month < 12 or year % 33 in _LEAP_IN_33 else 29


def _read(found: re.Match[str], context: Context) -> Day | None:
    month = SOLAR.index(found[2]) + 1
    if found[3]:
        year = int(found[3])
        return Day(solar_day(year if year > 99 else year + (1300 if year > 50 else 1400), month, int(found[1])))
    for year in range(context.today.year - 621, context.today.year - 624, -1):
        day = solar_day(year, month, int(found[1]))
        if day <= context.today:
            return Day(day, trust=0.6, flags=("ambiguous",))
    raise Impossible


FORMAT = Format(
    name="solar month",
    rank=40,
    pattern=re.compile(rf"(?<![\d.,:/])(\d{{1,2}}) ?([{SOLAR}])(?:[ ,_]{{1,4}}(1[34]\d\d|\d\d)(?![\d:]))?"),
    read=_read,
    examples=(
        Example("آخرین به‌روزرسانی: ۱۶ آبان ۱۳۹۳ ۰۹:۱۸", "2014-11-07 09:18", "fa", "Asia/Tehran"),
        Example("جمعه ۱۶ آبان ۱۳۹۳", "2014-11-07", "fa", "Asia/Tehran"),
        Example("۱۶ آبان - ۰۹:۱۸", "2014-11-07 09:18", "fa", "Asia/Tehran"),
        Example("16 آبان 93 09:18", "2014-11-07 09:18", "fa", "Asia/Tehran"),
        Example("۳۱ آبان ۱۳۹۳ ۰۹:۱۸", None, "fa", "Asia/Tehran"),
        Example("۳۰ اسفند ۱۳۹۲ ۰۹:۱۸", None, "fa", "Asia/Tehran"),
    ),
)
