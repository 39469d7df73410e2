"""Day, month by name, year: ``07 Kasım 2014``, ``7. November 2014``, ``7 de noviembre de 2014``, ``7-Nov-14``."""

from __future__ import annotations

import re

from crawler.reading.stamps.formats.format import Context, Day, Example, Format, a_day
from crawler.reading.stamps.formats.months import MONTH, month_of


def _read(found: re.Match[str], _context: Context) -> Day | None:
    year = int(found[3] or 2000 + int(found[4]))
    return Day(a_day(year, month_of(found[2]), int(found[1])))


FORMAT = Format(
    name="day first",
    rank=30,
    pattern=re.compile(
        rf"(?<![\d.,/])(?<!\d[:h])(\d{{1,2}})(?!\d)[ .\-/_',]{{0,4}}({MONTH})"
        r"(?:[ .,\-/_']{0,5}(?:[M-S][, ]{1,2})?(\d{4})(?!\d)|(?:-| ?')(\d{2})(?![\d:.h]))"
    ),
    read=_read,
    examples=(
        Example("07 Kasım 2014 Cuma 09:18", "2014-11-07 09:18", "tr"),
        Example("1er août 2014 à 9 h 18", "2014-08-01 09:18", "fr", "Europe/Paris"),
        Example("7-Nov-14 09:18", "2014-11-07 09:18"),
        Example("7 ΝΟΕΜΒΡΙΟΥ 2014 09:18", "2014-11-07 09:18", "el", "Europe/Athens"),
        Example("32 Kasım 2014 09:18", None, "tr"),
        Example("29 Feb 2014 10:00", None),
        Example("7 Kasım 2104 09:18", None, "tr"),
        Example("7 Kasım 1914", None, "tr"),
    ),
)
