"""The one walk over a parsed page: runs of text between block boundaries, each with the element it stands in.

The walk keeps its own stack, so depth costs nothing, and looks at every node once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.reading.lines import Line, paragraphs
from crawler.reading.telling import marks_of, tell


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


SKIPPED = _tags(
    "script style svg noscript template iframe object embed canvas video audio select option textarea input button head map math "
    "dialog datalist progress meter noframes nav -comment -doctype"
)
INLINE = _tags(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt rtc ruby s samp small span "
    "strike strong sub sup time tt u var wbr"
)
# Inside these an unknown element (a publisher's own) is part of the sentence.
SENTENCES = _tags("p li td th dd h1 h2 h3 h4 h5 h6 blockquote figcaption")
# Names of a paragraph or heading itself that say nothing of its text: anchors, type sizes, an open paywall.
_PLAIN = _tags("p h1 h2 h3 h4 h5 h6")
_LOOSE = frozenset(("menu", "tools", "login", "widget"))
_BLOCKS = _tags(
    "div p li ul ol section article main header h1 h2 h3 h4 h5 h6 table tr td th tbody figure html body nav aside footer"
)
_EMPTY = _tags("img hr source link meta base col area track param")
_ROLES = {
    "-text": "text",
    "br": "break",
    **dict.fromkeys(SKIPPED, "skipped"),
    **dict.fromkeys(INLINE, "inline"),
    **dict.fromkeys(_BLOCKS, "block"),
    **dict.fromkeys(_EMPTY, "empty"),
}
# What readers wrote is no article body whatever else its names say.
_OTHERS = frozenset(("comment",))
_NAMED_INLINE = _tags("a span small time label em")
_MARKED_TAGS = {
    "footer": ("menu",),
    "aside": ("aside",),
    "figure": ("caption",),
    "figcaption": ("caption",),
    "address": ("byline",),
}
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_Opened = Literal["", "inline", "link", "marked", "marked link", "block"]


@dataclass(slots=True)
class Element:
    """A block-level element: its place in the tree (``parent`` is an index, -1 above the root) and what its names tell.

    ``key`` is the parser's identity of the node; ``body`` says that its names are those of an article's text.
    """

    tag: str
    name: str
    parent: int
    depth: int
    key: int
    marks: tuple[str, ...] = ()
    body: bool = False


@dataclass(slots=True)
class Run:
    """Text between two block boundaries; ``linked`` counts its characters inside links, ``element`` is where it stands."""

    text: str
    linked: int
    element: int
    marks: tuple[str, ...] = ()


@dataclass(slots=True)
class Time:
    """A ``<time datetime=…>`` that stands in or right before the run *run*; ``name`` is what its own names say."""

    raw: str
    run: int
    name: str


@dataclass(slots=True)
class Survey:
    """A page as the walk found it: elements with text in document order (a parent before its children), and the runs in them."""

    elements: list[Element] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)


def survey(tree: LexborHTMLParser) -> Survey:
    """Walk a page from its root."""
    walk = _Walk()
    if tree.root is not None:
        walk.over(tree.root)
    return walk.found


class _Walk:
    """The state of one walk.

    ``open`` are the block-level elements around the node, ``path`` the indices of the outer ones among them that are noted:
    an element is noted when the first run in it ends, so that one without text costs nothing.
    """

    def __init__(self) -> None:
        self.found = Survey()
        self.lines: list[Line] = []
        self.line = Line()
        self.in_link = 0
        self.in_mark = 0
        self.open: list[tuple[LexborNode, str]] = []
        self.path: list[int] = []

    def over(self, root: LexborNode) -> None:
        """Visit *root* and its descendants in document order without recursion."""
        stack: list[tuple[LexborNode | None, _Opened]] = []
        node: LexborNode | None = root
        while node or stack:
            if node is None:
                node, opened = stack.pop()
                self.leave(opened)
                continue
            tag = node.tag or ""
            role = _ROLES.get(tag, "")
            if role == "text":
                if self.line.pieces or not node.is_empty_text_node:
                    self.text(node.text_content or "")
            elif opened := self.enter(node, tag, role):
                stack.append((node.next, opened))
                node = node.first_child
                continue
            node = node.next
        self.flush()

    def enter(self, node: LexborNode, tag: str, role: str) -> _Opened:
        """An element opens; what it is to the text around it, empty if nothing in it is looked at."""
        if role == "inline":
            return self.enter_inline(node, tag)
        if role == "skipped":
            return ""
        if role == "break":
            if self.line.pieces or (self.lines and self.lines[-1].pieces):
                self.lines.append(self.line)
                self.line = Line()
            return ""
        if not role and "-" in tag and self.open and self.open[-1][1] in SENTENCES:
            return "inline"
        if self.line.pieces or self.lines:
            self.flush()
        if role == "empty":
            return ""
        self.open.append((node, tag))
        return "block"

    def enter_inline(self, node: LexborNode, tag: str) -> _Opened:
        """An inline element opens: a link or a telling name counts the characters inside."""
        link = tag == "a"
        if link:
            self.in_link += 1
        if tag in _NAMED_INLINE:
            attributes = node.attributes
            if tag == "time" and (raw := attributes.get("datetime")):
                names = (attributes.get(key) or "" for key in ("itemprop", "class", "id"))
                self.found.times.append(Time(raw, len(self.found.runs), " ".join(names)))
            if (name := attributes.get("class")) and (marks := marks_of(name)):
                self.line.mark(marks)
                self.in_mark += 1
                return "marked link" if link else "marked"
        return "link" if link else "inline"

    def leave(self, opened: _Opened) -> None:
        """An element closes."""
        if opened == "block":
            if self.line.pieces or self.lines:
                self.flush()
            self.open.pop()
            del self.path[len(self.open) :]
        elif opened != "inline":
            self.in_link -= opened != "marked"
            self.in_mark -= opened != "link"

    def text(self, text: str) -> None:
        """A text node."""
        line = self.line
        if not line.pieces and text.isspace():
            return
        line.pieces.append(text)
        if self.in_link or self.in_mark:
            size = len(text.strip())
            line.linked += size if self.in_link else 0
            line.marked += size if self.in_mark else 0

    def flush(self) -> None:
        """A block boundary: the lines so far become runs."""
        self.lines.append(self.line)
        for line in paragraphs(self.lines):
            size = len(line.said)
            marks = line.marks if line.marked * 2 > size else ()
            self.found.runs.append(Run(line.said, min(line.linked, size), self.element(), marks))
        self.lines = []
        self.line = Line()

    def element(self) -> int:
        """The innermost open element, noted with those around it."""
        for node, tag in self.open[len(self.path) :]:
            parent = self.path[-1] if self.path else -1
            self.found.elements.append(_element(node, tag, parent, len(self.path)))
            self.path.append(len(self.found.elements) - 1)
        return self.path[-1]


def _element(node: LexborNode, tag: str, parent: int, depth: int) -> Element:
    """A block-level element with what its names and attributes tell."""
    attributes = node.attributes
    if not attributes:
        return Element(tag, "", parent, depth, node.mem_id, _MARKED_TAGS.get(tag, ()))
    name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip()
    marks, body = _told(name, tag, _is_hidden(attributes), attributes.get("itemprop") == "articleBody")
    return Element(tag, name, parent, depth, node.mem_id, marks, body)


@lru_cache(maxsize=16_384)
def _told(name: str, tag: str, hidden: bool, stated: bool) -> tuple[tuple[str, ...], bool]:
    """What an element tells: its marks, and whether it is the article's text, as its names say or it is *stated*."""
    marks, body = tell(name)
    if hidden:
        marks += ("unseen",)
    if tag in _PLAIN and not _LOOSE.isdisjoint(marks):
        marks = tuple(mark for mark in marks if mark not in (_LOOSE | {"unseen"}))
    body = tag not in SENTENCES and (body or stated) and _OTHERS.isdisjoint(marks)
    return marks + _MARKED_TAGS.get(tag, ()), body


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    """Whether the page hides the element; scripts may show it later, so this is a hint."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and _HIDING_STYLE.search(style))
