"""Addresses in listings and pages: absolute, http(s), without fragment, no longer than any real one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.reading.charset import as_utf8
from crawler.reading.tame import tame

LONGEST = 2000  # characters
MOST_LINKS = 5000
MENUS = {"nav", "header", "footer"}
FEED_TYPES = {
    "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/json+feed",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of a page: where it leads, its text, and whether it stands in a menu."""

    url: str
    text: str = ""
    menu: bool = False


def absolute(base: str, link: str | None) -> str | None:
    """The link as an absolute http(s) address without fragment; None if it is none, or a longer one than anybody has.

    >>> absolute("https://news.example/a/", "../b#top")
    'https://news.example/b'
    """
    if not link or len(link) > LONGEST or not link.strip():
        return None
    try:
        found = urljoin(base, link.strip()).partition("#")[0]
    except ValueError:
        return None
    return found if found.startswith(("http://", "https://")) and len(found) <= LONGEST else None


def links_in_page(body: bytes, url: str, *, content_type: str | None = None) -> Iterator[str]:
    """Absolute addresses of the links of an HTML page, in its order, at most :data:`MOST_LINKS`."""
    tree = tree_of(body, content_type=content_type)
    start = base_of(tree, url)
    for anchor in tree.css("a[href]")[:MOST_LINKS]:
        if link := absolute(start, anchor.attributes.get("href")):
            yield link


def tree_of(body: bytes, *, content_type: str | None) -> LexborHTMLParser:
    """The tree of a page, whatever its charset, and no deeper than a parser can bear."""
    return LexborHTMLParser(tame(as_utf8(body, content_type=content_type)))


def anchors(tree: LexborHTMLParser, url: str) -> Iterator[Link]:
    """The links of a page in its order, at most :data:`MOST_LINKS`."""
    start = base_of(tree, url)
    for anchor in tree.css("a[href]")[:MOST_LINKS]:
        if link := absolute(start, anchor.attributes.get("href")):
            yield Link(url=link, text=" ".join(anchor.text().split())[:200], menu=_in_menu(anchor))


def feeds_named(tree: LexborHTMLParser, url: str) -> Iterator[str]:
    """Feeds that a page's head names (``<link rel="alternate" type="application/rss+xml">``)."""
    start = base_of(tree, url)
    for link in tree.css("link[rel~=alternate i][href]"):
        kind = (link.attributes.get("type") or "").partition(";")[0].strip().lower()
        if kind in FEED_TYPES and (found := absolute(start, link.attributes.get("href"))):
            yield found


def base_of(tree: LexborHTMLParser, url: str) -> str:
    """The address that a page's relative links start from."""
    base = tree.css_first("base[href]")
    return (absolute(url, base.attributes.get("href")) or url) if base else url


def _in_menu(anchor: LexborNode) -> bool:
    """Whether a link stands in the page's navigation, no more than eight levels up."""
    node = anchor.parent
    for _ in range(8):
        if node is None or node.tag == "article":
            return False
        names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".lower()
        if node.tag in MENUS or "menu" in names or "nav" in names:
            return True
        node = node.parent
    return False
