"""A fact as it stands in a sentence."""

from __future__ import annotations

from typing import NamedTuple


class Found(NamedTuple):
    """A fact of a sentence: its kind, how it stands there, what it comes down to, and from where to where."""

    kind: str
    text: str
    key: str
    start: int
    stop: int
