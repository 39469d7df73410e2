"""Year, month by name, day: ``2014. november 7.``, ``2014-Nov-07``."""

from __future__ import annotations

import re

from crawler.reading.stamps.formats.format import Context, Day, Example, Format, a_day
from crawler.reading.stamps.formats.months import MONTH, month_of


def _read(found: re.Match[str], _context: Context) -> Day | None:
    return Day(a_day(int(found[1]), month_of(found[2]), int(found[3])))


FORMAT = Format(
    name="year and month",
    rank=38,
    pattern=re.compile(rf"(?<![\d.,:/])(\d{{4}})[ .,\-_]{{1,4}}({MONTH})[ .\-,]{{1,3}}(\d{{1,2}})(?![\d:h])"),
    read=_read,
    examples=(
        Example("2014. november 7. 09:18", "2014-11-07 09:18", "hu", "Europe/Budapest"),
        Example("2014-Nov-07 09:18", "2014-11-07 09:18"),
        Example("2014 Nov 31", None),
    ),
)
