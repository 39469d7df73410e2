"""Lines between ``<br>``: which of them are one paragraph.

Two breaks end a paragraph. A single break ends one only where the line before or after is a label of its own ("Visitors:
10045") or a whole long sentence, as old templates set paragraphs; verse and dialogue stay together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from crawler.reading.normalise import normalise

_LABEL = re.compile(r"^[^.!?…]{2,40}:\s*\S.{0,60}$|^[\W\d]{1,40}$|^[•·▪►»]\s")
_SENTENCE_END = re.compile(r"[.!?…:;。！？؟।][\"'”’»)\]]*$")
LONG = 120


@dataclass(slots=True)
class Line:
    """Text up to a line break: raw pieces, their characters inside links and inside marked names, those marks; ``said`` once read."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    marked: int = 0
    marks: tuple[str, ...] = ()
    said: str = ""


def paragraphs(lines: list[Line]) -> Iterator[Line]:
    """Join the lines of one box into paragraphs."""
    open_: Line | None = None
    for line in lines:
        line.said = normalise("".join(line.pieces))
        if not line.said:
            if open_:
                yield open_
            open_ = None
        elif open_ and not _parted(open_.said, line.said):
            open_.said = f"{open_.said} {line.said}"
            open_.linked += line.linked
            open_.marked += line.marked
            open_.marks += line.marks
        else:
            if open_:
                yield open_
            open_ = line
    if open_:
        yield open_


def _parted(before: str, after: str) -> bool:
    """Whether a single break between two lines ends a paragraph."""
    if _LABEL.match(after) or _LABEL.match(before):
        return True
    return len(before) >= LONG and len(after) >= LONG and bool(_SENTENCE_END.search(before))
