"""Year, month, day in numbers: ISO 8601 and its relatives, never ambiguous; years 1300–1499 are Persian (solar Hijri)."""

from __future__ import annotations

import re

from crawler.reading.stamps.formats.format import Context, Day, Example, Format, Impossible, a_day
from crawler.reading.stamps.formats.solar_month import solar_day

PERSIAN_YEARS = range(1300, 1500)


def _read(found: re.Match[str], _context: Context) -> Day | None:
    year, month, day = int(found[1]), int(found[3]), int(found[4])
    if year in PERSIAN_YEARS:
        return Day(solar_day(year, month, day))
    if not year:
        raise Impossible
    return Day(a_day(year, month, day), trust=0.9)


FORMAT = Format(
    name="year first",
    rank=10,
    pattern=re.compile(r"(?<![\d.,/\-])(\d{4})([./\-]) ?(\d{1,2})\2 ?(\d{1,2})(?!\d)(?![./\-]\d{1,2}(?![\d:.h]))"),
    read=_read,
    examples=(
        Example("Last Modified: 2014-11-07 09:18:57", "2014-11-07 09:18:57"),
        Example("2014/11/07 09:18", "2014-11-07 09:18"),
        Example("Güncelleme: 2014.11.07", "2014-11-07", "tr"),
        Example("1393/08/16 09:18", "2014-11-07 09:18", "fa", "Asia/Tehran"),
        Example("2014年11月7日 9時18分", "2014-11-07 09:18", "ja", "Asia/Tokyo"),
        Example("2014-13-07 09:18", None),
        Example("0000-00-00 00:00:00", None),
        Example("2014-11-07-09", None),
        Example("Build 1.2014.11.07", None),
    ),
)
