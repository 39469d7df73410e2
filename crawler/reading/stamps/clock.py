"""A time of day and the zone printed beside it, among the signs of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from crawler.model import Precision
from crawler.reading.stamps.formats.format import Impossible

CLOCK = re.compile(
    r"(?<![\d./+])(?<!\d[:,])(?P<before>[ap] ?)?"
    r"(?:(?P<hour>\d{1,2})(?:(?P<sep>:|\.| ?h ?) ?(?P<minute>\d\d)m?(?:[:.] ?(?P<second>\d\d)(?:[.,]\d{1,9})?)?(?![\d%])"
    r"|(?= ?\(?[aphoY\ue000-\ue0ff]))"
    r"|(?P<military>[0-2]\d[0-5]\d)(?= ?h?\.? ?[Y\ue000-\ue0ff]))"
    r"(?![.:]\d)(?: ?\(?(?P<half>[ap])(?![a-zA-Z])\)?\.?)?(?P<oclock> ?[oh](?![a-zA-Z']))?"
)
OFFSET = re.compile(
    r"[ ,(\[|]{0,3}(?:Y ?(?:(?P<sign>[+-]) ?(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?(?![\d.:/]))?"
    r"|(?P<sign2>[+-])(?P<hours2>\d\d):?(?P<minutes2>\d\d)(?![\d.:/])|(?P<sign3>\+)(?P<hours3>\d{1,2})(?![\d.:/])|(?P<named>[\ue000-\ue0ff]))[)\]]?"
)
NAMED = re.compile(r"[(\[]?(?:Y(?: ?[+-] ?\d{1,2}(?::?\d\d)?)?|[\ue000-\ue0ff])[)\]]?")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as printed; ``certain`` if nothing but a time looks like that."""

    time: time
    precision: Precision
    certain: bool
    next_day: bool = False


def clock_of(found: re.Match[str]) -> Clock:
    """The time of day of a match of :data:`CLOCK`; :class:`Impossible` for hour 25 or minute 60."""
    if found["military"]:
        hour, minute = int(found["military"][:2]), int(found["military"][2:])
    else:
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
    second = int(found["second"] or 0)
    half = found["half"] or (found["before"] or "")[:1]
    hour = _of_24(hour, half)
    try:
        printed = time(0 if hour == 24 else hour, minute, second)
    except ValueError as error:
        raise Impossible from error
    if hour == 24 and (minute or second):
        raise Impossible
    # Many systems pad with ":00"; only other seconds say that seconds were measured.
    precision: Precision = "second" if second else "minute" if found["minute"] or found["military"] else "hour"
    certain = found["sep"] != "." or bool(half or found["oclock"])
    return Clock(printed, precision, certain, next_day=hour == 24)


def _of_24(hour: int, half: str) -> int:
    """An hour of the day from an hour with am or pm; "13:05 pm" is 13:05, "14:05 am" is impossible."""
    if not half:
        return hour
    if hour > 12:
        if half == "a":
            raise Impossible
        return hour
    return hour % 12 + (12 if half == "p" else 0)


def offset_of(found: re.Match[str]) -> int:
    """Minutes east of Greenwich of a match of :data:`OFFSET` that names no zone; :class:`Impossible` beyond a day."""
    sign = found["sign"] or found["sign2"] or found["sign3"]
    hours = found["hours"] or found["hours2"] or found["hours3"]
    if not sign:
        return 0
    minutes = int(found["minutes"] or found["minutes2"] or 0)
    if minutes > 59:
        raise Impossible
    return (int(hours) * 60 + minutes) * (-1 if sign == "-" else 1)
