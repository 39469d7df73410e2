"""XML as strangers write it: no entities, no network, mended where it can be, and never the whole tree in memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from crawler.reading.charset import as_utf8

ROOT = re.compile(rb"<([A-Za-z_][\w.:-]{0,60})[\s/>]")
HEAD = 4096  # bytes in which the root has to begin
BARE_AMPERSAND = re.compile(rb"&(?!#?\w{1,20};)")  # ``?a=1&b=2``, which would lose its ``&b``


def root_of(body: bytes) -> str:
    """The local name of the root element in lower case; empty for what is no markup.

    >>> root_of(b'<?xml version="1.0"?><!-- made by hand --><rss version="2.0">')
    'rss'
    """
    found = ROOT.search(body[:HEAD])
    return found.group(1).decode("ascii", "replace").rpartition(":")[2].lower() if found else ""


def elements(body: bytes, tags: tuple[str, ...], *, content_type: str | None = None) -> Iterator[etree._Element]:
    """The elements of these local names, whole, in their order; each is gone when the next is asked for.

    Broken markup ends the walk where it cannot be mended; nothing is raised.
    """
    text = BARE_AMPERSAND.sub(b"&amp;", without_doctype(as_utf8(body, content_type=content_type).lstrip()))
    walk = etree.iterparse(
        BytesIO(text), events=("end",), tag=tuple(f"{{*}}{tag}" for tag in tags), encoding="utf-8",
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
    )  # fmt: skip
    try:
        for _, element in walk:
            yield element
            forget(element)
    except (etree.XMLSyntaxError, ValueError):
        return


def forget(element: etree._Element) -> None:
    """Let go of an element and of everything before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def declares_entities(body: bytes) -> bool:
    """Whether a document defines entities of its own, which no listing needs and every entity bomb does."""
    return b"<!ENTITY" in body[: 16 * HEAD]


def without_doctype(body: bytes) -> bytes:
    """The document without its DOCTYPE, so that there is no entity to expand."""
    start = body[: 16 * HEAD].find(b"<!DOCTYPE")
    if start < 0:
        return body
    end = body.find(b">", start)
    if b"[" in body[start:end]:
        end = body.find(b">", body.find(b"]", start))
    return body[:start] + body[end + 1 :] if end > start else body


def local(element: etree._Element) -> str:
    """An element's local name in lower case; empty for a comment."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""
