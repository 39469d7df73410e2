"""Lines made of parts that stand in many places, as a date stands in a stamp.

One regular expression for a whole stamp spells the months of twenty languages out forty times and takes a second to compile.
Here each part is compiled once and tried wherever it may begin, and a line has the same answer as under the one expression.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from crawler.reading.noise.phrases import Pattern

Ends = frozenset[int]
NOWHERE: Ends = frozenset()


class Part:
    """A part of a folded line: all places where it may end, if it begins at a given one."""

    def __init__(self, ends: Callable[[str, int], Ends]) -> None:
        self.ends = lru_cache(maxsize=256)(ends)

    def __call__(self, line: str) -> bool:
        """Whether it is the whole *line*."""
        return len(line) in self.ends(line, 0)


def row(*shapes: str | Part) -> Part:
    """A part of several that follow each other; a text is a pattern as in :func:`~crawler.reading.noise.phrases.lines`.

    >>> row("# ?", any_of("<kez>", "<defa>"), maybe(" okundu"))("1.204 defa okundu")
    True
    """
    parts = [as_part(shape) for shape in shapes]

    def ends(line: str, start: int) -> Ends:
        reached = frozenset((start,))
        for part in parts:
            reached = NOWHERE.union(*[part.ends(line, place) for place in reached])
        return reached

    return Part(ends)


def any_of(*shapes: str | Part) -> Part:
    """Any of several parts."""
    parts = [as_part(shape) for shape in shapes]
    return Part(lambda line, start: NOWHERE.union(*[part.ends(line, start) for part in parts]))


def maybe(*shapes: str | Part) -> Part:
    """Several parts that follow each other, or nothing."""
    part = row(*shapes)
    return Part(lambda line, start: part.ends(line, start) | {start})


def as_part(shape: str | Part) -> Part:
    """A pattern as a part; one that looks around itself has no place here, as it is tried on a piece of the line."""
    return _piece(shape) if isinstance(shape, str) else shape


@cache
def _piece(text: str) -> Part:
    """A part told by one regular expression."""
    pattern = Pattern(text)

    def ends(line: str, start: int) -> Ends:
        if not pattern.regex.match(line, start):
            return NOWHERE
        fits = pattern.regex.fullmatch
        return frozenset(end for end in range(start, len(line) + 1) if fits(line, start, end))

    return Part(ends)
