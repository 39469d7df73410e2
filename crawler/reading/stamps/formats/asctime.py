"""The C library's own form: ``Fri Nov  7 09:18:57 2014``, also with a zone before the year."""

from __future__ import annotations

import re

from crawler.reading.stamps.formats.format import Context, Day, Example, Format, a_day
from crawler.reading.stamps.formats.months import MONTH, month_of


def _read(found: re.Match[str], _context: Context) -> Day | None:
    return Day(a_day(int(found[3]), month_of(found[1]), int(found[2])), trust=0.9)


FORMAT = Format(
    name="asctime",
    rank=25,
    pattern=re.compile(
        rf"({MONTH}) (\d{{1,2}})(?= \d\d:\d\d:\d\d(?: [Y\ue000-\ue0ff](?:[+-]\d{{1,2}}:?\d{{0,2}})?)? (\d{{4}})(?!\d))"
    ),
    read=_read,
    examples=(
        Example("Fri Nov  7 09:18:57 2014", "2014-11-07 09:18:57"),
        Example("Fri Nov 7 09:18:57 EET 2014", "2014-11-07 09:18:57"),
        Example("Fri Nov 31 09:18:57 2014", None),
    ),
)
