"""Which telling names can be believed: a name that holds a good part of the page's running text is not noise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crawler.reading.survey import Element, Survey
from crawler.reading.weighing import is_sentence, link_share

VOID_SHARE = 0.3
LINKY_SHARE = 0.6
FURNITURE_SHARE = 0.9
# Furniture may well hold more sentences than a short article; only the headline or the text inside speaks against its name.
_FURNITURE = frozenset(("menu", "comment", "cookie"))
# What a template calls a teaser may be the article's own beginning; a teaser for another story has links, this share of
# its running text at least.
_LEAST_LINKS = 0.1
Marks = frozenset[str]
_NONE: Marks = frozenset()


@dataclass(slots=True)
class Held:
    """Characters of running text (each text once) and characters of links."""

    good: int = 0
    linked: int = 0

    def add(self, other: Held) -> None:
        """Count the other's characters too."""
        self.good += other.good
        self.linked += other.linked


def believed_marks(page: Survey, headings: Iterable[int]) -> list[Marks]:
    """For every element the believable marks of its names and of those above it; *headings* are the headline's runs."""
    held = _held(page)
    whole = held[0].good if held else 0
    by_name = _by_name(page.elements, held)
    texts = [i for i, one in enumerate(page.elements) if one.body and held[i].good > VOID_SHARE * whole]
    around = _around(page, (page.runs[run].element for run in headings))
    holding = around | _around(page, texts)
    within = below_any(page, (i for i, one in enumerate(page.elements) if one.body))
    believed: list[Marks] = []
    for index, element in enumerate(page.elements):
        marks = believed[element.parent] if element.parent >= 0 else _NONE
        if element.marks and index not in holding:
            furniture = bool(around) and not within[index]
            named = by_name[element.tag, element.name]
            own = frozenset(mark for mark in element.marks if _stands(mark, named, whole, furniture))
            marks = marks | own if own else marks
        believed.append(marks)
    return believed


def _stands(mark: str, named: Held, whole: int, furniture: bool) -> bool:
    """Whether a mark can be believed of a name that holds *named* of the *whole* page's running text."""
    share = named.good / whole if whole else 0.0
    if furniture and mark in _FURNITURE:
        return share <= FURNITURE_SHARE
    if mark == "teaser" and named.good > 0 and named.linked < _LEAST_LINKS * named.good:
        return False
    return share <= VOID_SHARE or (named.linked > named.good and share < LINKY_SHARE)


def _by_name(elements: list[Element], held: list[Held]) -> dict[tuple[str, str], Held]:
    """What all elements of one tag and name hold together."""
    by_name: dict[tuple[str, str], Held] = {}
    for element, one in zip(elements, held, strict=True):
        if element.marks:
            by_name.setdefault((element.tag, element.name), Held()).add(one)
    return by_name


def _held(page: Survey) -> list[Held]:
    """What every element holds, and everything below it."""
    held = [Held() for _ in page.elements]
    seen: set[str] = set()
    for run in page.runs:
        held[run.element].linked += run.linked
        if run.text not in seen and is_sentence(run.text) and link_share(run) < 0.4:
            seen.add(run.text)
            held[run.element].good += len(run.text)
    for index in range(len(held) - 1, 0, -1):
        parent = page.elements[index].parent
        if parent >= 0:
            held[parent].add(held[index])
    return held


def _around(page: Survey, elements: Iterable[int]) -> set[int]:
    """The elements and those above them."""
    around: set[int] = set()
    for element in elements:
        index = element
        while index >= 0 and index not in around:
            around.add(index)
            index = page.elements[index].parent
    return around


def below_any(page: Survey, tops: Iterable[int]) -> list[bool]:
    """For every element whether it is one of *tops* or stands inside one."""
    chosen = set(tops)
    within: list[bool] = []
    for index, element in enumerate(page.elements):
        within.append(index in chosen or (element.parent >= 0 and within[element.parent]))
    return within
