"""Sitemaps (sitemaps.org 0.9) and news sitemaps (Google 0.9): pages with their times, and the sitemaps that an index names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from crawler.discovery.elements import elements, local
from crawler.discovery.links import absolute
from crawler.discovery.mention import Mention
from crawler.discovery.times import claims_in

CURRENT = re.compile(r"news(?!letter)|haber|latest|today|recent|gunluk|bugun|son-?dakika|actual|aktuell", re.IGNORECASE)
OTHER = re.compile(
    r"image|photo|galer|video|author|yazar|tag|etiket|categor|kategori|topic|konu|page-?sitemap|static", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A sitemap that an index or a robots.txt names, with the ``lastmod`` claimed for it as it stands there."""

    url: str
    lastmod: str = ""


def pages_of(body: bytes, url: str, content_type: str | None = None) -> Iterator[Mention]:
    """The pages of a sitemap; those of a news sitemap say so."""
    for entry in elements(body, ("url",), content_type=content_type):
        link = absolute(url, _text(entry, "loc"))
        if link:
            is_news = any(local(child) == "news" for child in entry)
            source = "news sitemap" if is_news else "sitemap"
            yield Mention(url=link, sources=(source,), claims=tuple(claims_in(entry, "sitemap")))


def children_of(body: bytes, url: str, content_type: str | None = None) -> Iterator[Child]:
    """The sitemaps that an index names."""
    for entry in elements(body, ("sitemap",), content_type=content_type):
        if link := absolute(url, _text(entry, "loc")):
            yield Child(url=link, lastmod=(_text(entry, "lastmod") or "").strip()[:40])


def in_order_of_worth(children: Iterable[Child]) -> tuple[Child, ...]:
    """Sitemaps of current news first, those of pictures and tags last; among them by ``lastmod``, the newest first."""
    return tuple(sorted(children, key=lambda child: (_worth(child.url), child.lastmod), reverse=True))


def _worth(url: str) -> int:
    """What a sitemap's path promises: 1 current news, -1 something else than articles, 0 nothing."""
    path = urlsplit(url).path
    return bool(CURRENT.search(path)) - bool(OTHER.search(path))


def worth_asking(named: Iterable[Child], given: tuple[str, ...]) -> tuple[Child, ...]:
    """Those of a robots.txt's sitemaps to ask for: all if the publisher's file gives none, else what calls itself current."""
    ordered = in_order_of_worth(child for child in named if child.url not in given)
    return tuple(child for child in ordered if _worth(child.url) > 0) if given else ordered


def _text(entry: etree._Element, name: str) -> str | None:
    return next((child.text for child in entry if local(child) == name and child.text), None)
