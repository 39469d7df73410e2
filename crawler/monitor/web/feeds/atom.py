"""A feed in Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree import ElementTree as Xml

from crawler.monitor.web.feeds.entries import FeedEntry, clean

NAMESPACE = "http://www.w3.org/2005/Atom"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def atom(entries: Sequence[FeedEntry], *, title: str, feed_url: str, home: str) -> bytes:
    """The feed as XML; its own id is its address."""
    feed = Xml.Element("feed", xmlns=NAMESPACE)
    add(feed, "id", feed_url)
    add(feed, "title", clean(title))
    add(feed, "updated", stamp(max((entry.at for entry in entries), default=NEVER)))
    add(feed, "link", rel="self", type="application/atom+xml", href=clean(feed_url))
    add(feed, "link", rel="alternate", type="text/html", href=clean(home))
    for entry in entries:
        add_entry(feed, entry)
    return bytes(Xml.tostring(feed, encoding="utf-8", xml_declaration=True))


def add_entry(feed: Xml.Element, entry: FeedEntry) -> None:
    """Add one entry."""
    node = add(feed, "entry")
    add(node, "id", entry.id)
    add(node, "title", entry.title, type="text")
    add(node, "updated", stamp(entry.at))
    add(node, "published", stamp(entry.at))
    add(add(node, "author"), "name", entry.author)
    add(node, "link", rel="alternate", type="text/html", href=entry.page)
    add(node, "link", rel="related", href=entry.article)
    for tag in entry.tags:
        add(node, "category", term=clean(tag))
    add(node, "summary", entry.text, type="text")
    add(node, "content", entry.html, type="html")


def add(parent: Xml.Element, name: str, text: str = "", **attributes: str) -> Xml.Element:
    """Add an element."""
    node = Xml.SubElement(parent, name, attributes)
    node.text = text or None
    return node


def stamp(at: datetime) -> str:
    """An instant as Atom has it (RFC 3339)."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
