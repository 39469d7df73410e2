"""A time of day alone: the latest such time that has come, in the zone printed beside it or the publisher's."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from crawler.reading.stamps.clock import Clock
from crawler.reading.stamps.formats.format import Example

_SAME_MOMENT = timedelta(minutes=1)


def latest_day(clock: Clock, now: datetime, weekday: int | None = None) -> date:
    """Today if *clock* has struck by the local *now*, else yesterday; the latest such *weekday* if one is printed."""
    struck = datetime.combine(now.date(), clock.time) <= now + _SAME_MOMENT
    day = now.date() - timedelta(days=0 if struck else 1)
    return day if weekday is None else day - timedelta(days=(day.weekday() - weekday) % 7)


EXAMPLES = (
    Example("14:05", "2014-11-07 14:05", "tr"),
    Example("23:10", "2014-11-06 23:10", "tr"),
    Example("Stand: 14:03 Uhr | Lesedauer: 4 Minuten", "2014-11-07 14:03", "de", "Europe/Istanbul"),
    Example("Updated 7:05 AM ET", "2014-11-07 07:05", "en-US", "America/New_York"),
    Example("Monday 7:30PM", "2014-11-03 19:30"),
    Example("Güncelleme: 14.05", None, "tr"),
    Example("Son güncelleme: 09.18", "2014-11-07 09:18", "tr"),
    Example("14.05", None, "tr"),
    Example("25:10", None, "tr"),
    Example("2:1", None),
    Example("Kick-off 18:40 - 20:25", None),
)
