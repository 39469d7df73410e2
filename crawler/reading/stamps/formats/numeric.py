"""Day, month, year in numbers, in the publisher's order; a month 13 is refused, never swapped.

Without a known order a date is read if one order only makes a day that has come, or the printed weekday tells; else it is
ambiguous. Points are never month first unless the publisher says so. Two-digit years need a known order, points or
slashes, and a time or label beside them.
"""

from __future__ import annotations

import re
from datetime import date

from crawler.reading.stamps.formats.format import Ambiguous, Context, Day, Example, Format, Impossible, a_day


def _read(found: re.Match[str], context: Context) -> Day | None:
    first, separator, second, year = int(found[1]), found[2], int(found[3]), found[4]
    order = context.order if context.order in {"DMY", "MDY"} else ""
    if separator == "." and not order:
        order = "DMY"
    if len(year) == 2:
        return _short(first, second, year, separator, order, context)
    if not int(year):
        raise Impossible
    if order:
        return Day(_ordered(first, second, int(year), order))
    return _only(first, second, int(year), context)


def _short(first: int, second: int, year: str, separator: str, order: str, context: Context) -> Day | None:
    """A date with a two-digit year."""
    if separator == "-" or not order:
        raise Ambiguous
    if not (context.clock or context.label):
        return None
    return Day(_ordered(first, second, 2000 + int(year), order), trust=0.7)


def _ordered(first: int, second: int, year: int, order: str) -> date:
    day, month = (first, second) if order == "DMY" else (second, first)
    return a_day(year, month, day)


def _only(first: int, second: int, year: int, context: Context) -> Day:
    """The one day that both the calendar and today allow."""
    days = set()
    for order in ("DMY", "MDY"):
        try:
            days.add(_ordered(first, second, year, order))
        except Impossible:
            continue
    past = {day for day in days if day <= context.today}
    fitting = {day for day in past if day.weekday() == context.weekday} if len(past) > 1 else past
    if len(fitting) == 1:
        return Day(fitting.pop(), trust=0.8)
    raise Ambiguous if past else Impossible


FORMAT = Format(
    name="numeric",
    rank=20,
    pattern=re.compile(
        r"(?<![\d.,/])(?<!\d:)(\d{1,2})([./\-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?!\d)(?![./]\d)(?!-\d{1,2}(?![\d:.h]))"
    ),
    read=_read,
    examples=(
        Example("Son Güncelleme: 07.11.2014 09:18", "2014-11-07 09:18", "tr"),
        Example("09:18 - 7/11/2014 Cuma", "2014-11-07 09:18", "tr"),
        Example("Last updated: 11/07/2014 09:18", "2014-11-07 09:18", "en-US", "America/New_York", "2014-11-07 20:00"),
        Example("Last updated: 13/11/2013 09:18", "2013-11-13 09:18"),
        Example("Thursday 06/11/2014 09:18", "2014-11-06 09:18"),
        Example("07.11.14, 09:18 Uhr", "2014-11-07 09:18", "de", "Europe/Berlin"),
        Example("Last updated: 07/11/2014 09:18", None),
        Example("07.13.2014 09:18", None, "tr"),
        Example("07.11.2014 25:18", None, "tr"),
        Example("14-11-07", None, "tr"),
        Example("10.11.2014.5", None, "tr"),
        Example("Call 03-11-2014-55", None),
        Example("30.11.-0001", None, "tr"),
        Example("00.00.0000 00:00", None, "tr"),
    ),
)
