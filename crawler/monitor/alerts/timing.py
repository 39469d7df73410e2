"""When a message goes: digests, quiet hours, pauses between tries. All arithmetic; the instant comes as an argument."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from crawler.monitor.alerts.rules import Target, Timing

LONGEST_PAUSE = timedelta(hours=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def goes_at(timing: Timing, now: datetime) -> datetime:
    """When a message that was decided *now* may go: after its collection ends, and after the quiet hours.

    >>> hours = Timing(quiet=(time(23), time(7)), zone=ZoneInfo("Europe/Istanbul"))
    >>> str(goes_at(hours, datetime(2026, 3, 2, 21, tzinfo=UTC)))
    '2026-03-03 04:00:00+00:00'
    """
    return after_quiet(timing, slot_end(timing, now))


def slot_end(timing: Timing, now: datetime) -> datetime:
    """When the collection that is going on *now* ends; *now* itself if nothing is collected.

    >>> str(slot_end(Timing(every=timedelta(minutes=15)), datetime(2026, 3, 2, 9, 14, tzinfo=UTC)))
    '2026-03-02 09:15:00+00:00'
    """
    ends = []
    if timing.every is not None:
        ends.append(EPOCH + timing.every * (math.floor((now - EPOCH) / timing.every) + 1))
    if timing.at:
        ends.append(next_of(timing.at, timing.zone, now))
    return min(ends, default=now)


def after_quiet(timing: Timing, instant: datetime) -> datetime:
    """*instant*, or the end of the quiet hours that it falls into."""
    if timing.quiet is None:
        return instant
    start, end = timing.quiet
    local = instant.astimezone(timing.zone).time()
    inside = start <= local < end if start <= end else local >= start or local < end
    return next_of((end,), timing.zone, instant) if inside else instant


def next_of(times: tuple[time, ...], zone: ZoneInfo, now: datetime) -> datetime:
    """The next instant after *now* at which a clock of *zone* shows one of the times; one that it skips comes when it jumps."""
    today = now.astimezone(zone).date()
    days = [today + timedelta(days=number) for number in range(3)]
    return min(each for day in days for each in (at(day, each, zone) for each in times) if each > now)


def at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The first instant at which a clock of *zone* shows that time of that day."""
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)


def pause(target: Target, attempts: int, *, luck: float, asked: timedelta | None = None) -> timedelta:
    """How long to wait after so many attempts that failed: doubling, an hour at the most, at least what the receiver *asked*.

    *luck* lies in 0–1 and spreads the tries of many messages over half of the pause.

    >>> desk = Target(name="desk", retry_after=timedelta(seconds=5))
    >>> [pause(desk, attempts, luck=1).total_seconds() for attempts in (1, 2, 3, 30)]
    [5.0, 10.0, 20.0, 3600.0]
    """
    factor: int = 2 ** min(attempts - 1, 30)
    doubled = target.retry_after * factor if target.retry_after < LONGEST_PAUSE / factor else LONGEST_PAUSE
    return max(doubled * (0.5 + luck / 2), min(asked or timedelta(0), LONGEST_PAUSE))
