"""The parts that noise lines are made of, written as a person would and folded as lines are."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from crawler.reading.noise.folding import fold

Test = Callable[[str], object]

_UNITS = "bin|milyon|k|m|b|mn|mio|mln|tsd|tys|mil|mila|тыс|тис|млн|хил|الف|هزار"
NUMBER = r"(?:\d{1,3}(?: \d{3})+|\d+(?:[.,']\d+)*)"
COUNT = rf"(?:{NUMBER}(?: bin \d{{1,3}}| ?(?:{_UNITS})\b\.?|\+)?)"
_COUNT_SIGN = re.compile(r"(?<!\\)#")
_PHRASES = re.compile(r"<([^\W_][^<>\[\]{}|\\]*)>")
SEP = r" ?[:=\-]? ?"
END = r" ?[.!:»>…]*"


def one_of(phrases: str) -> str:
    """A pattern for any of the *phrases*, given between commas, in every spelling that folds alike; blanks are optional.

    >>> re.fullmatch(one_of("kez okundu, defa okundu"), fold("DEFA OKUNDU"))[0]
    'defa okundu'
    """
    tree = Tree()
    for phrase in phrases.split(","):
        if folded := fold(phrase):
            tree.grow(folded)
    return f"(?:{tree.pattern()})"


class Tree(dict[str, "Tree"]):
    """Phrases that share their beginnings, so that a line is compared with a thousand of them in one walk."""

    ends_here = False

    def grow(self, phrase: str) -> None:
        """Add one phrase."""
        node = self
        for sign in phrase:
            node = node.setdefault(sign, Tree())
        node.ends_here = True

    def pattern(self) -> str:
        """The regular expression; a blank may be missing, as in glued or half-spaced scripts."""
        branches = [(" ?" if sign == " " else re.escape(sign)) + below.pattern() for sign, below in self.items()]
        if not branches:
            return ""
        inner = "|".join(branches)
        return f"(?:{inner})?" if self.ends_here else f"(?:{inner})" if len(branches) > 1 else inner


def lines(*patterns: str, having: str = "") -> Test:
    """A test that a whole folded line matches one of *patterns*; *having* says what to look for before, to save time.

    A pattern is a regular expression in which ``<kez, defa>`` stands for any of these phrases and ``#`` for a count. It is
    compiled when the first line comes: all rules together take two seconds, and most commands read no page.

    >>> bool(lines("# <kez, defa> okundu")(fold("1.204 KEZ OKUNDU")))
    True
    """
    matches: Test | None = None

    def whole(line: str) -> object:
        nonlocal matches
        if matches is None:
            matches = re.compile("|".join(_expanded(pattern) for pattern in patterns)).fullmatch
        return matches(line)

    if not having:
        return whole
    sign = holding(having)
    return lambda line: sign(line) and whole(line)


@cache
def holding(having: str) -> Test:
    """A test that a line has *having* somewhere; all rules that ask the same share the answers of the last lines."""
    return lru_cache(maxsize=16)(re.compile(having).search)


def _expanded(pattern: str) -> str:
    """*pattern* with its counts and phrases spelled out."""
    counted = _COUNT_SIGN.sub(lambda _sign: COUNT, pattern)
    return _PHRASES.sub(lambda phrases: one_of(phrases[1]), counted)


def never(_line: str) -> None:
    """No line at all."""
