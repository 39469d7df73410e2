"""Walks a publisher's listings and gives the articles they name: robots.txt, sitemaps and their indexes, feeds, front pages.

A walk ends: it asks for at most so many listings, follows an index three levels down, and gives at most so many articles. It
waits with the articles until the last listing was read or has failed, so that each is asked for once, at its usual address.
What is wrong with a listing is said, counted for its publisher, and stops no other.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings
from scrapy.statscollectors import StatsCollector
from twisted.python.failure import Failure

from crawler.discovery.links import links_in_page
from crawler.discovery.listing import Listing, read_listing
from crawler.discovery.mention import FRONT_PAGE, Mention
from crawler.discovery.selection import select
from crawler.discovery.sitemaps import Child, in_order_of_worth, worth_asking
from crawler.model import Publisher
from crawler.reading.identity import normalise_url
from crawler.spiders.robots_notes import robots_notes_of
from crawler.store.troubles import note, trouble_of

PRIORITY = 10  # listings come before articles, machine-readable ones before front pages
LONGEST_DOWNLOAD = 50 * 1024 * 1024  # bytes; what the sitemap protocol allows, and what a packed listing may unpack to
DEEPEST = 3  # indexes below one another
MOST_MENTIONS = 100_000  # entries that one walk keeps, some 60 MB of them

Found = Callable[[tuple[Mention, ...]], Iterable[Request]]
Known = Callable[[], Awaitable[Iterable[str]]]

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many listings are asked for and articles given in one walk, and how many bytes of a listing are read."""

    listings: int
    articles: int
    bytes: int

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """DISCOVERY_MAX_LISTINGS, DISCOVERY_MAX_ARTICLES, LISTING_MAXSIZE."""
        return cls(
            listings=settings.getint("DISCOVERY_MAX_LISTINGS"),
            articles=settings.getint("DISCOVERY_MAX_ARTICLES"),
            bytes=settings.getint("LISTING_MAXSIZE"),
        )


@dataclass(slots=True)
class Walk:
    """One walk's state: what was asked for, what is still open, what was found."""

    asked: set[str] = field(default_factory=set)
    robots_read: set[str] = field(default_factory=set)
    pending: int = 0
    mentions: list[Mention] = field(default_factory=list)


