"""An index, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An index on the *keys* of a collection, ascending; ``expire_after`` in seconds makes old documents go."""

    collection: str
    keys: tuple[str, ...]
    unique: bool = False
    expire_after: int | None = None
