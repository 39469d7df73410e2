"""What a site tells machines: an RSS feed (2.0), a news sitemap (Google's schema 0.9), and robots.txt (RFC 9309)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from crawler.newsroom.look import Look, address

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
ET.register_namespace("", SITEMAP)
ET.register_namespace("news", NEWS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article as feeds list it."""

    url: str
    headline: str
    standfirst: str
    published: datetime
    modified: datetime


def rss_document(title: str, home: str, language: str, entries: Iterable[Entry], encoding: str) -> bytes:
    """An RSS feed in an encoding."""
    root = ET.Element("rss", version="2.0")
    channel = ET.SubElement(root, "channel")
    _texts(channel, {"title": title, "link": home, "description": title, "language": language})
    for entry in entries:
        item = ET.SubElement(channel, "item")
        when = format_datetime(entry.published)
        about = {"title": entry.headline, "link": entry.url, "description": entry.standfirst}
        _texts(item, {**about, "pubDate": when, "guid": entry.url})
    return _document(root, encoding)


def sitemap_document(title: str, language: str, entries: Iterable[Entry]) -> bytes:
    """A news sitemap in UTF-8; ``lastmod`` is the modified time."""
    root = ET.Element(f"{{{SITEMAP}}}urlset")
    for entry in entries:
        url = ET.SubElement(root, f"{{{SITEMAP}}}url")
        modified = entry.modified.isoformat()
        _texts(url, {f"{{{SITEMAP}}}loc": entry.url, f"{{{SITEMAP}}}lastmod": modified})
        news = ET.SubElement(url, f"{{{NEWS}}}news")
        publication = ET.SubElement(news, f"{{{NEWS}}}publication")
        _texts(publication, {f"{{{NEWS}}}name": title, f"{{{NEWS}}}language": language})
        published = entry.published.isoformat()
        _texts(news, {f"{{{NEWS}}}publication_date": published, f"{{{NEWS}}}title": entry.headline})
    return _document(root, "utf-8")


def robots(look: Look) -> bytes:
    """The house's robots.txt, the same for everyone."""
    lines = ["User-agent: *", f"Disallow: {look.house.forbidden}"]
    if look.house.sitemap:
        lines.append(f"Sitemap: {look.base}{look.house.sitemap}")
    return "\n".join([*lines, ""]).encode()


def rss(look: Look) -> bytes:
    """The house's RSS feed."""
    return rss_document(
        look.house.title, look.base + "/", look.house.languages[0], entries(look, True), look.house.encoding
    )


def news_sitemap(look: Look) -> bytes:
    """The house's news sitemap."""
    return sitemap_document(look.house.title, look.house.languages[0], entries(look, False))


def entries(look: Look, tracked: bool) -> Iterator[Entry]:
    """The open stories as feeds list them, with the house's tracking behind the address or without."""
    for story, state in look.open_ones():
        yield Entry(
            url=address(look, state) + (look.house.tracking if tracked else ""),
            headline=state.headline,
            standfirst=state.standfirst,
            published=look.instant(story.published),
            modified=look.instant(state.modified),
        )


def _texts(parent: ET.Element, texts: dict[str, str]) -> None:
    for tag, text in texts.items():
        ET.SubElement(parent, tag).text = text


def _document(root: ET.Element, encoding: str) -> bytes:
    return bytes(ET.tostring(root, encoding=encoding, xml_declaration=True))
