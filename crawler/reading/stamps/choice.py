"""Which of the times that a page claims are its article's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from crawler.model import Claim, Stamp
from crawler.reading.stamps.read import read_stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The times believed, and every claim that could be read beside them."""

    date_published: Stamp | None
    date_modified: Stamp | None
    claims: tuple[Stamp, ...]


def choose(
    claims: Sequence[Claim], *, seen_at: datetime, zone: str | None, languages: tuple[str, ...], date_order: str
) -> Chosen:
    """Read every claim and choose by role and confidence."""
    stamps = [
        read_stamp(
            claim.raw,
            seen_at=seen_at,
            zone=zone,
            languages=languages,
            date_order=date_order,
            source=claim.source,
            role=claim.role,
        )
        for claim in claims
    ]
    read = tuple(stamp for stamp in stamps if stamp)
    best = {stamp.role: stamp for stamp in sorted(read, key=lambda stamp: stamp.confidence)}
    return Chosen(date_published=best.get("published"), date_modified=best.get("modified"), claims=read)
