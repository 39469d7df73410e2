"""A publisher's own selectors: they win over the generic way on the pages of their time."""

from __future__ import annotations

from datetime import date

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from crawler.model import Layout, Publisher
from crawler.reading.facts import heading_text
from crawler.reading.normalise import normalise

NO_LAYOUT = Layout()


def layout_on(publisher: Publisher | None, day: date) -> Layout:
    """The layout in use on a day: of those that had not ended, the one that ends first."""
    layouts = publisher.layouts if publisher else ()
    open_ = [layout for layout in layouts if layout.until is None or day <= layout.until]
    return min(open_, key=lambda layout: layout.until or date.max, default=NO_LAYOUT)


def chosen(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    """The nodes that a selector finds; none for an empty selector or one that is no CSS."""
    if not selector or tree.root is None:
        return []
    try:
        return tree.root.css(selector)
    except (SelectolaxError, ValueError):
        return []


def first_text(tree: LexborHTMLParser, selector: str) -> str:
    """The text of the first node that a selector finds and that has one."""
    return next((text for node in chosen(tree, selector) if (text := heading_text(node))), "")


def names(tree: LexborHTMLParser, selector: str) -> tuple[str, ...]:
    """The texts of all nodes that a selector finds, each once."""
    return tuple(dict.fromkeys(text for node in chosen(tree, selector) if (text := normalise(node.text()))))