class Discovery:
    """One walk over one publisher's listings; *found* turns the articles into requests, once, at the end.

    *known* gives addresses of recorded articles, to learn by where the publisher's file has no pattern.
    """

    def __init__(self, crawler: Crawler, publisher: Publisher, *, found: Found, known: Known | None = None) -> None:
        assert crawler.stats is not None
        self.publisher = publisher
        self.limits = Limits.from_settings(crawler.settings)
        self.stats: StatsCollector = crawler.stats
        self.robots = robots_notes_of(crawler)
        self.found = found
        self.known = known
        self.walk = Walk()

    def requests(self) -> Iterator[Request]:
        """The listings in the publisher's file; its domains' front pages if it names none."""
        publisher = self.publisher
        given = (*publisher.front_pages, *publisher.feeds, *publisher.sitemaps)
        for url in (*publisher.feeds, *publisher.sitemaps):
            yield from self._ask(url, "machine", priority=PRIORITY + 1)
        for url in publisher.front_pages if given else map(front_page_of, publisher.domains):
            yield from self._ask(url, FRONT_PAGE)

    def _ask(self, url: str, kind: str, *, depth: int = 0, priority: int = PRIORITY) -> Iterator[Request]:
        """The request for a listing, unless this walk has asked for it or for too many."""
        address = normalise_url(url)
        if address in self.walk.asked:
            return
        if len(self.walk.asked) >= self.limits.listings:
            self._trouble("more listings than a walk asks for", url, once=True)
            return
        self.walk.asked.add(address)
        self.walk.pending += 1
        meta = {
            "listing": kind,
            "depth_of_index": depth,
            "download_maxsize": LONGEST_DOWNLOAD,
            "publisher": self.publisher.name,
        }
        yield Request(url, self.parse, errback=self.failed, priority=priority, dont_filter=True, meta=meta)

    async def parse(self, response: Response) -> AsyncIterator[Request]:
        """Read a listing; requests for those it leads to, and for the articles if it was the last."""
        try:
            if response.meta["listing"] == FRONT_PAGE:
                await self._front_page(response)
            else:
                for request in await self._machine(response):
                    yield request
        finally:
            self.walk.pending -= 1
        async for request in self._onward(response.request or Request(response.url)):
            yield request

    async def failed(self, failure: Failure) -> AsyncIterator[Request]:
        """Say what became of a listing that could not be had; the walk goes on."""
        request: Request = failure.request  # type: ignore[attr-defined]
        self.walk.pending -= 1
        if isinstance(failure.value, Exception):
            self._trouble(trouble_of(failure.value), request.url)
        async for further in self._onward(request):
            yield further

    async def _onward(self, request: Request) -> AsyncIterator[Request]:
        """What the host's robots.txt names, and the articles when nothing is open any more."""
        for listing in self._named_by_robots(request):
            yield listing
        if not self.walk.pending:
            for article in await self.articles():
                yield article

    def _named_by_robots(self, request: Request) -> Iterator[Request]:
        """The sitemaps in the robots.txt of a listing's host."""
        host = urlsplit(request.url).netloc
        if host in self.walk.robots_read or host not in self.robots.named:
            return
        self.walk.robots_read.add(host)
        children = [Child(url=url) for url in self.robots.named[host]]
        for child in worth_asking(children, self.publisher.sitemaps):
            yield from self._ask(child.url, "machine", priority=PRIORITY + 1)

    async def _front_page(self, response: Response) -> None:
        """The links of a front or section page."""
        links = await asyncio.to_thread(page_links, response)
        if not links:
            self._trouble("a front page without links", response.url)
        self._keep((Mention(url=link, sources=(FRONT_PAGE,)) for link in links), response.url)

    async def _machine(self, response: Response) -> list[Request]:
        """The entries of a feed or sitemap; the sitemaps of an index as requests, the most promising first."""
        listing = await asyncio.to_thread(
            read_listing, response.body, response.url, content_type=content_type_of(response), longest=self.limits.bytes
        )
        cut = ("too long",) if "download_stopped" in response.flags else ()
        for fault in dict.fromkeys((*listing.faults, *cut)):
            self._trouble(fault, response.url)
        if not listing.kind:
            self._trouble("no feed or sitemap", response.url)
        self._keep(listing.mentions, response.url)
        return list(self._children(listing, response))

    def _keep(self, mentions: Iterable[Mention], where: str) -> None:
        """Keep what a listing names for the end of the walk, up to :data:`MOST_MENTIONS`."""
        room = MOST_MENTIONS - len(self.walk.mentions)
        found = list(islice(mentions, room + 1))
        self.walk.mentions += found[:room]
        if len(found) > room:
            self._trouble("more entries than a walk keeps", where, once=True)

    def _children(self, listing: Listing, response: Response) -> Iterator[Request]:
        depth = response.meta["depth_of_index"] + 1
        if listing.sitemaps and depth > DEEPEST:
            self._trouble("indexes without end", response.url)
            return
        room = (self.limits.listings - len(self.walk.asked) + 1) // 2  # one index leaves as much to the others
        for taken, child in enumerate(in_order_of_worth(listing.sitemaps)):
            if taken >= room:
                self._trouble("more listings than a walk asks for", response.url, once=True)
                return
            yield from self._ask(child.url, "machine", depth=depth, priority=PRIORITY + 1)

    async def articles(self) -> list[Request]:
        """The requests for what was found; nothing the second time."""
        mentions, self.walk.mentions = self.walk.mentions, []
        learned = await self.known() if self.known and not self.publisher.article_pattern else ()
        selection = await asyncio.to_thread(select, self.publisher, mentions, known=learned, most=self.limits.articles)
        self.stats.inc_value("discovery/articles", len(selection.articles))
        if selection.left_out:
            self.stats.set_value("discovery/limit_reached", self.limits.articles)
            self._trouble("more articles than a pass visits", f"{selection.left_out} were left out")
        if not selection.articles:
            self._trouble("no listing names an article", ", ".join(sorted(self.walk.asked)[:5]))
        return list(self.found(selection.articles))

    def _trouble(self, what: str, where: str, *, once: bool = False) -> None:
        """Count a trouble, and say where the first of its kind was."""
        key = f"publisher/{self.publisher.name}/problem/{what}"
        told_already = self.stats.get_value(key, 0)
        if not (once and told_already):
            note(self.stats, self.publisher.name, what)
        if not told_already:
            logger.warning("%s: %s: %r", self.publisher.name, what, where[:300])


def front_page_of(domain: str) -> str:
    """The front page of a domain; one with a port of its own is on somebody's machine, and speaks no TLS.

    >>> front_page_of("daily.example"), front_page_of("127.0.0.1:8000")
    ('https://daily.example/', 'http://127.0.0.1:8000/')
    """
    return f"{'http' if ':' in domain else 'https'}://{domain}/"


def page_links(response: Response) -> list[str]:
    """The links of a page."""
    return list(links_in_page(response.body, response.url, content_type=content_type_of(response)))


def content_type_of(response: Response) -> str | None:
    """The Content-Type header as text."""
    raw: Any = response.headers.get("Content-Type")
    return raw.decode("latin-1") if raw else None
