"""What a listing is and what it names: RSS 2.0 and 1.0, Atom, JSON Feed, sitemaps, news sitemaps, sitemap indexes, plain lists.

Formats: sitemaps.org protocol 0.9, Google's news sitemap 0.9, RFC 4287 (Atom), jsonfeed.org 1.1, RSS 1.0 and 2.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from crawler.discovery.elements import declares_entities, root_of
from crawler.discovery.feeds import about_feed, json_entries, xml_entries
from crawler.discovery.links import absolute
from crawler.discovery.mention import Mention, newest_claim
from crawler.discovery.sitemaps import Child, children_of, pages_of
from crawler.discovery.unpacking import unpacked

MOST_ENTRIES = 50_000  # the protocol's own limit for one sitemap
KINDS = {"urlset": "sitemap", "sitemapindex": "sitemap index", "rss": "feed", "feed": "feed", "rdf": "feed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A listing as read; ``kind`` is ``feed``, ``sitemap``, ``news sitemap``, ``sitemap index``, or empty for what is none.

    ``faults`` are any of ``too long``, ``too many entries``, ``entities``, ``broken archive``.
    """

    kind: str
    mentions: tuple[Mention, ...] = ()
    sitemaps: tuple[Child, ...] = ()
    title: str = ""
    language: str = ""
    faults: tuple[str, ...] = ()


NONE = Listing(kind="")


def read_listing(
    body: bytes, url: str, *, content_type: str | None = None, longest: int, most: int = MOST_ENTRIES
) -> Listing:
    """The listing in *body*, gzipped or not, of which at most *longest* bytes and *most* entries are read; never raises."""
    text, faults = unpacked(body, longest=longest)
    if declares_entities(text):
        faults = (*faults, "entities")
    found = _read(text, url, content_type, most)
    if len(found.mentions) > most or len(found.sitemaps) > most:
        faults = (*faults, "too many entries")
    return replace(found, mentions=found.mentions[:most], sitemaps=found.sitemaps[:most], faults=faults)


def _read(body: bytes, url: str, content_type: str | None, most: int) -> Listing:
    if body.lstrip()[:1] == b"{":
        return _feed(json_entries(body, url), most) if b'"items"' in body else NONE
    kind = KINDS.get(root_of(body), "")
    if kind == "sitemap index":
        return Listing(kind=kind, sitemaps=tuple(islice(children_of(body, url, content_type), most + 1)))
    if kind == "sitemap":
        return sitemap(islice(pages_of(body, url, content_type), most + 1))
    if kind == "feed":
        title, language = about_feed(body, content_type)
        return replace(_feed(xml_entries(body, url, content_type), most), title=title, language=language)
    return _plain_list(body, url, most)


def _feed(entries: Iterator[Mention], most: int) -> Listing:
    return Listing(kind="feed", mentions=tuple(islice(entries, most + 1)))


def sitemap(pages: Iterator[Mention]) -> Listing:
    """A sitemap's pages, the newest first: what is cut off at a limit is the oldest."""
    found = sorted(pages, key=newest_claim, reverse=True)
    is_news = any("news sitemap" in page.sources for page in found)
    return Listing(kind="news sitemap" if is_news else "sitemap", mentions=tuple(found))


def _plain_list(body: bytes, url: str, most: int) -> Listing:
    """A sitemap that is a text file with one address a line."""
    lines = [line.strip() for line in body[: 100 * most].decode("utf-8", "replace").splitlines() if line.strip()]
    if not lines or not all(line.startswith(("http://", "https://")) and " " not in line for line in lines[:50]):
        return NONE
    links = (link for line in lines[: most + 1] if (link := absolute(url, line)))
    return Listing(kind="sitemap", mentions=tuple(Mention(url=link, sources=("sitemap",)) for link in links))
