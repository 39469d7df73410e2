"""A line with labels: which of its times is the modified one, the published one, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.model import Role
from crawler.reading.stamps import guard
from crawler.reading.stamps.formats import Impossible, Reading
from crawler.reading.stamps.frame import Frame
from crawler.reading.stamps.signs import Line
from crawler.reading.stamps.stretch import Found, read_stretch

MOST_LABELS = 6
_LABEL = re.compile(r"[UV]")
_COUNTED = re.compile(
    r"W(?: ?[:(=] ?|(?: -)? )\d[\d.,]*(?: ?[smhk](?![a-zA-Z]))?\)?|(?<![\d:.,/])\d[\d.,]*[+]?(?: [x_])? ?W|W"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A reading and the role that the line itself gives it."""

    reading: Reading
    role: Role


@dataclass(frozen=True, slots=True)
class _Part:
    """A label (``U``, ``V`` or none) and the signs up to the next one."""

    label: str
    signs: str


def read_line(line: Line, frame: Frame, role: Role = "") -> Told | None:
    """The modified time of a line if it has one, else its published time, else its only time; *role* is preferred."""
    parts = _parts(line)
    if len(parts) == 1:
        return _bare(_Reader(line.zones, frame), parts[0])
    reader = _Reader(line.zones, frame)
    if len(parts) > MOST_LABELS:
        return None
    roles: tuple[tuple[str, Role], ...] = (("U", "modified"), ("V", "published"))
    for label, told in reversed(roles) if role == "published" else roles:
        for index in range(1, len(parts)):
            reading = _labelled(reader, parts, index) if parts[index].label == label else None
            if reading:
                return Told(reading, told)
    return None


@dataclass(frozen=True, slots=True)
class _Reader:
    """What all parts of a line are read with."""

    zones: tuple[str, ...]
    frame: Frame

    def read(self, part: _Part, given: Found | None = None) -> Found | None:
        """What stands in the part; None if nothing does, :class:`Impossible` if it cannot be."""
        return read_stretch(part.signs, self.zones, self.frame, label=bool(part.label), given=given)

    def glance(self, part: _Part) -> Found | None:
        """What stands before a label, if anything does."""
        if not re.search(r"[\dtyvg]", part.signs):
            return None
        try:
            return self.read(part)
        except Impossible:
            return None


def _parts(line: Line) -> list[_Part]:
    """The line cut before each label; the first part has none. Counters are gone."""
    signs = _COUNTED.sub("|", line.signs) if "W" in line.signs else line.signs
    cuts = [match.start() for match in _LABEL.finditer(signs)]
    ends = [*cuts, len(signs)]
    first = _Part("", signs[: ends[0]])
    return [first, *(_Part(signs[start], signs[start + 1 : end]) for start, end in zip(cuts, ends[1:], strict=True))]


def _bare(reader: _Reader, part: _Part) -> Told | None:
    """A line without a label."""
    try:
        found = reader.read(part)
    except Impossible:
        return None
    if found is None or not guard.bare(found.rest, clock=found.clock is not None):
        return None
    if found.day is None and guard.strangers(found.rest):
        return None
    return Told(found.reading, "")


def _labelled(reader: _Reader, parts: list[_Part], index: int) -> Reading | None:
    """The time under the label of part *index*, whether it stands behind the label or before it."""
    part, before = parts[index], parts[index - 1]
    given = reader.glance(before)
    left = given.rest if given else before.signs
    try:
        found = reader.read(part, given)
        if found is None and index + 1 < len(parts) and re.fullmatch(r"[ _]*[/_,][ _]*", part.signs):
            found = reader.read(parts[index + 1], given)
    except Impossible:
        return None
    if found:
        return found.reading if guard.labelled(left, found.rest) else None
    if given and not before.label and guard.label_last(given.rest, part.signs):
        return given.reading
    return None


def is_whole(line: Line, frame: Frame) -> bool:
    """Is the line a stamp and nothing else but labels, counters and names after "by"?"""
    if read_line(line, frame) is None:
        return False
    reader = _Reader(line.zones, frame)
    return not any(
        guard.strangers(found.rest if (found := reader.glance(part)) else part.signs) for part in _parts(line)
    )
