"""What was already made of a page before the chain begins."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.model.noise import Noise
from crawler.model.stamp import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """The parts of a reading that a process of the pool has made, by the same functions as the chain's steps take."""

    paragraphs: tuple[str, ...]
    noise: tuple[Noise, ...]
    date_published: Stamp | None
    date_modified: Stamp | None
    claims: tuple[Stamp, ...]
