"""Do two claims name the same time, the same wall clock in two zones, or times whole hours apart?"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from crawler.model import Stamp
from crawler.reading.stamps.settle import zone_named
from crawler.reading.stamps.together import together

CLOSE = timedelta(seconds=60)
_HALF_HOUR = timedelta(minutes=30)
_WIDEST = timedelta(hours=14)
_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)")


def agree(one: Stamp, other: Stamp) -> bool:
    """Within a minute, as far as the coarser of the two can tell."""
    return together(one, other, within=CLOSE)


def wall(stamp: Stamp) -> datetime:
    """The naive wall clock that the stamp was read from."""
    found = _OFFSET.fullmatch(stamp.zone)
    if found:
        offset = timedelta(hours=int(found[2]), minutes=int(found[3])) * (-1 if found[1] == "-" else 1)
        return (stamp.at + offset).replace(tzinfo=None)
    place = zone_named(stamp.zone)
    return (stamp.at.astimezone(place) if place else stamp.at).replace(tzinfo=None)


def same_wall(one: Stamp, other: Stamp) -> bool:
    """Do both print the same time of the same day, to the minute, whatever their zones?"""
    if "day" in (one.precision, other.precision) or "relative" in (*one.flags, *other.flags):
        return False
    return wall(one).replace(second=0, microsecond=0) == wall(other).replace(second=0, microsecond=0)


def hours_apart(one: Stamp, other: Stamp) -> bool:
    """Do both differ by whole or half hours, as the same moment does when somebody mistook the zone?"""
    if "day" in (one.precision, other.precision) or "relative" in (*one.flags, *other.flags):
        return False
    apart = abs(one.at - other.at)
    rest = apart % _HALF_HOUR
    return CLOSE < apart <= _WIDEST and min(rest, _HALF_HOUR - rest) < CLOSE


def in_utc(stamp: Stamp) -> bool:
    """Was it read at Greenwich?"""
    return stamp.zone == "UTC"
