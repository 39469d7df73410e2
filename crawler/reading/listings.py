"""Where a publisher lists its articles: front pages, feeds (RSS 2.0, Atom, JSON Feed) and sitemaps.

Only addresses are read here. XML is parsed without entities, without the network and without huge trees.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

LINK_TAGS = {"link", "loc"}


def links_in_page(html: str, url: str) -> Iterator[str]:
    """Absolute addresses of all links of an HTML page, in its order."""
    tree = LexborHTMLParser(html)
    base = tree.css_first("base[href]")
    start = urljoin(url, base.attributes.get("href") or "") if base else url
    for anchor in tree.css("a[href]"):
        if link := _absolute(start, anchor.attributes.get("href")):
            yield link


def links_in_feed(body: bytes, url: str) -> Iterator[str]:
    """Absolute addresses of a feed's entries, or of a sitemap's pages; nothing for a body that is neither."""
    if body.lstrip()[:1] == b"{":
        yield from _links_in_json_feed(body, url)
        return
    for element in _elements(body):
        parent = element.getparent()
        is_entry = parent is not None and _tag(parent) in {"item", "entry", "url"} and _tag(element) in LINK_TAGS
        is_page = element.get("rel", "alternate") == "alternate"
        if is_entry and is_page and (link := _absolute(url, element.get("href") or element.text)):
            yield link


def sitemaps_in_index(body: bytes, url: str) -> Iterator[str]:
    """Absolute addresses of the sitemaps that a sitemap index names (sitemaps.org protocol 0.9)."""
    for element in _elements(body):
        parent = element.getparent()
        in_index = parent is not None and _tag(parent) == "sitemap" and _tag(element) == "loc"
        if in_index and (link := _absolute(url, element.text)):
            yield link


def _links_in_json_feed(body: bytes, url: str) -> Iterator[str]:
    try:
        items = json.loads(body).get("items", [])
    except (ValueError, AttributeError, RecursionError):
        return
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and (link := _absolute(url, str(item.get("url") or ""))):
            yield link


def _elements(body: bytes) -> Iterator[etree._Element]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return
    if root is not None:
        yield from (element for element in root.iter() if isinstance(element.tag, str))


def _tag(element: etree._Element) -> str:
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _absolute(base: str, link: str | None) -> str | None:
    """The link as an absolute http(s) address without fragment, None if it is none."""
    if not link or not link.strip():
        return None
    try:
        found = urljoin(base, link.strip()).partition("#")[0]
    except ValueError:
        return None
    return found if found.startswith(("http://", "https://")) else None
