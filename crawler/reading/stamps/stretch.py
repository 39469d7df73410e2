"""One stretch of a line, between two labels: its day, its clock, its zone, and what else stands there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from crawler.reading.stamps.clock import Clock
from crawler.reading.stamps.clock_and_zone import SAME_ELSEWHERE, PrintedZone, blank, clock_and_zone, settle_shared
from crawler.reading.stamps.formats import FORMATS, Context, Day, Format, Reading, relative
from crawler.reading.stamps.formats.time_only import latest_day
from crawler.reading.stamps.frame import Frame
from crawler.reading.stamps.lexicon import LUNAR, SOLAR, WEEKDAYS

_WEEKDAY = re.compile(rf"(?<![a-zA-Z])[{WEEKDAYS}](?![a-zA-Z])")
_OTHER_CALENDAR = re.compile(
    rf"\d{{1,2}} ?[{SOLAR}{LUNAR}](?:[ ,_]{{1,4}}1[34]\d\d)?|(?<!\d)1[34]\d\d([/-])\d\d?\1\d\d?"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A reading, the stretch with ``#`` where its parts stood, and which parts there were."""

    reading: Reading
    rest: str
    day: date | None = None
    clock: Clock | None = None


def read_stretch(
    signs: str, zones: tuple[str, ...], frame: Frame, *, label: bool, given: Found | None = None
) -> Found | None:
    """Read *signs*; None if no time stands there, :class:`Impossible` if one stands there that cannot be.

    *zones* are what the zone signs in it name. A clock alone borrows the day and the offset of *given*, else it is the latest
    such time that has come.
    """
    elapsed = relative.PATTERN.search(signs)
    if elapsed:
        at, precision = relative.ago(elapsed, frame.seen_at)
        reading = Reading(at.replace(tzinfo=None), precision, 0, trust=0.5, flags=("relative",))
        return Found(reading, blank(signs, elapsed.span()))
    for form in FORMATS:
        match = form.pattern.search(signs)
        if match:
            found = _dated(signs, zones, frame, form, match, label)
            if found:
                return found
    return _timed(signs, zones, frame, given, label=label)


def _dated(
    signs: str, zones: tuple[str, ...], frame: Frame, form: Format, match: re.Match[str], label: bool
) -> Found | None:
    """A day of the format *form*, with the clock and zone beside it."""
    rest = blank(signs, *(span for span in map(match.span, range(form.pattern.groups + 1)) if span[0] >= 0))
    rest = _OTHER_CALENDAR.sub(" ", SAME_ELSEWHERE.sub(" ", rest))
    clock, zone, rest = clock_and_zone(rest, zones)
    now = frame.now_in(offset=zone.offset, zone=zone.name)
    weekday = _weekday(rest)
    context = Context(now=now, order=frame.order, weekday=weekday, clock=clock is not None, label=label)
    day = form.read(match, context)
    if day is None:
        return None
    if context.weekday is not None and day.day.weekday() != context.weekday:
        day = replace(day, trust=day.trust - 0.2)
    return Found(_joined(day, clock, zone, frame), rest, day.day, clock)


def _weekday(rest: str) -> int | None:
    """The weekday printed there (Monday is 0)."""
    found = _WEEKDAY.search(rest)
    return WEEKDAYS.index(found[0]) if found else None


def _joined(day: Day, clock: Clock | None, zone: PrintedZone, frame: Frame) -> Reading:
    """Day, clock and zone as one reading."""
    if clock is None:
        midnight = datetime.combine(day.day, datetime.min.time())
        return Reading(midnight, "day", zone.offset, zone.name, day.trust, day.flags)
    wall = datetime.combine(day.day + timedelta(days=clock.next_day), clock.time)
    settle_shared(zone, wall, frame)
    return Reading(wall, clock.precision, zone.offset, zone.name, day.trust, day.flags)


def _timed(signs: str, zones: tuple[str, ...], frame: Frame, given: Found | None, *, label: bool) -> Found | None:
    """A clock alone."""
    clock, zone, rest = clock_and_zone(SAME_ELSEWHERE.sub(" ", signs), zones)
    if clock is None or clock.precision == "hour":
        return None
    if given and given.day:
        return _borrowed(clock, zone, rest, given.day, given, frame)
    if not (clock.certain or _no_month(clock, label)):
        return None
    now = frame.now_in(offset=zone.offset, zone=zone.name)
    wall = datetime.combine(latest_day(clock, now, _weekday(rest)), clock.time)
    settle_shared(zone, wall, frame)
    trust = 0.6 if label else 0.4
    return Found(Reading(wall, clock.precision, zone.offset, zone.name, trust, ("ambiguous",)), rest, None, clock)


def _no_month(clock: Clock, label: bool) -> bool:
    """``09.18`` under a label is a time, for there is no month 18; ``14.05`` might be a day in May."""
    return label and clock.time.minute > 12


def _borrowed(clock: Clock, zone: PrintedZone, rest: str, day: date, given: Found, frame: Frame) -> Found:
    """A clock of the *day*, and in the zone if it has none of its own, of what was printed before it.

    ``23:50 (updated 00:20)`` was updated after midnight.
    """
    if zone == PrintedZone():
        zone = PrintedZone(given.reading.offset, given.reading.zone)
    wall = datetime.combine(day, clock.time)
    if given.clock and given.reading.clock - wall > timedelta(hours=12):
        wall += timedelta(days=1)
    settle_shared(zone, wall, frame)
    return Found(Reading(wall, clock.precision, zone.offset, zone.name, 0.8), rest, wall.date(), clock)
