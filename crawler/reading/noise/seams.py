"""Lines glued from several widgets, cut at their seams, and footers glued to the end of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.model import Noise
from crawler.reading.noise.folding import fold
from crawler.reading.noise.phrases import one_of
from crawler.reading.noise.rule import Reach
from crawler.reading.noise.rules import RULES

LONGEST = 200
"""Characters of the longest line that a rule looks at; what is longer is a paragraph."""
LONGEST_GLUED = 400
MOST_WORDS = 14

_BULLET = re.compile(r"\s*[•·∙●▪■◦‣|¦‖⁞]+\s*|\s*\n\s*")
_TRIM = " •·∙●▪|¦"
_WORD_END = re.compile(r"(?<=\S)(?=\s)|(?<=\d)(?=[^\W\d_])|(?<=\))(?=\S)|(?<=\w)(?=\()|$")
_SENTENCE_END = re.compile(r"""[.!?…]["'”’»)\]]*\s*(?=[^\s.!?…"'”’»)\]])""")
_LABEL = re.compile(
    r"(?<![^\W\d_])" + one_of(",".join(label for rule in RULES for label in rule.labels)) + r"(?![^\W\d_])"
)


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a block that rules explain wholly: its parts, and where such a block may be set aside."""

    reach: Reach
    parts: tuple[Noise, ...]


def recognise(text: str) -> Found | None:
    """The noise that *text* wholly consists of; None if any part of it is not explained."""
    if len(text) > LONGEST_GLUED:
        return None
    return _whole(text) or _glued(text)


def footer_start(text: str) -> int | None:
    """Where an unmistakable footer begins that is glued to the end of a paragraph; None without one."""
    start = max(0, len(text) - LONGEST)
    if not _LABEL.search(fold(text[start:])):
        return None
    for cut in _SENTENCE_END.finditer(text, start):
        found = recognise(text[cut.end() :].lstrip("•·|- "))
        if found and found.reach >= Reach.EDGE:
            return cut.end()
    return None


def _whole(text: str) -> Found | None:
    """*text* as one line of one rule, the surest rule first."""
    if len(text) > LONGEST:
        return None
    line = fold(text.strip(_TRIM))
    known = [(reach, rule) for rule in RULES if (reach := rule.reach(line))]
    if not known:
        return None
    reach, rule = max(known, key=lambda pair: pair[0])
    return Found(reach, (Noise(text=text.strip(_TRIM), rule=rule.name),))


def _glued(text: str) -> Found | None:
    """*text* as several lines: at least one of them labelled, none unexplained."""
    if not _LABEL.search(fold(text)):
        return None
    pieces = [piece for piece in _BULLET.split(text) if piece]
    found = [_whole(piece) or _run(piece) for piece in pieces]
    parts = tuple(part for one in found if one for part in one.parts)
    if len(parts) < 2 or not all(found):
        return None
    return Found(max(one.reach for one in found if one), parts)


def _run(piece: str) -> Found | None:
    """*piece* as lines that follow each other without a bullet, longest first."""
    ends = [cut.end() for cut in _WORD_END.finditer(piece)]
    dead: set[int] = set()

    def read(start: int) -> tuple[Found, ...] | None:
        if not piece[start:].strip():
            return ()
        if start in dead:
            return None
        for stop in _stops(ends, start):
            head = _whole(piece[start:stop])
            rest = read(stop) if head else None
            if head and rest is not None:
                return head, *rest
        dead.add(start)
        return None

    found = read(0)
    if not found:
        return None
    return Found(max(one.reach for one in found), tuple(part for one in found for part in one.parts))


def _stops(ends: list[int], start: int) -> Iterator[int]:
    """The word ends after *start*, farthest first, at most :data:`MOST_WORDS` words away."""
    return reversed([end for end in ends if end > start][:MOST_WORDS])
