"""How one stamp stands to another."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from crawler.model import Stamp

Relation = Literal["moved", "stood", "backwards", "unknown"]
LENGTHS = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
}


def relation(before: Stamp | None, after: Stamp | None) -> Relation:
    """Did the publisher's stamp move from *before* to *after*, as far as the coarser of the two can tell?

    A missing stamp and one told from the moment of the visit ("2 hours ago") say nothing.
    """
    if before is None or after is None or "relative" in before.flags or "relative" in after.flags:
        return "unknown"
    if together(before, after):
        return "stood"
    return "moved" if after.at > before.at else "backwards"


def together(one: Stamp, other: Stamp, *, within: timedelta = timedelta(0)) -> bool:
    """Do both name the same instant, or instants no further apart than *within*?

    Each is taken for the stretch of time that its precision leaves open.
    """
    first, second = sorted((one, other), key=lambda stamp: stamp.at)
    return second.at < first.at + LENGTHS[first.precision] + within
