"""Day and month by name without a year: the latest such day that has come."""

from __future__ import annotations

import re

from crawler.reading.stamps.formats.format import Context, Day, Example, Format, latest_year
from crawler.reading.stamps.formats.months import MONTH, month_of


def _read(found: re.Match[str], context: Context) -> Day | None:
    day, month = (found[1], found[2]) if found[1] else (found[4], found[3])
    return Day(latest_year(month_of(month), int(day), context), trust=0.6, flags=("ambiguous",))


FORMAT = Format(
    name="day and month",
    rank=60,
    pattern=re.compile(
        rf"(?<![\d.,/])(?<!\d[:h])(\d{{1,2}})(?!\d)[ .\-_']{{0,4}}({MONTH})(?![ .,\-/_']{{0,5}}\d{{4}}(?!\d))"
        rf"|({MONTH})[ .\-]{{0,3}}(\d{{1,2}})(?![\d:h]|\.\d)(?![ .,_\-/]{{1,6}}\d{{4}}(?!\d))"
    ),
    read=_read,
    examples=(
        Example("25 Aralık 09:18", "2013-12-25 09:18", "tr"),
        Example("Last Updated: August 8", "2014-08-08"),
        Example("Nov 7, 9:18 am", "2014-11-07 09:18"),
        Example("Kasım", None, "tr"),
        Example("31 Haziran 09:18", None, "tr"),
    ),
)
