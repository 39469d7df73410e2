"""A real page opened for changing: which of its elements are the article's, by the true text.

Changed and unchanged pages go through the same parser and serialiser, so that they differ in the change alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html
from lxml.html import HtmlElement

from crawler.reading.charset import decode
from tests.quality.corpus import Sample

_KEY = re.compile(r"[\W_]+")
_LEAVES = frozenset(("p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "div", "td", "dd", "section", "span"))
_INNER = frozenset(
    ("p", "div", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article")
)
MIN_KEY = 12


def key(text: str) -> str:
    """Letters and digits alone."""
    return _KEY.sub("", text).casefold()


@dataclass
class Specimen:
    """A parsed page: its tree, the article's leaf blocks in order, and the element that holds them."""

    tree: HtmlElement
    blocks: list[HtmlElement]
    container: HtmlElement

    def markup(self) -> bytes:
        """The page as it stands now."""
        return b"<!DOCTYPE html>\n" + html.tostring(self.tree, encoding="utf-8")

    @property
    def paragraphs(self) -> list[HtmlElement]:
        """The article's running paragraphs."""
        return [one for one in self.blocks if one.tag in {"p", "div"} and len(one.text_content().split()) >= 8]


def open_page(sample: Sample) -> Specimen | None:
    """The page as a specimen; None if fewer than three of its paragraphs are the article's."""
    text = decode(sample.body, content_type=None).replace("\x00", "")
    tree = html.fromstring(
        re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode("utf-8"), parser=html.HTMLParser(encoding="utf-8")
    )
    truth = key(sample.truth)
    blocks = [one for one in leaves(tree) if len(own := key(one.text_content())) >= MIN_KEY and own in truth]
    container = holder(tree, blocks)
    if container is None:
        return None
    specimen = Specimen(tree, [one for one in blocks if container in one.iterancestors()], container)
    return specimen if len(specimen.paragraphs) >= 3 else None


def leaves(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Elements with text and no block inside."""
    body = tree.find("body")
    for one in body.iter() if body is not None else ():
        if one.tag in _LEAVES and not any(inner.tag in _INNER for inner in one.iterdescendants()):
            yield one


def holder(tree: HtmlElement, blocks: list[HtmlElement]) -> HtmlElement | None:
    """The deepest element with at least 60 % of the article's characters."""
    held: dict[HtmlElement, int] = {}
    for block in blocks:
        for above in block.iterancestors():
            held[above] = held.get(above, 0) + len(block.text_content())
    whole = max(held.values(), default=0)
    enough = [one for one, size in held.items() if size >= 0.6 * whole]
    return max(enough, key=lambda one: sum(1 for _ in one.iterancestors()), default=None)
