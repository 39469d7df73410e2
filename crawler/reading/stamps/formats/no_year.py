"""Day and month in numbers without a year, and with a time: the latest such day that has come."""

from __future__ import annotations

import re

from crawler.reading.stamps.formats.format import Ambiguous, Context, Day, Example, Format, latest_year


def _read(found: re.Match[str], context: Context) -> Day | None:
    if not context.clock:
        return None
    first, second = int(found[1]), int(found[3])
    order = context.order or ("DMY" if found[2] == "." else "")
    if order not in {"DMY", "MDY"}:
        raise Ambiguous
    day, month = (first, second) if order == "DMY" else (second, first)
    return Day(latest_year(month, day, context), trust=0.6, flags=("ambiguous",))


FORMAT = Format(
    name="no year",
    rank=80,
    pattern=re.compile(r"(?<![\d.,/\-])(?<!\d:)(\d{1,2})([./])(\d{2})\.?(?![\d./:])(?=[ ,\-_|o]{1,5}\d{1,2}[:h.]\d\d)"),
    read=_read,
    examples=(
        Example("07.11 09:18", "2014-11-07 09:18", "tr"),
        Example("25.12. 09:18", "2013-12-25 09:18", "tr"),
        Example("5/5", None),
        Example("07.13 09:18", None, "tr"),
        Example("Turkey 2-1 Brazil (11/07)", None),
    ),
)
