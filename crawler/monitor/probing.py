"""Looks around on a site as a visitor with manners would: few requests, and what each is good for.

The home page, its feeds or those at the usual places, the sitemaps of robots.txt or those at the usual places, a few articles, a
few sections. How an address is asked for is the visitor's business; a probe decides what is asked for next.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Protocol
from urllib.parse import urljoin

from crawler.discovery.answer import Answer
from crawler.discovery.dossier import Dossier
from crawler.discovery.home import read_home, sections
from crawler.discovery.links import links_in_page
from crawler.discovery.listing import Listing, read_listing
from crawler.discovery.mention import newest_claim
from crawler.discovery.selection import TELLING
from crawler.discovery.sitemaps import Child, in_order_of_worth
from crawler.errors import ProbeError
from crawler.reading.pages import read_page

FEED_PLACES = ("/rss", "/feed", "/rss.xml", "/feed.xml", "/atom.xml", "/feed.json", "/index.xml", "/rss.php")
SITEMAP_PLACES = (
    "/sitemap.xml",
    "/news-sitemap.xml",
    "/sitemap-news.xml",
    "/sitemap_index.xml",
    "/sitemap.xml.gz",
    "/sitemap.txt",
)
MOST_FEEDS, MOST_SITEMAPS, MOST_CHILDREN = 4, 4, 3
MOST_ARTICLES, MOST_SECTIONS = 5, 5
LISTS = 3  # articles that a page has to link to, to be a section
LONGEST = 10 * 1024 * 1024  # bytes of a listing


class Visitor(Protocol):
    """Asks for addresses, politely."""

    async def ask(self, url: str) -> Answer:
        """The answer; never raises."""
        ...

    def sitemaps_of(self, url: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of an address's host names, once something was asked for there."""
        ...


async def probe(visitor: Visitor, url: str, *, clock: Callable[[], datetime]) -> Dossier:
    """What can be learned about the site at *url*; ProbeError if its home page cannot be had."""
    first = await visitor.ask(url)
    if first.trouble:
        raise ProbeError(url, first.trouble)
    listing = _listing(first)
    home_answer = await visitor.ask(urljoin(first.url, "/")) if listing.kind else first
    if home_answer.trouble:
        raise ProbeError(home_answer.url, home_answer.trouble)
    home = read_home(home_answer.body, home_answer.url, content_type=home_answer.content_type)
    dossier = Dossier(seen_at=clock(), home=home)
    if listing.kind:
        (dossier.feeds if listing.kind == "feed" else dossier.sitemaps)[first.url] = listing
    await find_feeds(visitor, dossier)
    await find_sitemaps(visitor, dossier)
    await read_articles(visitor, dossier)
    await find_sections(visitor, dossier)
    return dossier


async def find_feeds(visitor: Visitor, dossier: Dossier) -> None:
    """The feeds that the home page names; else the first at one of the usual places."""
    for url in dossier.home.feeds[:MOST_FEEDS]:
        await _keep(visitor, dossier, url, dossier.feeds, {"feed"})
    for place in FEED_PLACES:
        if dossier.feeds:
            return
        await _keep(visitor, dossier, urljoin(dossier.home.url, place), dossier.feeds, {"feed"}, guessed=True)


async def find_sitemaps(visitor: Visitor, dossier: Dossier) -> None:
    """The sitemaps that robots.txt names, else the first at one of the usual places; an index is followed to its best."""
    kinds = {"sitemap", "news sitemap", "sitemap index"}
    named = [child.url for child in in_order_of_worth(Child(url=url) for url in visitor.sitemaps_of(dossier.home.url))]
    for url in named[:MOST_SITEMAPS]:
        await _keep(visitor, dossier, url, dossier.sitemaps, kinds)
    for place in SITEMAP_PLACES:
        if not dossier.sitemaps:
            await _keep(visitor, dossier, urljoin(dossier.home.url, place), dossier.sitemaps, kinds, guessed=True)
    children = [child for listing in dossier.sitemaps.values() for child in listing.sitemaps]
    for child in in_order_of_worth(children)[:MOST_CHILDREN]:
        if child.url not in dossier.sitemaps:
            await _keep(visitor, dossier, child.url, dossier.sitemaps, kinds - {"sitemap index"})


async def _keep(
    visitor: Visitor, dossier: Dossier, url: str, into: dict[str, Listing], kinds: set[str], *, guessed: bool = False
) -> None:
    """Ask for a listing, and keep it if it is one of those *kinds* and names anything."""
    answer = await visitor.ask(url)
    listing = _listing(answer)
    if listing.kind in kinds and (listing.mentions or listing.sitemaps):
        into[answer.url] = listing
    elif not guessed:
        dossier.troubles[url] = answer.trouble or "it names no articles"


def _listing(answer: Answer) -> Listing:
    return read_listing(answer.body, answer.url, content_type=answer.content_type, longest=LONGEST)


async def read_articles(visitor: Visitor, dossier: Dossier) -> None:
    """A few articles, from every kind of place that names some."""
    for url in candidates(dossier)[:MOST_ARTICLES]:
        answer = await visitor.ask(url)
        if answer.trouble:
            dossier.troubles[url] = answer.trouble
            continue
        on = dossier.seen_at.date()
        page = read_page(answer.body, url=answer.url, content_type=answer.content_type, publisher=None, on=on)
        dossier.articles[url] = page
        if page.barrier:
            dossier.troubles[url] = page.barrier


def candidates(dossier: Dossier) -> list[str]:
    """Addresses to try as articles: what feeds and news sitemaps name, the newest first, then other sitemaps and the front page."""
    listed = sorted(dossier.mentions.values(), key=newest_claim, reverse=True)
    telling = [one.url for one in listed if TELLING & set(one.sources)]
    plain = [
        one.url
        for one in listed
        if not TELLING & set(one.sources) and one.url.rstrip("/") != dossier.home.url.rstrip("/")
    ]
    return list(dict.fromkeys((*telling, *dossier.front_page_articles[:MOST_ARTICLES], *plain)))


async def find_sections(visitor: Visitor, dossier: Dossier) -> None:
    """Section pages that link to articles."""
    known = [*dossier.articles, *(one.url for one in dossier.mentions.values())]
    for url in sections(dossier.home, known, pattern=dossier.article_pattern, most=MOST_SECTIONS):
        answer = await visitor.ask(url)
        if answer.trouble:
            dossier.troubles[url] = answer.trouble
        elif lists_articles(answer, dossier):
            dossier.sections.append(answer.url)


def lists_articles(answer: Answer, dossier: Dossier) -> bool:
    """Whether a page links to some articles of the site."""
    pattern = dossier.article_pattern
    links = set(links_in_page(answer.body, answer.url, content_type=answer.content_type))
    return bool(pattern) and sum(bool(re.search(pattern, link)) for link in links) >= LISTS
