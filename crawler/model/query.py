"""Which revisions are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionQuery:
    """Which revisions to list, newest first: every given filter must hold; ``since`` ≤ first_seen < ``until``.

    ``kind`` is among the change's kinds, ``fact`` among the kinds of its facts, ``term`` was added or removed.
    """

    article: str | None = None
    publisher: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    kind: str | None = None
    silent: bool | None = None
    fact: str | None = None
    term: str | None = None
    grep: str | None = None
    limit: int | None = None
