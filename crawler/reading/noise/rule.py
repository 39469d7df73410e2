"""A noise rule answers yes or no about one whole line and carries its proof.

How much the line's place must add to its wording is the rule's ``reach``: unmistakable lines go anywhere, plain labels
only above or below the article, bare numbers and dates only beside other furniture.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from crawler.reading.noise.lexicon import either, made_of
from crawler.reading.noise.phrases import Test, never


class Reach(IntEnum):
    """Where a recognised line may be set aside; a higher reach includes the lower ones."""

    BESIDE = 1
    """Only above or below the article, and only next to other furniture or under telling class names."""
    WINDOW = 2
    """Only in the blocks that the reader of the page placed above or below the article."""
    EDGE = 3
    """Also as the article's own first or last lines, up to the first line that no rule explains."""
    ANYWHERE = 4
    """Also between two paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoiseRule:
    """Lines that no editor wrote, by their whole wording; tests see folded text of at most :data:`LONGEST` characters.

    ``noise`` are lines that the rule must recognise, ``news`` look-alikes that no rule may recognise at an article's edge or
    anywhere. ``menu`` are the subjects of lines of button words (:func:`made_of`), which go at an edge. ``labels`` are
    phrases by which a line glued from several widgets is known and cut. A single word goes between two paragraphs only under
    a rule with ``lone_word``, as a link may cut a word out of a sentence. ``opens`` tests only the beginning of a block of any
    length, anywhere on the page.
    """

    name: str
    why: str
    noise: tuple[str, ...]
    news: tuple[str, ...]
    anywhere: Test = never
    edge: Test = never
    menu: str = ""
    window: Test = never
    beside: Test = never
    opens: Test = never
    labels: tuple[str, ...] = ()
    lone_word: bool = False

    def tests(self) -> dict[Reach, Test]:
        """The rule's tests, the surest first; those that know no line are left out."""
        by_reach = {
            Reach.ANYWHERE: self.anywhere,
            Reach.EDGE: either(self.edge, made_of(self.menu)) if self.menu else self.edge,
            Reach.WINDOW: self.window,
            Reach.BESIDE: self.beside,
        }
        return {reach: test for reach, test in by_reach.items() if test is not never}

    def reach(self, line: str) -> Reach | None:
        """How far this rule knows the folded *line*; None if it does not."""
        return next((self.weighed(reach, line) for reach, test in self.tests().items() if test(line)), None)

    def weighed(self, reach: Reach, line: str) -> Reach:
        """*reach*, but a single word never goes between two paragraphs, except under a rule for such words."""
        return Reach.EDGE if reach is Reach.ANYWHERE and " " not in line and not self.lone_word else reach
