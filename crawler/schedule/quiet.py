"""Quiet hours: the hours of a publisher's day in which nobody is sent."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

SPAN = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)\s*-\s*([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
Hours = tuple[tuple[time, time], ...]


def quiet_hours(text: str) -> Hours:
    """The spans in ``01:00-06:00`` or ``23:30-05:00, 12:00-13:00``; ValueError if it is something else.

    >>> quiet_hours("23:30-05:00")
    ((datetime.time(23, 30), datetime.time(5, 0)),)
    """
    spans = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        found = SPAN.fullmatch(part)
        if found is None:
            raise ValueError(f"{part!r} are no quiet hours: two times with a dash are expected, as in 01:00-06:00")
        start, end = time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))
        if start == end:
            raise ValueError(f"{part!r} begins when it ends")
        spans.append((start, end))
    return tuple(spans)


def quiet_until(now: datetime, hours: Hours, *, zone: str | None) -> datetime | None:
    """When the quiet that *now* lies in ends, by the clock of *zone* (UTC without one); None outside of quiet hours."""
    local = now.astimezone(ZoneInfo(zone or "UTC"))
    ends = [_end(local, start, end) for start, end in hours if _holds(local.time(), start, end)]
    return max(ends).astimezone(UTC) if ends else None


def _holds(clock: time, start: time, end: time) -> bool:
    return start <= clock < end if start < end else clock >= start or clock < end


def _end(local: datetime, start: time, end: time) -> datetime:
    day = local.date() + timedelta(days=int(start > end and local.time() >= start))
    return datetime.combine(day, end, local.tzinfo)
