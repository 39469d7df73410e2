"""Did the publisher's own stamp move between two readings?"""

from __future__ import annotations

from typing import Literal

from crawler.model import Stamp

Relation = Literal["moved", "stood", "backwards", "unknown"]


def relation(before: Stamp | None, after: Stamp | None) -> Relation:
    """How the stamp *after* stands to the one *before*, each taken for the stretch of time its precision leaves open.

    Stretches that overlap name the same instant as far as anyone can tell. A stamp that appears where none stood has moved;
    one that vanished, or is told from the moment of the visit ("2 hours ago"), says nothing: unknown.
    """
    if after is None or "relative" in after.flags or (before is not None and "relative" in before.flags):
        return "unknown"
    if before is None or after.at >= before.end:
        return "moved"
    return "backwards" if before.at >= after.end else "stood"
