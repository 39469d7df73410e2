"""The one walk over a parsed page: runs of text between block boundaries, each with the element it stands in.

The walk keeps its own stack, so depth costs nothing, and looks at every node once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.reading.lines import Line, paragraphs
from crawler.reading.telling import marks_of, names_the_body


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


SKIPPED = _tags(
    "script style svg noscript template iframe object embed canvas video audio select option textarea input button head map math "
    "dialog datalist progress meter noframes"
)
INLINE = _tags(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt rtc ruby s samp small span "
    "strike strong sub sup time tt u var wbr"
)
# Inside these an unknown element (a publisher's own) is part of the sentence.
SENTENCES = _tags("p li td th dd h1 h2 h3 h4 h5 h6 blockquote figcaption")
_NAMED_INLINE = _tags("a span small time label em")
_MARKED_TAGS = {
    "nav": ("menu",),
    "footer": ("menu",),
    "aside": ("aside",),
    "figure": ("caption",),
    "figcaption": ("caption",),
    "address": ("byline",),
}
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


_Opened = Literal["inline", "marked", "block"]


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
class Survey:
    """A page as the walk found it: elements in document order (a parent before its children) and the runs between them."""

    elements: list[Element] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)


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
        stack: list[tuple[LexborNode, str, _Opened]] = []
        node: LexborNode | None = root
        while True:
            while node is None:
                if not stack:
                    self.flush()
                    return
                above, tag, opened = stack.pop()
                self.leave(tag, opened)
                node = above.next if stack else None
            if node.is_text_node:
                self.text(node.text_content or "")
                node = node.next
                continue
            tag = node.tag or ""
            if tag in SKIPPED or not node.is_element_node:
                node = node.next
                continue
            if tag == "br":
                self.lines.append(self.line)
                self.line = Line()
                node = node.next
                continue
            stack.append((node, tag, self.enter(node, tag)))
            node = node.first_child

    def enter(self, node: LexborNode, tag: str) -> _Opened:
        """An element opens; what it is to the text around it."""
        if tag in INLINE or ("-" in tag and self.element >= 0 and self.found.elements[self.element].tag in SENTENCES):
            self.in_link += tag == "a"
            if tag in _NAMED_INLINE and (name := node.attributes.get("class")) and (marks := marks_of(name)):
                self.line.mark(marks)
                self.in_mark += 1
                return "marked"
            return "inline"
        self.flush()
        attributes = node.attributes
        name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip()
        elements = self.found.elements
        depth = elements[self.element].depth + 1 if self.element >= 0 else 0
        marks = (marks_of(name) if name else ()) + _MARKED_TAGS.get(tag, ())
        if _is_hidden(attributes):
            marks += ("unseen",)
        if tag == "p" and "login" in marks:
            marks = tuple(mark for mark in marks if mark not in {"login", "unseen"})
        body = tag not in SENTENCES and (attributes.get("itemprop") == "articleBody" or names_the_body(name))
        elements.append(Element(tag, name, self.element, depth, node.mem_id, marks, body))
        self.element = len(elements) - 1
        return "block"

    def leave(self, tag: str, opened: _Opened) -> None:
        """An element closes."""
        self.in_mark -= opened == "marked"
        if opened == "block":
            self.flush()
            self.element = self.found.elements[self.element].parent
        elif tag == "a":
            self.in_link -= 1

    def text(self, text: str) -> None:
        """A text node."""
        self.line.pieces.append(text)
        if self.in_link:
            self.line.linked += len(text.strip())
        if self.in_mark:
            self.line.marked += len(text.strip())

    def flush(self) -> None:
        """A block boundary: the lines so far become runs."""
        if not self.lines and not self.line.pieces:
            return
        self.lines.append(self.line)
        for line in paragraphs(self.lines):
            size = len(line.said)
            marks = line.marks if line.marked * 2 > size else ()
            self.found.runs.append(Run(line.said, min(line.linked, size), self.element, marks))
        self.lines = []
        self.line = Line()


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    """Whether the page hides the element; scripts may show it later, so this is a hint."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and _HIDING_STYLE.search(style))
