"""What a receiver made of a message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """``accepted``, or not and why; ``final`` if trying again is of no use; ``wait`` is what the receiver asked for."""

    accepted: bool
    said: str
    final: bool = False
    wait: timedelta | None = None
