"""Which telling names can be believed: a name that holds a good part of the page's running text is not noise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crawler.reading.density import add_up
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


def believed_marks(page: Survey, headings: Iterable[int]) -> list[Marks]:
    """For every element the believable marks of its names and of those above it; *headings* are the headline's runs."""
    good, linked = _good(page), _linked(page)
    whole = good[0] if good else 0
    by_name = _by_name(page.elements, good, linked)
    texts = [i for i, one in enumerate(page.elements) if one.body and good[i] > VOID_SHARE * whole]
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


def _by_name(elements: list[Element], good: list[int], linked: list[int]) -> dict[tuple[str, str], Held]:
    """What all elements of one tag and name hold together."""
    by_name: dict[tuple[str, str], Held] = {}
    for index, element in enumerate(elements):
        if element.marks:
            held = by_name.setdefault((element.tag, element.name), Held())
            held.good += good[index]
            held.linked += linked[index]
    return by_name


def _good(page: Survey) -> list[int]:
    """For every element the characters of running text in it, each text once."""
    good = [0] * len(page.elements)
    seen: set[str] = set()
    for run in page.runs:
        if link_share(run) < 0.4 and run.text not in seen and is_sentence(run.text):
            seen.add(run.text)
            good[run.element] += len(run.text)
    add_up(page.elements, good)
    return good


def _linked(page: Survey) -> list[int]:
    """For every element the characters of links in it."""
    linked = [0] * len(page.elements)
    for run in page.runs:
        linked[run.element] += run.linked
    add_up(page.elements, linked)
    return linked


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
