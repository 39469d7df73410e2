"""Which part of a page is the article: sentences speak for an element, links and telling names against it.

Every run of text is weighed (sentences up, links and noise down); an element is worth the sum of the runs below it. The
article stands in the element of the greatest worth, between the two runs that make the greatest contiguous sum.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from crawler.reading.survey import Element, Run, Survey

_SENTENCE_END = re.compile(r"[.!?…:;。！？؟।»”\"'’)][\"'”’»)\]]*$")
_WIDE = re.compile("[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_VOID_SHARE = 0.3
_STRONG = {"comment": 0.8, "cookie": 0.9, "menu": 0.6}
# Marks that say what a block is, not that no editor wrote it.
_NEUTRAL = frozenset(("caption", "aside", "byline", "tags"))


@dataclass(slots=True)
class Region:
    """The article's place: the element that holds it and the first and last of its runs (indices, both included)."""

    element: int
    first: int
    last: int


def width(text: str) -> int:
    """Length in characters of an alphabet; a character of a syllabic or ideographic script counts as two and a half."""
    if text.isascii():
        return len(text)
    return len(text) + len(_WIDE.findall(text)) * 3 // 2


def is_sentence(text: str, long: int = 80, short: int = 25) -> bool:
    """Whether a run reads like running text: long, or at least ended like a sentence."""
    size = width(text)
    return size >= long or (size >= short and bool(_SENTENCE_END.search(text)))


def link_share(run: Run) -> float:
    """The share of a run's characters that stand inside links."""
    return run.linked / len(run.text)


def believed_marks(page: Survey) -> list[frozenset[str]]:
    """For every element the marks of its names and of those above it that can be believed.

    A name that holds a good part of the page's running text is not noise, whatever it says.
    """
    good = [0] * len(page.elements)
    linked = [0] * len(page.elements)
    for run in page.runs:
        linked[run.element] += run.linked
        if is_sentence(run.text) and link_share(run) < 0.4:
            good[run.element] += len(run.text)
    whole = sum(good)
    for index in range(len(page.elements) - 1, 0, -1):
        parent = page.elements[index].parent
        if parent >= 0:
            good[parent] += good[index]
            linked[parent] += linked[index]
    return _believed(page, good, linked, whole)


def _believed(page: Survey, good: list[int], linked: list[int], whole: int) -> list[frozenset[str]]:
    by_name: dict[tuple[str, str], int] = defaultdict(int)
    for index, element in enumerate(page.elements):
        if element.marks:
            by_name[element.tag, element.name] += good[index]
    believed: list[frozenset[str]] = []
    for index, element in enumerate(page.elements):
        inherited = believed[element.parent] if element.parent >= 0 else frozenset()
        if element.marks:
            held = by_name[element.tag, element.name] / whole if whole else 0.0
            linky = linked[index] > good[index]
            own = frozenset(mark for mark in element.marks if _stands(mark, held, linky))
            inherited = inherited | own
        believed.append(inherited)
    return believed


def _stands(mark: str, held: float, linky: bool) -> bool:
    return held <= _STRONG.get(mark, _VOID_SHARE) or (linky and held < 0.6)


def weigh(run: Run, marks: frozenset[str], guided: bool) -> float:
    """What a run says about the element it stands in."""
    size = width(run.text)
    if guided:
        return size * 1.5
    links = link_share(run)
    if marks - _NEUTRAL:
        return -0.7 * size - 10
    if is_sentence(run.text) and links < 0.5:
        return size * (1 - 2 * links)
    if links > 0.5:
        return -1.0 * size - 15
    return -3.0


def choose(page: Survey, weights: list[float]) -> Region | None:
    """The element of the greatest worth and the stretch of its runs with the greatest sum; None without running text."""
    if not weights or max(weights) <= 0:
        return None
    worth = [0.0] * len(page.elements)
    for run, weight in zip(page.runs, weights, strict=True):
        worth[run.element] += weight
    for index in range(len(page.elements) - 1, 0, -1):
        parent = page.elements[index].parent
        if parent >= 0:
            worth[parent] += worth[index]
    best = max(range(len(worth)), key=lambda i: (worth[i], i))
    return _stretch(page, weights, best)


def _stretch(page: Survey, weights: list[float], element: int) -> Region:
    """The contiguous runs inside *element* with the greatest sum."""
    inside = below(page.elements, element)
    best, best_sum, start, total = (0, 0), float("-inf"), -1, 0.0
    for index, run in enumerate(page.runs):
        if not inside[run.element]:
            continue
        if total <= 0 or start < 0:
            start, total = index, 0.0
        total += weights[index]
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
