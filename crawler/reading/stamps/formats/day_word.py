"""Today, yesterday, the day before: counted from the local day of the visit."""

from __future__ import annotations

import re
from datetime import timedelta

from crawler.reading.stamps.formats.format import Context, Day, Example, Format, Impossible

_BACK = {"t": 0, "y": 1, "v": 2}


def _read(found: re.Match[str], context: Context) -> Day | None:
    if found[0] not in _BACK:
        raise Impossible
    return Day(context.today - timedelta(days=_BACK[found[0]]))


FORMAT = Format(
    name="day word",
    rank=70,
    pattern=re.compile(r"(?<![a-zA-Z])[tyvw](?![a-zA-Z])"),
    read=_read,
    examples=(
        Example("Güncellenme: Bugün 14.05", "2014-11-07 14:05", "tr"),
        Example("dün 10:00", "2014-10-25 10:00", "tr", seen_at="2014-10-26 08:00"),
        Example("önceki gün 23:10", "2014-11-05 23:10", "tr"),
        Example("Updated yesterday at 11:10 p.m.", "2014-11-06 23:10"),
        Example("bugün 15:30", None, "tr"),
        Example("yarın 09:18", None, "tr"),
    ),
)
