"""The parts that noise lines are made of, written as a person would and folded as lines are."""

from __future__ import annotations

import re
from collections.abc import Callable

from crawler.reading.noise.folding import fold

Test = Callable[[str], object]

_UNITS = "bin|milyon|k|m|b|mn|mio|mln|tsd|tys|mil|mila|тыс|тис|млн|хил|الف|هزار"
NUMBER = r"(?:\d{1,3}(?: \d{3})+|\d+(?:[.,']\d+)*)"
COUNT = rf"(?:{NUMBER}(?: bin \d{{1,3}}| ?(?:{_UNITS})\b\.?|\+)?)"
_COUNT_SIGN = re.compile(r"(?<!\\)#")
_PHRASES = re.compile(r"(?<!\(\?)<([^<>]*)>")
SEP = r" ?[:=\-]? ?"
END = r" ?[.!:»>…]*"


def one_of(phrases: str) -> str:
    """A pattern for any of the *phrases*, given between commas, in every spelling that folds alike; blanks are optional.

    >>> re.fullmatch(one_of("kez okundu, defa okundu"), fold("DEFA OKUNDU"))[0]
    'defa okundu'
    """
    folded = {fold(phrase) for phrase in phrases.split(",") if phrase.strip()}
    longest_first = sorted(folded, key=lambda phrase: (-len(phrase), phrase))
    return f"(?:{'|'.join(_loose(phrase) for phrase in longest_first)})"


def _loose(phrase: str) -> str:
    """*phrase* as a pattern; a blank may be missing, as in glued or half-spaced scripts."""
    return re.escape(phrase).replace(r"\ ", " ?")


def lines(*patterns: str) -> Test:
    """A test that a whole folded line matches one of *patterns*.

    A pattern is a regular expression in which ``<kez, defa>`` stands for any of these phrases and ``#`` for a count.

    >>> bool(lines("# <kez, defa> okundu")(fold("1.204 KEZ OKUNDU")))
    True
    """
    return re.compile("|".join(_expanded(pattern) for pattern in patterns)).fullmatch


def _expanded(pattern: str) -> str:
    """*pattern* with its counts and phrases spelled out."""
    counted = _COUNT_SIGN.sub(lambda _sign: COUNT, pattern)
    return _PHRASES.sub(lambda phrases: one_of(phrases[1]), counted)


def never(_line: str) -> None:
    """No line at all."""
