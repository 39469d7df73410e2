"""What a front page tells about its paper: its name, its language, its feeds, its sections."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from crawler.discovery.links import Link, anchors, feeds_named, tree_of
from crawler.discovery.patterns import NO_SECTION

FEED_PATH = re.compile(
    r"/(?:rss|feed|feeds|atom)(?:[/.?]|$)|\.(?:rss|atom)$|/(?:rss|feed|atom|index)\.(?:xml|php|json)$", re.IGNORECASE
)
COMMENTS = re.compile(r"comment|yorum", re.IGNORECASE)
SEPARATOR = re.compile(r"\s+[|–—•·:-]\s+")
NO_NAME = {
    "home", "home page", "homepage", "index", "welcome", "front page", "anasayfa", "ana sayfa", "news", "latest news",
    "breaking news", "haber", "haberler", "son dakika", "son dakika haberleri", "güncel haberler",
}  # fmt: skip
LONGEST_NAME = 100
LONGEST_LABEL = 30  # characters of a section's link; a headline is longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A front page as read: where it is, the names it gives itself, its language tag, feeds and links."""

    url: str
    names: tuple[str, ...] = ()
    language: str = ""
    feeds: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


def read_home(body: bytes, url: str, *, content_type: str | None) -> Home:
    """The front page in *body*; never raises."""
    tree = tree_of(body, content_type=content_type)
    links = tuple(link for link in anchors(tree, url) if same_site(link.url, url))
    by_path = (link.url for link in links if FEED_PATH.search(urlsplit(link.url).path))
    feeds = (feed for feed in (*feeds_named(tree, url), *by_path) if not COMMENTS.search(feed))
    root = tree.css_first("html")
    return Home(
        url=url,
        names=tuple(dict.fromkeys(names_in(tree, domain_of(url)))),
        language=(root.attributes.get("lang") or "")[:35] if root else "",
        feeds=tuple(dict.fromkeys(feeds)),
        links=links,
    )


def names_in(tree: LexborHTMLParser, domain: str) -> Iterator[str]:
    """The names that a page gives its paper, the surest first: ``og:site_name``, application name, the ends of the title.

    Of a title's ends the one that the domain is made of is the name, else the shortest.
    """
    for selector in ('meta[property="og:site_name"]', 'meta[name="application-name"]'):
        for node in tree.css(selector)[:1]:
            yield from clean_name(node.attributes.get("content") or "")
    title = tree.css_first("title")
    parts = SEPARATOR.split(" ".join(title.text().split())[:300]) if title else []
    parts.sort(key=lambda part: (letters_of(part) not in letters_of(domain) or not letters_of(part), len(part)))
    yield from (name for part in parts for name in clean_name(part))


def letters_of(name: str) -> str:
    """The letters and digits of a name as a domain would spell it.

    >>> letters_of("Gündem Çağı"), letters_of("www.gundemcagi.com")
    ('gundemcagi', 'wwwgundemcagicom')
    """
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ß", "ss")).lower()
    return "".join(sign for sign in plain if sign.isascii() and sign.isalnum())


def clean_name(raw: str) -> Iterator[str]:
    """A name on one line, nothing for an empty one."""
    name = " ".join("".join(sign if sign.isprintable() else " " for sign in raw).split())[:LONGEST_NAME]
    if name and name.lower() not in NO_NAME:
        yield name


def same_site(url: str, home: str) -> bool:
    """Whether two addresses belong to one site: the same port, and hosts that are one another's, ``www.`` and its like aside.

    >>> same_site("https://spor.haber.example/a", "https://www.haber.example/"), same_site("https://x.example/", "https://y.example/")
    (True, False)
    """
    ours, theirs = domain_of(home), domain_of(url)
    return theirs == ours or theirs.endswith("." + ours) or ours.endswith("." + theirs)


def domain_of(url: str) -> str:
    """The host without ``www.`` and its like, with its port where that is not the web's.

    >>> domain_of("https://www.daily.example/a"), domain_of("http://127.0.0.1:8000/")
    ('daily.example', '127.0.0.1:8000')
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    bare = re.sub(r"^(?:www\d?|m|mobile|mobil|amp)\.(?=.*\.)", "", host)
    return bare if port in {None, 80, 443} else f"{bare}:{port}"


def sections(home: Home, articles: Iterable[str], *, pattern: str, most: int) -> tuple[str, ...]:
    """Pages the home page links to that may list articles: those under which articles stand, those in menus, other short links."""
    known = list(articles)
    heads = [segments[0] for url in known if len(segments := _segments(url)) > 1]
    own = {*known, home.url, home.url.rstrip("/")}
    found: dict[str, tuple[int, bool]] = {}
    for link in home.links:
        segments = _segments(link.url)
        is_page = 0 < len(segments) <= 2 and 0 < len(link.text) <= LONGEST_LABEL and link.url not in own
        if (
            is_page
            and not NO_SECTION.search(urlsplit(link.url).path)
            and not (pattern and re.search(pattern, link.url))
        ):
            found.setdefault(link.url, (sum(head in segments for head in heads), link.menu))
    return tuple(sorted(found, key=lambda url: found[url], reverse=True)[:most])


def _segments(url: str) -> list[str]:
    return [segment for segment in urlsplit(url).path.split("/") if segment]
