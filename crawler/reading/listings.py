"""Where a publisher lists its articles: front pages, feeds (RSS 2.0, Atom, JSON Feed) and sitemaps.

XML is parsed without entities, without the network and without huge trees. The times that a listing gives for an article are
claims like those on its page: hints, since many sites stamp all their entries alike.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from crawler.model import Claim, Role

ENTRY_TAGS = {"item", "entry", "url"}
LINK_TAGS = {"link", "loc"}
LONGEST_TIME = 100  # characters
TIMES: dict[str, Role] = {
    "lastmod": "modified",
    "updated": "modified",
    "date_modified": "modified",
    "publication_date": "published",
    "pubdate": "published",
    "published": "published",
    "date_published": "published",
}


def links_in_page(html: str, url: str) -> Iterator[str]:
    """Absolute addresses of all links of an HTML page, in its order."""
    tree = LexborHTMLParser(html)
    base = tree.css_first("base[href]")
    start = urljoin(url, base.attributes.get("href") or "") if base else url
    for anchor in tree.css("a[href]"):
        if link := _absolute(start, anchor.attributes.get("href")):
            yield link


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article as a listing names it: its absolute address, and the times the listing claims for it."""

    url: str
    claims: tuple[Claim, ...] = ()


def entries_in_feed(body: bytes, url: str) -> Iterator[Entry]:
    """A feed's entries, or a sitemap's pages; nothing for a body that is neither."""
    if body.lstrip()[:1] == b"{":
        yield from _entries_in_json_feed(body, url)
        return
    for element in _elements(body):
        if _tag(element) in ENTRY_TAGS and (link := _link_of(element, url)):
            yield Entry(url=link, claims=tuple(_claims_of(element)))


def _link_of(entry: etree._Element, base: str) -> str | None:
    """The address of an entry: ``loc`` of a sitemap, ``link`` of a feed, in Atom the one to the page itself."""
    for child in entry:
        if _tag(child) in LINK_TAGS and child.get("rel", "alternate") == "alternate":
            return _absolute(base, child.get("href") or child.text)
    return None


def _claims_of(entry: etree._Element) -> Iterator[Claim]:
    """The times of an entry; a news sitemap's stand one level deeper."""
    source = "sitemap" if _tag(entry) == "url" else "feed"
    for child in entry.iter():
        if (role := TIMES.get(_tag(child))) and child.text and child.text.strip():
            yield Claim(raw=child.text.strip()[:LONGEST_TIME], source=source, role=role)


def sitemaps_in_index(body: bytes, url: str) -> Iterator[str]:
    """Absolute addresses of the sitemaps that a sitemap index names (sitemaps.org protocol 0.9)."""
    for element in _elements(body):
        parent = element.getparent()
        in_index = parent is not None and _tag(parent) == "sitemap" and _tag(element) == "loc"
        if in_index and (link := _absolute(url, element.text)):
            yield link


def _entries_in_json_feed(body: bytes, url: str) -> Iterator[Entry]:
    try:
        items = json.loads(body).get("items", [])
    except (ValueError, AttributeError, RecursionError):
        return
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and (link := _absolute(url, str(item.get("url") or ""))):
            times = {name: item.get(name) for name in ("date_published", "date_modified")}
            yield Entry(
                url=link,
                claims=tuple(
                    Claim(raw=raw[:LONGEST_TIME], source="feed", role=TIMES[name])
                    for name, raw in times.items()
                    if isinstance(raw, str) and raw
                ),
            )


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
