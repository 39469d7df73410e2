"""Times that a publisher claims: as printed, and as read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Precision = Literal["second", "minute", "hour", "day"]
Role = Literal["modified", "published", ""]

LENGTHS: dict[Precision, timedelta] = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A time as some place on the page prints it, not yet read; ``role`` is what the source says it is.

    ``source`` is one of ``json-ld``, ``meta:<name>``, ``microdata``, ``time``, ``visible``, ``http:last-modified``, ``sitemap``,
    ``feed``.
    """

    raw: str
    source: str
    role: Role = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A claim that names an instant: ``at`` in UTC, read in ``zone`` (IANA name or offset), as precise as ``precision``.

    ``confidence`` lies in 0–1; ``flags`` are any of ``zone-conflict``, ``machine-stale``, ``before-release``, ``future``,
    ``ambiguous``, ``relative``, ``gap``, ``overlap``, ``inferred-zone``.
    """

    at: datetime
    raw: str
    source: str
    zone: str
    precision: Precision
    flags: tuple[str, ...] = ()
    role: Role = ""
    confidence: float = 0.0

    @property
    def end(self) -> datetime:
        """Where the stretch of time ends that the precision leaves open; it begins at ``at``."""
        return self.at + LENGTHS[self.precision]
