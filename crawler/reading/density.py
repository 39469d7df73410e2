"""Which part of a page is the article.

An element is worth the sum of the runs below it. The article stands in the element of the greatest worth, between the two
runs that make the greatest contiguous sum.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TypeVar

from crawler.reading.survey import SENTENCES, Element, Survey

# An element named as the text is taken for it if it holds MOST of what the best element is worth, or NEAREST of what the
# smallest element is worth that also holds the headline; never with less than LEAST of the best one's.
MOST = 0.7
NEAREST = 0.8
LEAST = 0.35
MIN_WORTH = 150.0


_NUMBER = re.compile(r"\d+")
_Sum = TypeVar("_Sum", int, float)


@dataclass(slots=True)
class Region:
    """The article's place: the element that holds it and the first and last of its runs (indices, both included)."""

    element: int
    first: int
    last: int


def in_body(page: Survey) -> list[bool]:
    """For every element whether it or one above it has a name of an article's text."""
    held: list[bool] = []
    for element in page.elements:
        held.append(element.body or (element.parent >= 0 and held[element.parent]))
    return held


def choose(page: Survey, weights: list[float], steps: list[float], headline: int | None) -> Region | None:
    """The element of the greatest worth and the stretch of its runs with the greatest sum; None without running text.

    *headline* is the run of the page's headline, if it shows one.
    """
    if not weights or max(weights) <= 0:
        return None
    worth = [0.0] * len(page.elements)
    for run, weight in zip(page.runs, weights, strict=True):
        worth[run.element] += weight
    add_up(page.elements, worth)
    return stretch(page, steps, _best(page.elements, worth, page.runs[headline].element if headline is not None else 0))


def add_up(elements: list[Element], sums: list[_Sum]) -> None:
    """Add to the sum of every element those of the elements below it, in place."""
    for index in range(len(elements) - 1, 0, -1):
        sums[elements[index].parent] += sums[index]


def _best(elements: list[Element], worth: list[float], headline: int) -> int:
    """The element of the greatest worth, or one inside it that is named as the text and holds enough of it.

    Of several such the one nearest to the headline: more articles may follow on the same page. A text that is cut into
    several elements of one name stands in the element that holds them all.
    """
    best = len(worth) - 1 - worth[::-1].index(max(worth))
    while elements[best].tag in SENTENCES and elements[best].parent >= 0:
        best = elements[best].parent
    inside, above = below(elements, best), _above(elements, headline)
    bodies = [i for i, one in enumerate(elements) if one.body and inside[i] and worth[i] > 0]
    named: dict[int, int] = {}
    for index in bodies:
        if worth[index] > max(MIN_WORTH, LEAST * worth[best]):
            shared = _shared(elements, index, above)
            if worth[index] >= NEAREST * worth[shared] > 0:
                near = below(elements, shared)
                named[_with_namesakes(elements, index, [i for i in bodies if near[i]])] = elements[shared].depth
            elif worth[index] >= MOST * worth[best]:
                named[_with_namesakes(elements, index, bodies)] = 0
    return max(named, key=lambda i: (named[i], worth[i], -i), default=best)


def _with_namesakes(elements: list[Element], index: int, bodies: list[int]) -> int:
    """The deepest element that holds an element and all of its name among *bodies*."""
    above = _above(elements, index)
    name = _series(elements[index].name)
    holders = (_shared(elements, other, above) for other in bodies if _series(elements[other].name) == name)
    return min(holders, default=index)


def _series(name: str) -> str:
    """A name without numbers: ``story-body-1`` and ``story-body-2`` are one series."""
    return _NUMBER.sub("", name)


def _above(elements: list[Element], index: int) -> set[int]:
    """An element and all above it."""
    above = set()
    while index >= 0:
        above.add(index)
        index = elements[index].parent
    return above


def _shared(elements: list[Element], index: int, above: set[int]) -> int:
    """The deepest element of *above* that holds the element; the root if none does."""
    while index > 0 and index not in above:
        index = elements[index].parent
    return max(index, 0)


def stretch(page: Survey, steps: list[float], element: int) -> Region:
    """The contiguous runs inside *element* with the greatest sum."""
    inside = below(page.elements, element)
    best, best_sum, start, total = (0, 0), float("-inf"), -1, 0.0
    for index, run in enumerate(page.runs):
        if not inside[run.element]:
            continue
        if total <= 0 or start < 0:
            start, total = index, 0.0
        total += steps[index]
        if total > best_sum:
            best, best_sum = (start, index), total
    return Region(element, *best)


def below(elements: list[Element], top: int) -> list[bool]:
    """For every element whether it is *top* or stands inside it."""
    inside = [False] * len(elements)
    inside[top] = True
    for index in range(top + 1, len(elements)):
        parent = elements[index].parent
        inside[index] = parent >= 0 and inside[parent]
    return inside


def paragraphs_element(page: Survey, region: Region) -> int:
    """The element that holds most of the region's text in its direct children."""
    held: Counter[int] = Counter()
    for run in page.runs[region.first : region.last + 1]:
        held[page.elements[run.element].parent] += len(run.text)
    return held.most_common(1)[0][0]
