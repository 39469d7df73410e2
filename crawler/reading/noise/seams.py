"""Lines glued from several widgets, cut at their seams, and footers glued to the end of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from crawler.model import Noise
from crawler.reading.noise.folding import fold
from crawler.reading.noise.lexicon import Menus
from crawler.reading.noise.phrases import Test, never, one_of
from crawler.reading.noise.rule import NoiseRule, Reach
from crawler.reading.noise.rules import RULES

LONGEST = 200
"""Characters of the longest line that a rule looks at; what is longer is a paragraph."""
LONGEST_GLUED = 400
LONGEST_BOILERPLATE = 1_500
MOST_WORDS = 14

_TRIM = " \t\n•·∙●▪■◦‣|¦‖"
_BULLET = re.compile(r"\s*[•·∙●▪■◦‣|¦‖]+\s*|\s*\n\s*")
_WORD_END = re.compile(r"(?<=\S)(?=\s)|(?<=\d)(?=[^\W\d_])|(?<=\))(?=\S)|(?<=\w)(?=\()|$")
_BARE_NUMBERS = re.compile(r"[\d., ]+")
_SENTENCE_END = re.compile(r"""[.!?…]["'”’»)\]]*\s*(?=[^\s.!?…"'”’»)\]])""")
_LABEL = re.compile(rf"(?<![^\W\d_]){one_of(','.join(label for rule in RULES for label in rule.labels))}(?![^\W\d_])")

_TESTS: dict[Reach, list[tuple[NoiseRule, Test]]] = {
    Reach.ANYWHERE: [(rule, rule.anywhere) for rule in RULES if rule.anywhere is not never],
    Reach.EDGE: [(rule, rule.edge) for rule in RULES if rule.edge is not never],
    Reach.WINDOW: [(rule, rule.window) for rule in RULES if rule.window is not never],
    Reach.BESIDE: [(rule, rule.beside) for rule in RULES if rule.beside is not never],
}
_MENUS = Menus({rule.name: rule.menu for rule in RULES if rule.menu})
_OPENINGS = [(rule, rule.opens) for rule in RULES if rule.opens is not never]


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a block that rules explain wholly: its parts, and where such a block may be set aside."""

    reach: Reach
    parts: tuple[Noise, ...]


def recognise(text: str, least: Reach = Reach.BESIDE) -> Found | None:
    """The noise that *text* wholly consists of; None if any part of it is not explained, or less surely than *least*."""
    return _seen(text, least) if len(text) <= LONGEST_BOILERPLATE else None


@lru_cache(maxsize=4096)
def _seen(text: str, least: Reach) -> Found | None:
    """The noise that *text* wholly consists of; the furniture of a site recurs on all its pages."""
    line = fold(text[:LONGEST_GLUED].strip(_TRIM))
    found = _whole(text, line, least)
    if (found is None or found.reach < Reach.EDGE) and _may_be_glued(text) and _LABEL.search(line):
        found = max(found, _glued(text), key=lambda one: one.reach if one else 0)
    found = found or _boilerplate(text, line)
    return found if found and found.reach >= least else None


def without_footer(text: str) -> tuple[str, tuple[Noise, ...]]:
    """*text* without an unmistakable footer glued to the end of its last sentence, and that footer."""
    own: str = text
    footer: tuple[Noise, ...] = ()
    while parted := _footer(own):
        own, footer = parted[0], (*parted[1], *footer)
    return own, footer


def _footer(text: str) -> tuple[str, tuple[Noise, ...]] | None:
    """The longest footer after one of the last sentences of *text*."""
    start = max(0, len(text) - LONGEST)
    if not _LABEL.search(fold(text[start:])):
        return None
    for end in _SENTENCE_END.finditer(text, start):
        found = recognise(text[end.end() :].strip(_TRIM))
        if found and found.reach >= Reach.EDGE:
            return text[: end.end()].rstrip(), found.parts
    return None


def _whole(text: str, line: str, least: Reach = Reach.BESIDE) -> Found | None:
    """*text*, folded as *line*, as one line of one rule, the surest rule first."""
    if not line or len(text) > LONGEST:
        return None
    reach, name = _known(line, least)
    return Found(reach, (Noise(text=text.strip(_TRIM) or text, rule=name),)) if name else None


def _known(line: str, least: Reach) -> tuple[Reach, str]:
    """How far a folded line is known, and the rule that knows it; no name if none does."""
    for reach, tests in _TESTS.items():
        if reach < least:
            break
        for rule, test in tests:
            if test(line):
                return rule.weighed(reach, line), rule.name
        if reach is Reach.EDGE and (name := _MENUS.subject_of(line)):
            return reach, name
    return least, ""


def _boilerplate(text: str, line: str) -> Found | None:
    """*text* as a block whose beginning is enough to know it."""
    name = next((rule.name for rule, opens in _OPENINGS if opens(line[:LONGEST])), None)
    return Found(Reach.ANYWHERE, (Noise(text=text.strip(), rule=name),)) if name else None


def _may_be_glued(text: str) -> bool:
    """Whether *text* is short enough for several lines, or for one line between each two bullets."""
    return len(text) <= LONGEST or (len(text) <= LONGEST_GLUED and _BULLET.search(text) is not None)


def _glued(text: str) -> Found | None:
    """*text* as several lines, none unexplained."""
    return _joined([_piece(piece) or _run(piece) for piece in _BULLET.split(text) if piece])


def _piece(text: str) -> Found | None:
    """A part of a glued line as one line."""
    return _whole(text, fold(text.strip(_TRIM)))


def _joined(found: Iterable[Found | None]) -> Found | None:
    """Several lines as one, as sure as the surest of them; None if one is not explained."""
    all_found = list(found)
    known = [one for one in all_found if one]
    if not known or len(known) < len(all_found):
        return None
    return Found(max(one.reach for one in known), tuple(part for one in known for part in one.parts))


def _labelled(text: str) -> Found | None:
    """A part of a line without bullets as one line; other words than labels could belong to their neighbours."""
    line = fold(text.strip(_TRIM))
    return _whole(text, line) if _LABEL.search(line) or _BARE_NUMBERS.fullmatch(line) else None


def _run(piece: str) -> Found | None:
    """*piece* as lines that follow each other without a bullet, the longest first."""
    ends = [end.end() for end in _WORD_END.finditer(piece)] if len(piece) <= LONGEST else []
    dead: set[int] = set()

    def read(start: int) -> tuple[Found, ...] | None:
        if not piece[start:].strip():
            return ()
        for stop in _stops(ends, start) if start not in dead else ():
            line = _labelled(piece[start:stop])
            rest = read(stop) if line else None
            if line and rest is not None:
                return line, *rest
        dead.add(start)
        return None

    return _joined(read(0) or ())


def _stops(ends: list[int], start: int) -> Iterator[int]:
    """The word ends after *start*, farthest first, at most :data:`MOST_WORDS` words away."""
    return reversed([end for end in ends if end > start][:MOST_WORDS])
