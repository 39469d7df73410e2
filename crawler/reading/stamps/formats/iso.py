"""ISO 8601 and RFC 3339, extended and basic, as programs write it; any number of digits of a second.

``24:00`` is the end of the day (ISO 8601-1:2019/Amd 1:2022). An offset beyond any in use is no time.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from crawler.model import Precision
from crawler.reading.stamps.formats.format import EARLIEST_YEAR, Example, Impossible, MachineFormat, Reading


def _read(found: re.Match[str]) -> Reading:
    year, month, day, hour, minute = (int(part or 0) for part in found.group(1, 3, 4, 5, 6))
    midnight = (hour, minute, int(found[7] or 0)) == (24, 0, 0)
    fraction = (found[8] or "")[:6].ljust(6, "0")
    try:
        clock = datetime(  # noqa: DTZ001
            year, month, day, 0 if midnight else hour, minute, int(found[7] or 0), int(fraction)
        )
        clock += timedelta(days=midnight)
    except (ValueError, OverflowError) as error:
        raise Impossible from error
    if year < EARLIEST_YEAR:
        raise Impossible
    precision: Precision = "second" if found[7] else "minute" if found[6] else "hour" if found[5] else "day"
    return Reading(clock, precision, _offset(found[9]), trust=0.5 if precision == "day" else 0.9)


def _offset(printed: str | None) -> int | None:
    """Minutes east of Greenwich."""
    if not printed:
        return None
    digits = printed[1:].strip().replace(":", "").ljust(4, "0")
    if printed[0] in "Zz":
        return 0
    if int(digits[2:]) > 59:
        raise Impossible
    return (int(digits[:2]) * 60 + int(digits[2:])) * (-1 if printed[0] == "-" else 1)


FORMAT = MachineFormat(
    name="ISO 8601",
    pattern=re.compile(
        r"(\d{4})(-?)(\d\d)\2(\d\d)"
        r"(?:(?:[Tt]| {1,2}(?=\d\d:)|(?<=\d{8})(?=\d{4}))(\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d{1,12}))?)?)?"
        r"(?: ?([Zz]|[+-]\d\d(?::?\d\d)?))?)?"
    ),
    read=_read,
    examples=(
        Example("2014-11-07T09:18:57", "2014-11-07 09:18:57"),
        Example("2014-11-07T07:18:57Z", "2014-11-07 09:18:57"),
        Example("2014-11-07T09:18:57.1234567+02:00", "2014-11-07 09:18:57.123456"),
        Example("2014-11-07 09:18:57 +0200", "2014-11-07 09:18:57"),
        Example("20141107T091857", "2014-11-07 09:18:57"),
        Example("20141107091857", "2014-11-07 09:18:57"),
        Example("20141107", "2014-11-07"),
        Example("2014-11-06T24:00:00+02:00", "2014-11-07 00:00:00"),
        Example("2014-11-07T09:18:57+25:00", None),
        Example("2014-11-07T09:60:00", None),
        Example("0001-01-01T00:00:00Z", None),
        Example("-0001-11-30T00:00:00+00:00", None),
        Example("1970-01-01T00:00:00Z", None),
        Example("2104-11-07T09:18:57Z", None),
    ),
)
