"""Month by name, day, year: ``November 7, 2014``, ``Kasım 07, 2014``, ``Nov 7th 2014``."""

from __future__ import annotations

import re

from crawler.reading.stamps.formats.format import Context, Day, Example, Format, a_day
from crawler.reading.stamps.formats.months import MONTH, month_of


def _read(found: re.Match[str], _context: Context) -> Day | None:
    return Day(a_day(int(found[3]), month_of(found[1]), int(found[2])))


FORMAT = Format(
    name="month first",
    rank=35,
    pattern=re.compile(rf"({MONTH})[ .\-/,_]{{0,3}}(\d{{1,2}})[.']?(?![\d:h])[ .,_\-/]{{1,6}}(\d{{4}})(?!\d)"),
    read=_read,
    examples=(
        Example("November 7, 2014 at 7:18 AM", "2014-11-07 07:18", "en-US", "America/New_York"),
        Example("Kasım 07, 2014 09:18", "2014-11-07 09:18", "tr"),
        Example("was last modified: März 2nd, 2014 by admin", "2014-03-02", "de", "Europe/Berlin"),
        Example("November 31, 2014 09:18", None),
        Example("November 2014", None),
    ),
)
