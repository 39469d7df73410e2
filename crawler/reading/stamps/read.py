"""One line or machine value, read as one stamp."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from crawler.model import Role, Stamp
from crawler.reading.stamps.settle import settle, settle_offset

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)? ?(Z|[+-]\d\d:?\d\d)?")
_DMY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})[ ,\-|]+(\d{1,2}):(\d\d)(?::(\d\d))?()")


def read_stamp(
    raw: str,
    *,
    seen_at: datetime,
    zone: str | None,
    languages: tuple[str, ...] = (),
    date_order: str = "",
    source: str = "visible",
    role: Role = "",
) -> Stamp | None:
    """The instant that *raw* names, None if it names none."""
    found = _ISO.search(raw[:300]) or _DMY.search(raw[:300])
    if not found:
        return None
    a, month, b, hour, minute, second, offset = found.groups()
    year, day = (a, b) if len(a) == 4 else (b, a)
    try:
        clock = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))  # noqa: DTZ001
    except ValueError:
        return None
    if offset:
        sign = -1 if offset[0] == "-" else 1
        digits = offset[1:].replace(":", "") or "0000"
        settled = settle_offset(clock, sign * (int(digits[:2]) * 60 + int(digits[2:])))
    else:
        settled = settle(clock, zone=zone) if zone else None
    if settled is None or settled.at > seen_at + timedelta(minutes=10):
        return None
    return Stamp(
        at=settled.at,
        raw=raw,
        source=source,
        zone=settled.zone,
        precision="second" if second else "minute",
        flags=settled.flags,
        role=role or "modified",
        confidence=0.85,
    )
