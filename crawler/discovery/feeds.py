"""Feeds: RSS 2.0 and 1.0 (RDF), Atom (RFC 4287), JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml import etree

from crawler.discovery.elements import elements, local
from crawler.discovery.links import absolute
from crawler.discovery.mention import Mention
from crawler.discovery.times import LONGEST, TIMES, claims_in
from crawler.model import Claim
from crawler.reading.charset import decode

BASE = "{http://www.w3.org/XML/1998/namespace}base"
HEAD = 16_384  # bytes in which a feed's own title and language stand


def xml_entries(body: bytes, url: str, content_type: str | None = None) -> Iterator[Mention]:
    """The entries of an RSS, RDF or Atom feed."""
    for entry in elements(body, ("item", "entry"), content_type=content_type):
        if link := absolute(_base(entry, url), _address(entry)):
            yield Mention(url=link, sources=("feed",), claims=tuple(claims_in(entry, "feed")))


def _base(entry: etree._Element, url: str) -> str:
    """Where relative links start: ``xml:base`` if the feed has one."""
    said = next((value for node in (entry, *entry.iterancestors()) if (value := node.get(BASE))), None)
    return absolute(url, said) or url


def _address(entry: etree._Element) -> str | None:
    """The page of an entry: the address before a feed service's own, the link, or a permalink that stands for it."""
    found: dict[str, str] = {}
    for child in entry:
        name, value = local(child), child.get("href") or child.text or ""
        if name == "link" and child.get("rel", "alternate") != "alternate":
            continue
        if name == "guid" and child.get("isPermaLink", "true") == "false":
            continue
        if name in {"origlink", "link", "guid"} and value.strip():
            found.setdefault(name, value)
    permalink = found.get("guid", "") if found.get("guid", "").strip().startswith("http") else None
    return found.get("origlink") or found.get("link") or permalink


def json_entries(body: bytes, url: str) -> Iterator[Mention]:
    """The items of a JSON Feed; nothing for JSON that is none."""
    try:
        items = json.loads(body).get("items", [])
    except (ValueError, AttributeError, RecursionError):
        return
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and (link := absolute(url, _text(item, "url") or _text(item, "external_url"))):
            times = [(name, _text(item, name)) for name in ("date_published", "date_modified")]
            claims = [Claim(raw=raw[:LONGEST], source="feed", role=TIMES[name]) for name, raw in times if raw]
            yield Mention(url=link, sources=("feed",), claims=tuple(claims))


def _text(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def about_feed(body: bytes, content_type: str | None = None) -> tuple[str, str]:
    """A feed's own title and language, from before its first entry; empty where it does not say."""
    text = decode(body[:HEAD], content_type=content_type).encode("utf-8", "replace")
    found: dict[str, str] = {}
    for element in elements(text, ("title", "language"), content_type="application/xml; charset=utf-8"):
        parent = element.getparent()
        if parent is not None and local(parent) in {"channel", "feed"} and element.text:
            found.setdefault(local(element), " ".join(element.text.split())[:200])
    return found.get("title", ""), found.get("language", "")
