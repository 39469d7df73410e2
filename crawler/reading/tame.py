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
_TAG = re.compile(rb"<(?:(/?)([a-zA-Z][a-zA-Z0-9-]{0,40})|!--)")
_HTML = re.compile(
    rb"<(?:!doctype|html|head|body|title|meta|article|main|section|div|p|h1|h2|table|span|script|a|b|br|font|center)[\s/>]",
    re.IGNORECASE,
)
_RAW = frozenset((b"script", b"style", b"textarea", b"title", b"noscript", b"iframe", b"xmp", b"template"))
# Elements without content, and those whose end tag is commonly left out: a sibling ends them.
_FLAT = frozenset(
    b"area base br col embed hr img input link meta param source track wbr "
    b"p li dt dd td th tr tbody thead tfoot option html head body".split()
)


def tame(markup: bytes) -> bytes:
    """*markup*, in UTF-8, without NULs, cut at :data:`LONGEST` bytes and flattened below :data:`DEEPEST` levels.

    Empty if there is no HTML in it: a picture, a document, plain text.
    """
    if len(markup) > LONGEST:
        markup = markup[:LONGEST].decode("utf-8", "ignore").encode()
    markup = markup.replace(b"\x00", b"")
    if not _HTML.search(markup):
        return b""
    if markup.count(b"<") <= MANY_TAGS:
        return markup
    kept = b"".join(_shallow(markup))
    return kept if len(kept) < len(markup) else markup


def _shallow(markup: bytes) -> list[bytes]:
    """The pieces of *markup* between tags that stand too deep."""
    pieces: list[bytes] = []
    depth, done, at = 0, 0, 0
    while match := _TAG.search(markup, at):
        closes, name = match.group(1), (match.group(2) or b"").lower()
        at = match.end()
        if not name:
            at = _after(markup, b"-->", at)
        elif name in _RAW and not closes:
            at = _after(markup, b"</" + match.group(2), at)
        elif name not in _FLAT:
            if depth >= DEEPEST and (not closes or depth > DEEPEST):
                pieces.append(markup[done : match.start()])
                done = at = _after(markup, b">", at)
            depth = max(0, depth - 1) if closes else depth + 1
    pieces.append(markup[done:])
    return pieces


def _after(markup: bytes, end: bytes, at: int) -> int:
    """The place after the next *end*; the end of the markup without one."""
    found = markup.find(end, at)
    return found + len(end) if found >= 0 else len(markup)
