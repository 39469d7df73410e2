"""A stored capture as a later reader reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from crawler.model.reading import Reader, Reading

Verdict = Literal["stands", "vanishes", "other kinds", "appears", "unreadable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rereading:
    """A stored capture as a later reader reads it, kept beside the revision it may belong to, which stays as it was.

    ``revision`` is the number of the revision that was recorded at that look, None for a look that left none. ``verdict`` tells
    what the history would be by this reader: the revision ``stands``, ``vanishes`` (the text of the look before), has
    ``other kinds`` of change, a revision ``appears`` where none was, or the capture is ``unreadable`` (missing, or no article
    to this reader). ``kinds`` are those of the change by this reader; ``reading`` is None if there is none.
    """

    article: str
    publisher: str
    revision: int | None
    first_seen: datetime
    capture: str
    verdict: Verdict
    kinds: tuple[str, ...]
    reader: Reader
    reading: Reading | None
    at: datetime

    @property
    def id(self) -> str:
        """The key: article and number (or instant, where there is no revision), and the reader's version."""
        return rereading_id(self.article, self.revision or self.first_seen.isoformat(), self.reader)


def rereading_id(article: str, place: int | str, reader: Reader) -> str:
    """The key of a rereading.

    >>> rereading_id("https://news.example/ferry", 2, Reader(name="tashih", version="5d41"))
    'https://news.example/ferry#2@5d41'
    """
    return f"{article}#{place}@{reader.version}"
