"""Markup made safe to parse: bounded depth and length, no characters that end or split text unseen.

Parsers search the stack of open elements for every new one, so nesting costs its square. Real pages nest less than a
hundred levels deep; what goes deeper than :data:`DEEPEST` loses its tags and keeps its text.
"""

from __future__ import annotations

import re

DEEPEST = 256
LONGEST = 20_000_000
# Below this many tags even a page that is all nesting parses in milliseconds.
MANY_TAGS = 4_000
_TAG = re.compile(r"<(?:(/?)([a-zA-Z][a-zA-Z0-9-]{0,40})|!--)")
_HTML = re.compile(
    r"<(?:!doctype|html|head|body|title|meta|article|main|section|div|p|h1|h2|table|span|script|a|b|br|font|center)[\s/>]",
    re.IGNORECASE,
)
_RAW = frozenset(("script", "style", "textarea", "title", "noscript", "iframe", "xmp", "template"))
# Elements without content, and those whose end tag is commonly left out: a sibling ends them.
_FLAT = frozenset(
    (
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr",
        ),
        *("p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "html", "head", "body"),
    )
)


def tame(markup: str) -> str:
    """*markup* without NULs, cut at :data:`LONGEST` characters and flattened below :data:`DEEPEST` levels.

    Empty if there is no HTML in it: a picture, a document, plain text.
    """
    markup = markup[:LONGEST].replace("\x00", "")
    if not _HTML.search(markup):
        return ""
    if markup.count("<") <= MANY_TAGS:
        return markup
    kept = "".join(_shallow(markup))
    return kept if len(kept) < len(markup) else markup


def _shallow(markup: str) -> list[str]:
    """The pieces of *markup* between tags that stand too deep."""
    pieces: list[str] = []
    depth, done, at = 0, 0, 0
    while match := _TAG.search(markup, at):
        closes, name = match.group(1), (match.group(2) or "").lower()
        at = match.end()
        if not name:
            at = _after(markup, "-->", at)
        elif name in _RAW and not closes:
            at = _after(markup, "</" + match.group(2), at)
        elif name not in _FLAT:
            if depth >= DEEPEST and (not closes or depth > DEEPEST):
                pieces.append(markup[done : match.start()])
                done = at = _after(markup, ">", at)
            depth = max(0, depth - 1) if closes else depth + 1
    pieces.append(markup[done:])
    return pieces


def _after(markup: str, end: str, at: int) -> int:
    """The place after the next *end*; the end of the markup without one."""
    found = markup.find(end, at)
    return found + len(end) if found >= 0 else len(markup)
