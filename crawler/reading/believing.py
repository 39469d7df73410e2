"""Which telling names can be believed: a name that holds a good part of the page's running text is not noise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from crawler.reading.survey import Survey
from crawler.reading.weighing import is_sentence, link_share

VOID_SHARE = 0.3
# Furniture that may well hold more sentences than a short article; only the headline inside speaks against its name.
_FURNITURE = frozenset(("menu", "comment", "cookie"))
Marks = frozenset[str]
_NONE: Marks = frozenset()


def believed_marks(page: Survey, headings: Iterable[int]) -> list[Marks]:
    """For every element the believable marks of its names and of those above it; *headings* are the headline's runs."""
    good, linked = _sums(page)
    whole = good[0] if good else 0
    held: dict[tuple[str, str], int] = defaultdict(int)
    for index, element in enumerate(page.elements):
        if element.marks:
            held[element.tag, element.name] += good[index]
    around = _around(page, (page.runs[run].element for run in headings))
    texts = [i for i, one in enumerate(page.elements) if one.body and good[i] > VOID_SHARE * whole]
    holding = around | _around(page, texts)
    within = below_any(page, (i for i, one in enumerate(page.elements) if one.body))
    believed: list[Marks] = []
    for index, element in enumerate(page.elements):
        marks = believed[element.parent] if element.parent >= 0 else _NONE
        if element.marks and index not in holding:
            share = held[element.tag, element.name] / whole if whole else 0.0
            linky = linked[index] > good[index]
            furniture = bool(around) and not within[index]
            own = frozenset(mark for mark in element.marks if _stands(mark, share, linky, furniture))
            marks = marks | own if own else marks
        believed.append(marks)
    return believed


def _stands(mark: str, share: float, linky: bool, furniture: bool) -> bool:
    if furniture and mark in _FURNITURE:
        return share <= 0.9
    return share <= VOID_SHARE or (linky and share < 0.6)


def _sums(page: Survey) -> tuple[list[int], list[int]]:
    """For every element the characters of running text (each text once) and of links in it and below it."""
    good, linked = [0] * len(page.elements), [0] * len(page.elements)
    seen: set[str] = set()
    for run in page.runs:
        linked[run.element] += run.linked
        if run.text not in seen and is_sentence(run.text) and link_share(run) < 0.4:
            seen.add(run.text)
            good[run.element] += len(run.text)
    for index in range(len(page.elements) - 1, 0, -1):
        parent = page.elements[index].parent
        if parent >= 0:
            good[parent] += good[index]
            linked[parent] += linked[index]
    return good, linked


def _around(page: Survey, elements: Iterable[int]) -> set[int]:
    """The elements and those above them."""
    around: set[int] = set()
    for index in elements:
        while index >= 0 and index not in around:
            around.add(index)
            index = page.elements[index].parent  # noqa: PLW2901
    return around


def below_any(page: Survey, tops: Iterable[int]) -> list[bool]:
    """For every element whether it is one of *tops* or stands inside one."""
    chosen = set(tops)
    within: list[bool] = []
    for index, element in enumerate(page.elements):
        within.append(index in chosen or (element.parent >= 0 and within[element.parent]))
    return within
