"""Times that a publisher claims: as printed, and as read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Precision = Literal["second", "minute", "hour", "day"]
Role = Literal["modified", "published", ""]


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
