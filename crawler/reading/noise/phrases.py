"""The parts that noise lines are made of, written as a person would and folded as lines are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, cached_property, lru_cache

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


def chain(link: str, seam: str, least: int, most: int | None = None) -> str:
    """A pattern for *least* to *most* links from the beginning of a line on, with a seam between each two.

    The link, often a thousand phrases, is spelled out once and not once more behind the seam.

    >>> bool(re.fullmatch(chain("ab?", "-", 2, 3), "a-ab-a")), bool(re.fullmatch(chain("ab?", "-", 2, 3), "-a-a"))
    (True, False)
    """
    return rf"(?:(?:^|(?!^)(?:{seam})){link}){{{least},{most or ''}}}"


def lines(*shapes: str | Test, having: str | Sequence[str] = ()) -> Test:
    """A test that a whole folded line has one of *shapes*; *having* is what to look for before, to save time.

    A shape is a test or a pattern: a regular expression in which ``<kez, defa>`` stands for any of these phrases and ``#``
    for a count.

    >>> bool(lines("# <kez, defa> okundu")(fold("1.204 KEZ OKUNDU")))
    True
    """
    tests = [shape for shape in shapes if not isinstance(shape, str)]
    patterns = [shape for shape in shapes if isinstance(shape, str)]
    if patterns:
        tests.insert(0, _matching("|".join(patterns)))
    whole = tests[0] if len(tests) == 1 else lambda line: any(test(line) for test in tests)
    return _after([holding(sign) for sign in ([having] if isinstance(having, str) else having)], whole)


def _matching(text: str) -> Test:
    """A test that a whole line matches a pattern."""
    pattern = Pattern(text)

    def matches(line: str) -> object:
        return pattern.regex.fullmatch(line)

    return matches


def _after(signs: Sequence[Test], test: Test) -> Test:
    """*test*, only asked about lines that have all *signs*."""
    if not signs:
        return test
    first, rest = signs[0], _after(signs[1:], test)
    return lambda line: first(line) and rest(line)


@cache
def holding(having: str) -> Test:
    """A test that a line has *having* somewhere; all rules that ask the same share the answers of the last lines."""
    pattern = Pattern(having)

    @lru_cache(maxsize=16)
    def found(line: str) -> object:
        return pattern.regex.search(line)

    return found


class Pattern:
    """A pattern that is compiled when the first line comes: most commands read no page."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The regular expression, with counts and phrases spelled out."""
        return re.compile(spelled(self.text))


def spelled(pattern: str) -> str:
    """*pattern* with its counts and phrases spelled out."""
    counted = _COUNT_SIGN.sub(lambda _sign: COUNT, pattern)
    return _PHRASES.sub(lambda phrases: one_of(phrases[1]), counted)


def never(_line: str) -> None:
    """No line at all."""
