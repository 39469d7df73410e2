"""Lines between ``<br>``: which of them are one paragraph.

Two breaks end a paragraph. A single break ends one only where the line before or after is a label of its own ("Visitors:
10045") or a whole long sentence, as old templates set paragraphs; verse and dialogue stay together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from crawler.reading.normalise import normalise

_LABEL = re.compile(r"[^.!?…]{2,40}:\s*\S.{0,60}$|[\W\d]{1,40}$|[•·▪►»]\s")
_SENTENCE_ENDS = frozenset(".!?…:;。！？؟।»”\"'’)")
LONG = 120
_MOST_MARKS = 16


@dataclass(slots=True)
class Line:
    """Text up to a line break: raw pieces, their characters inside links and inside marked names, those marks.

    ``said`` is the text once it was read.
    """

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    marked: int = 0
    marks: tuple[str, ...] = ()
    said: str = ""

    def mark(self, marks: tuple[str, ...]) -> None:
        """Note the marks of an inline name."""
        if len(self.marks) < _MOST_MARKS:
            self.marks += marks


def paragraphs(lines: list[Line]) -> list[Line]:
    """Join the lines of one box into paragraphs."""
    if len(lines) == 1:
        return lines if _read(lines[0]) else []
    whole: list[Line] = []
    group: list[Line] = []
    for line in lines:
        said = _read(line)
        if group and (not said or _parted(group[-1].said, said)):
            whole.append(_joined(group))
            group = []
        if said:
            group.append(line)
    return [*whole, _joined(group)] if group else whole


def _read(line: Line) -> str:
    """What a line says."""
    line.said = normalise("".join(line.pieces))
    return line.said


def _joined(group: list[Line]) -> Line:
    """Several lines as one."""
    if len(group) == 1:
        return group[0]
    whole = Line(linked=sum(line.linked for line in group), marked=sum(line.marked for line in group))
    whole.said = " ".join(line.said for line in group)
    for line in group:
        whole.mark(line.marks)
    return whole


def _parted(before: str, after: str) -> bool:
    """Whether a single break between two lines ends a paragraph."""
    if _LABEL.match(after) or _LABEL.match(before):
        return True
    return len(before) >= LONG and len(after) >= LONG and ends_a_sentence(before)


def ends_a_sentence(text: str) -> bool:
    """Whether the last sign of a text is one that ends or closes a sentence."""
    return text[-1:] in _SENTENCE_ENDS
