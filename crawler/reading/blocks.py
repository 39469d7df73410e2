"""Runs become blocks: which of them the article holds, what kind each is, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from crawler.model import Block, BlockKind, Where
from crawler.reading.density import Region, below
from crawler.reading.survey import Element, Run, Survey
from crawler.reading.weighing import is_link_list, link_share, width

WINDOW = 12
LONG = 80
LINKED = 0.7
_PATH_STEPS = 6


@dataclass(slots=True)
class Article:
    """The article as found: its region, the believed marks of every run, and the runs left out of it by choice."""

    region: Region
    marks: list[frozenset[str]]
    standfirst: int | None = None
    headings: frozenset[int] = field(default_factory=frozenset)


def blocks(page: Survey, article: Article) -> tuple[Block, ...]:
    """The article's blocks in page order and the window around it."""
    region = article.region
    inside = below(page.elements, region.element)
    first, last = max(0, region.first - WINDOW), min(len(page.runs) - 1, region.last + WINDOW)
    held = {i for i in range(region.first, region.last + 1) if _held(page, article, inside, i)}
    long = [i for i in held if width(page.runs[i].text) >= LONG] or sorted(held)
    head, tail = (min(long), max(long)) if long else (region.first, region.last)
    return tuple(_block(page, article, i, i in held, _where(i, head, tail)) for i in range(first, last + 1))


def _held(page: Survey, article: Article, inside: list[bool], index: int) -> bool:
    """Whether a run between the article's ends belongs to it."""
    run = page.runs[index]
    if not inside[run.element] or index == article.standfirst or index in article.headings:
        return False
    return not article.marks[index] and not (link_share(run) > LINKED and is_link_list(run))


def _where(index: int, head: int, tail: int) -> Where:
    return "head" if index < head else "tail" if index > tail else "body"


def _block(page: Survey, article: Article, index: int, inside: bool, where: Where) -> Block:
    run, marks = page.runs[index], article.marks[index]
    if index == article.standfirst:
        marks = marks | {"standfirst"}
    return Block(
        text=run.text,
        kind=kind_of(page.elements, run, marks),
        where=where,
        inside=inside,
        links=round(link_share(run), 3),
        path=path_of(page.elements, run.element),
        marks=tuple(sorted(marks)),
    )


_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    "blockquote": "quote",
    "figcaption": "caption",
    "caption": "caption",
}


def kind_of(elements: list[Element], run: Run, marks: frozenset[str]) -> BlockKind:
    """What the run is by its tag and the two above it."""
    if "caption" in marks:
        return "caption"
    index = run.element
    for _ in range(3):
        if index < 0:
            break
        if kind := _KINDS.get(elements[index].tag):
            return kind
        index = elements[index].parent
    return "paragraph"


def path_of(elements: list[Element], index: int) -> str:
    """The chain of tags with their first class, innermost last (``main>div.story>p``); at most six steps."""
    steps: list[str] = []
    while index >= 0 and len(steps) < _PATH_STEPS:
        element = elements[index]
        name = element.name.split(" ", 1)[0]
        steps.append(f"{element.tag}.{name}" if name else element.tag)
        index = element.parent
    return ">".join(reversed(steps))
