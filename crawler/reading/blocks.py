"""Runs become blocks: which of them the article holds, what kind each is, and where it stands."""

from __future__ import annotations

from functools import lru_cache

from crawler.model import Block, BlockKind, Where
from crawler.reading.article import Article
from crawler.reading.survey import Element, Run, Survey
from crawler.reading.weighing import link_share, width

WINDOW = 12
LONG = 80
_PATH_STEPS = 6


def blocks(page: Survey, article: Article) -> tuple[Block, ...]:
    """The article's blocks in page order and the window around it."""
    first, last = max(0, article.first - WINDOW), min(len(page.runs) - 1, article.last + WINDOW)
    long = [i for i in article.own if width(page.runs[i].text) >= LONG] or article.own
    head, tail = min(long, default=article.first), max(long, default=article.last)
    return tuple(_block(page, article, i, _where(i, head, tail)) for i in range(first, last + 1))


def _where(index: int, head: int, tail: int) -> Where:
    return "head" if index < head else "tail" if index > tail else "body"


def _block(page: Survey, article: Article, index: int, where: Where) -> Block:
    run, marks = page.runs[index], article.marks[index]
    if index == article.standfirst:
        marks = marks | {"standfirst"}
    return Block(
        text=run.text,
        kind=kind_of(page.elements, run, marks),
        where=where,
        inside=index in article.own,
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
        steps.append(_step(element.tag, element.name))
        index = element.parent
    return ">".join(reversed(steps))


@lru_cache(maxsize=4096)
def _step(tag: str, name: str) -> str:
    """A tag with the first word of its element's name."""
    return ".".join((tag, *name.split()[:1]))
