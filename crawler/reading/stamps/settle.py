"""From a wall clock to an instant: offsets, zones, hours that are missing and hours that happen twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

WIDEST = timedelta(hours=14)
NARROWEST = timedelta(hours=-12)


@dataclass(frozen=True, slots=True)
class Settled:
    """An instant in UTC, the zone it was read in, and ``gap`` or ``overlap`` if the clock was changed around it."""

    at: datetime
    zone: str
    flags: tuple[str, ...] = ()


@lru_cache(maxsize=1024)
def zone_named(name: str) -> tzinfo | None:
    """The IANA zone *name*; None if there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


@lru_cache(maxsize=256)
def offset_zone(minutes: int) -> tzinfo | None:
    """A fixed offset of *minutes* east of Greenwich; None outside the offsets in use (-12:00 to +14:00)."""
    offset = timedelta(minutes=minutes)
    return timezone(offset) if NARROWEST <= offset <= WIDEST else None


def offset_name(minutes: int) -> str:
    """An offset as ISO 8601 writes it.

    >>> offset_name(-210), offset_name(0)
    ('-03:30', 'UTC')
    """
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def settle(clock: datetime, *, zone: str) -> Settled | None:
    """The naive *clock* read in the IANA *zone*; None if the zone is unknown.

    In an hour that the change to summer time skipped, the offset before the change holds (RFC 5545); of an hour that
    happened twice it is the first. Both are flagged.
    """
    place = zone_named(zone)
    if place is None:
        return None
    local = clock.replace(tzinfo=place, fold=0)
    before, after = local.utcoffset(), local.replace(fold=1).utcoffset()
    if before is None or after is None:
        return None
    flags = () if before == after else ("gap",) if before < after else ("overlap",)
    return Settled((clock - before).replace(tzinfo=UTC), zone, flags)


def settle_offset(clock: datetime, minutes: int) -> Settled | None:
    """The naive *clock* read *minutes* east of Greenwich; None for an offset that no place has."""
    if offset_zone(minutes) is None:
        return None
    return Settled((clock - timedelta(minutes=minutes)).replace(tzinfo=UTC), offset_name(minutes))
