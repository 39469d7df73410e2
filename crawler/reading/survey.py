"""The one walk over a parsed page: runs of text between block boundaries, each with the element it stands in.

The walk keeps its own stack, so depth costs nothing, and looks at every node once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
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
_ROLES = {**dict.fromkeys(SKIPPED, "skipped"), **dict.fromkeys(INLINE, "inline"), **dict.fromkeys(_BLOCKS, "block")}
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
_NOTHING: tuple[tuple[str, ...], bool] = ((), False)


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
    """A page as the walk found it: elements in document order (a parent before its children) and the runs between them."""

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
    """The state of one walk."""

    def __init__(self) -> None:
        self.found = Survey()
        self.lines: list[Line] = []
        self.line = Line()
        self.in_link = 0
        self.in_mark = 0
        self.element = -1

    def over(self, root: LexborNode) -> None:
        """Visit *root* and its descendants in document order without recursion."""
        stack: list[tuple[LexborNode, _Opened]] = []
        node = root
        while True:
            tag = node.tag or ""
            if tag == "-text":
                self.text(node.text_content or "")
            elif opened := self.enter(node, tag):
                stack.append((node, opened))
                if child := node.first_child:
                    node = child
                    continue
                stack.pop()
                self.leave(opened)
            following = node.next if stack else None
            while following is None:
                if not stack:
                    self.flush()
                    return
                node, opened = stack.pop()
                self.leave(opened)
                following = node.next if stack else None
            node = following

    def enter(self, node: LexborNode, tag: str) -> _Opened:
        """An element opens; what it is to the text around it, empty if nothing in it is looked at."""
        role = _ROLES.get(tag)
        if role == "skipped":
            return ""
        if role == "inline":
            return self.enter_inline(node, tag)
        if tag == "br":
            if self.line.pieces or (self.lines and self.lines[-1].pieces):
                self.lines.append(self.line)
                self.line = Line()
            return ""
        if role is None and "-" in tag and self.element >= 0 and self.found.elements[self.element].tag in SENTENCES:
            return "inline"
        self.enter_block(node, tag)
        return "block"

    def enter_inline(self, node: LexborNode, tag: str) -> _Opened:
        """An inline element opens: a link or a telling name counts the characters inside."""
        if tag == "a":
            self.in_link += 1
        if tag == "time" and (raw := node.attributes.get("datetime")):
            names = (node.attributes.get(key) or "" for key in ("itemprop", "class", "id"))
            self.found.times.append(Time(raw, len(self.found.runs), " ".join(names)))
        if tag in _NAMED_INLINE and (name := node.attributes.get("class")) and (marks := marks_of(name)):
            self.line.mark(marks)
            self.in_mark += 1
            return "marked link" if tag == "a" else "marked"
        return "link" if tag == "a" else "inline"

    def enter_block(self, node: LexborNode, tag: str) -> None:
        """A block boundary opens: the run so far ends, the element is noted."""
        if self.line.pieces or self.lines:
            self.flush()
        attributes = node.attributes
        marks, body = _NOTHING
        name = ""
        if attributes:
            name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip()
            marks, body = _told(name, tag, attributes)
        if tag in _MARKED_TAGS:
            marks += _MARKED_TAGS[tag]
        elements = self.found.elements
        depth = elements[self.element].depth + 1 if self.element >= 0 else 0
        elements.append(Element(tag, name, self.element, depth, node.mem_id, marks, body))
        self.element = len(elements) - 1

    def leave(self, opened: _Opened) -> None:
        """An element closes."""
        if opened == "block":
            if self.line.pieces or self.lines:
                self.flush()
            self.element = self.found.elements[self.element].parent
        elif opened != "inline":
            self.in_link -= opened != "marked"
            self.in_mark -= opened != "link"

    def text(self, text: str) -> None:
        """A text node."""
        line = self.line
        if not line.pieces and text.isspace():
            return
        line.pieces.append(text)
        if self.in_link:
            line.linked += len(text.strip())
        if self.in_mark:
            line.marked += len(text.strip())

    def flush(self) -> None:
        """A block boundary: the lines so far become runs."""
        self.lines.append(self.line)
        for line in paragraphs(self.lines):
            size = len(line.said)
            marks = line.marks if line.marked * 2 > size else ()
            self.found.runs.append(Run(line.said, min(line.linked, size), self.element, marks))
        self.lines = []
        self.line = Line()


def _told(name: str, tag: str, attributes: dict[str, str | None]) -> tuple[tuple[str, ...], bool]:
    """What an element's names and attributes tell: its marks, and whether it is the article's text."""
    marks, body = tell(name) if name else _NOTHING
    if _is_hidden(attributes):
        marks += ("unseen",)
    if tag in _PLAIN and not _LOOSE.isdisjoint(marks):
        marks = tuple(mark for mark in marks if mark not in (_LOOSE | {"unseen"}))
    body = tag not in SENTENCES and (body or attributes.get("itemprop") == "articleBody")
    return marks, body and _OTHERS.isdisjoint(marks)


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    """Whether the page hides the element; scripts may show it later, so this is a hint."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and _HIDING_STYLE.search(style))
