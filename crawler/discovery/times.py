"""The times that an entry of a feed or sitemap states, as claims: hints, since many sites stamp all their entries alike."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from crawler.discovery.elements import local
from crawler.model import Claim, Role

LONGEST = 100  # characters
TIMES: dict[str, Role] = {
    "lastmod": "modified",
    "updated": "modified",
    "modified": "modified",
    "date_modified": "modified",
    "publication_date": "published",
    "pubdate": "published",
    "published": "published",
    "issued": "published",
    "date": "published",
    "date_published": "published",
}


def claims_in(entry: etree._Element, source: str) -> Iterator[Claim]:
    """The times of an entry; a news sitemap's stand one level deeper."""
    for element in entry.iter():
        if (role := TIMES.get(local(element))) and element.text and element.text.strip():
            yield Claim(raw=element.text.strip()[:LONGEST], source=source, role=role)
