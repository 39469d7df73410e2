"""A day of the Islamic calendar with its month's name.

Its months begin with a sighting or a computation that differ by a day between countries; here the tabular calendar is
used (30-year cycle, epoch 16 July 622, Julian), a printed weekday settles the day, and the stamp is flagged ``ambiguous``.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from crawler.reading.stamps.formats.format import Context, Day, Example, Format, Impossible, a_day
from crawler.reading.stamps.lexicon import LUNAR

_EPOCH = date(622, 7, 19)  # 16 July 622 in the Julian calendar


def lunar_day(year: int, month: int, day: int) -> date:
    """The Gregorian day of a day in the tabular Islamic calendar.

    >>> lunar_day(1436, 1, 14)
    datetime.date(2014, 11, 7)
    """
    if not 1400 <= year <= 1500 or not 1 <= day <= 30:
        raise Impossible
    days = 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day - 1
    found = _EPOCH + timedelta(days=days)
    return a_day(found.year, found.month, found.day)


def _read(found: re.Match[str], context: Context) -> Day | None:
    day = lunar_day(int(found[3]), LUNAR.index(found[2]) + 1, int(found[1]))
    if context.weekday is not None:
        near = (day + timedelta(days=shift) for shift in (0, -1, 1))
        day = next((candidate for candidate in near if candidate.weekday() == context.weekday), day)
    return Day(day, trust=0.5, flags=("ambiguous",))


FORMAT = Format(
    name="lunar month",
    rank=45,
    pattern=re.compile(rf"(?<![\d.,:/])(\d{{1,2}}) ?([{LUNAR}])[ ,_]{{1,4}}(14\d\d)(?!\d)(?: ?_)?"),
    read=_read,
    examples=(
        Example("الجمعة ١٤ محرم ١٤٣٦", "2014-11-07", "ar", "Asia/Riyadh"),
        Example("٣١ محرم ١٤٣٦", None, "ar", "Asia/Riyadh"),
    ),
)
