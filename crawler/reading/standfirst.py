"""The standfirst: the sentence between headline and body that says what it is about, if the page shows one."""

from __future__ import annotations

import re

from crawler.reading.density import in_body
from crawler.reading.survey import Element, Run, Survey
from crawler.reading.weighing import link_share

_NAMED = re.compile(
    r"spot\b|stand-?first|\bdeck?\b|sub-?(?:title|head|headline)|(?<!speakable-)summary|\blede?\b|\blead\b|\bozet|abstract"
    r"|\bintro-?text|excerpt|chapo|vorspann|sottotitolo|sommario|entradilla|ingress|teaser-?text|description|kicker-?text"
    r"|tagline|strap-?line|\bdesc\b|bajada|copete|altbaslik",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
_WORD = re.compile(r"\w+")
_MIN, _MAX = 25, 900
_OTHERS = frozenset(
    ("caption", "byline", "copyright", "ad", "menu", "login", "share", "comment", "cookie", "subscribe")
)


def find(
    page: Survey, *, after: int, before: int, said: tuple[str, ...], marks: list[frozenset[str]], body: int
) -> int | None:
    """The run that is the standfirst: marked as such or saying what the page's description says.

    Looked for after the headline's run *after* and not beyond the run *before*; *said* are the page's descriptions. A run
    without a name of its own that stands beside the paragraphs, in the element *body*, is the first of them.
    """
    held = in_body(page)
    candidates = [i for i in range(after + 1, before + 1) if _can_be(page.runs[i]) and not marks[i] & _OTHERS]
    for index in candidates:
        if _is_named(page.elements, page.runs[index].element, body):
            return index
    apart = (
        i
        for i in candidates
        if not held[page.runs[i].element] and not _beside(page.elements, page.runs[i].element, body)
    )
    return next((i for i in apart if any(_same(page.runs[i].text, text) for text in said)), None)


def _can_be(run: Run) -> bool:
    return _MIN <= len(run.text) <= _MAX and link_share(run) < 0.5


def _beside(elements: list[Element], index: int, body: int) -> bool:
    return body in (index, elements[index].parent)


def _is_named(elements: list[Element], index: int, body: int) -> bool:
    """Whether the element or the two above it are called a standfirst."""
    for _ in range(3):
        if index in (-1, body) or elements[index].tag in {"article", "main", "body"}:
            return False
        if (name := elements[index].name) and _NAMED.search(_CAMEL.sub("-", name)):
            return True
        index = elements[index].parent
    return False


def _same(text: str, said: str) -> bool:
    """Whether two texts share four fifths of the longer one's words; a description cut short counts by its beginning."""
    mine, theirs = _WORD.findall(text.casefold()), _WORD.findall(said.casefold())
    if not theirs or not mine:
        return False
    shared = len(set(mine) & set(theirs))
    return shared * 5 >= max(len(set(mine)), len(set(theirs))) * 4
