"""Seconds or milliseconds since 1970 in UTC, ten or thirteen digits (POSIX.1-2017, section 4.16); never beside a label."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from crawler.reading.stamps.formats.format import EARLIEST_YEAR, Example, Impossible, MachineFormat, Reading

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001


def _read(found: re.Match[str]) -> Reading:
    clock = _EPOCH + timedelta(seconds=int(found[1]), milliseconds=int(found[2] or 0))
    if clock.year < EARLIEST_YEAR:
        raise Impossible
    return Reading(clock, "second", 0, trust=0.9)


FORMAT = MachineFormat(
    name="epoch",
    pattern=re.compile(r"(?:/Date\()?(\d{10})(\d{3})?(?:\.\d{1,9})?(?:\)/)?"),
    read=_read,
    examples=(
        Example("1415351937", "2014-11-07 11:18:57"),
        Example("1415351937000", "2014-11-07 11:18:57"),
        Example("Visitors: 1415351937", None),
        Example("0123456789", None),
        Example("5321234567", None),
    ),
)
