"""The spider ``news``: asks for articles, reads what comes into items, and leaves everything else to the chain."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from crawler.items import ArticleItem
from crawler.model import Claim, Page, Publisher
from crawler.publishers.catalogue import load_publishers, publisher_of
from crawler.reading.identity import normalise_url
from crawler.reading.listings import Entry, entries_in_feed, links_in_page, sitemaps_in_index
from crawler.reading.pages import read_page
from crawler.reading.reader import claims_around
from crawler.spiders.targets import Targets, targets_from
from crawler.store.evidence import keep_failure
from crawler.store.knowledge import Knowledge
from crawler.store.protocol import Store
from crawler.store.shared import knowledge_of, store_of

ENOUGH = 3  # articles of a site that are looked at twice
LISTING = 10  # listings come before articles: an article that moved up is found before it is asked for


class NewsSpider(Spider):
    """One pass over a publisher (``-a publisher=NAME``), one address (``-a url=URL``) or a list (``-a urls=FILE``)."""

    name = "news"
    records_news = True

    def __init__(
        self,
        targets: Targets,
        publishers: dict[str, Publisher],
        store: Store,
        knowledge: Knowledge,
        *,
        revisit_days: int,
        most_articles: int,
        confirm_after: float,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.targets = targets
        self.named_hosts = targets.hosts
        self.publishers = publishers
        self.store = store
        self.knowledge = knowledge
        self.revisit_days = revisit_days
        self.most_articles = most_articles
        self.confirm_after = confirm_after
        self.asked: set[str] = set()
        self.looked_twice: Counter[str] = Counter()

    @classmethod
    def from_crawler(cls, crawler: Crawler, **kwargs: Any) -> Self:
        """Take the settings, and the targets: checked ones as ``targets``, or the arguments that name them.

        UsageError and its kin say what is wrong with an argument.
        """
        named = {name: kwargs.pop(name, None) for name in ("publisher", "url", "urls")}
        extra = crawler.settings.get("PUBLISHERS_PATH")
        publishers = load_publishers(Path(extra) if extra else None)
        spider = cls(
            kwargs.pop("targets", None) or targets_from(publishers, **named),
            publishers,
            store_of(crawler),
            knowledge_of(crawler),
            revisit_days=crawler.settings.getint("REVISIT_DAYS"),
            most_articles=crawler.settings.getint("DISCOVERY_MAX_ARTICLES"),
            confirm_after=crawler.settings.getfloat("CONFIRM_AFTER_SECONDS"),
            **kwargs,
        )
        spider._set_crawler(crawler)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the addresses, or for the publisher's listings and the articles known of it."""
        for url in self.targets.urls:
            if request := self.article(url):
                yield request
        if publisher := self.targets.publisher:
            for request in self.listings(publisher):
                yield request
            async for known in self.known(publisher):
                yield known

    def listings(self, publisher: Publisher) -> Iterator[Request]:
        """The publisher's front pages, feeds and sitemaps."""
        for url in publisher.front_pages:
            yield Request(url, callback=self.parse_front_page, priority=LISTING, dont_filter=True)
        for url in (*publisher.feeds, *publisher.sitemaps):
            yield Request(url, callback=self.parse_feed, priority=LISTING, dont_filter=True)

    async def known(self, publisher: Publisher) -> AsyncIterator[Request]:
        """The articles of the last days, so that a deletion is seen although no listing names the article any more."""
        since = datetime.now(UTC) - timedelta(days=self.revisit_days)
        async for article in self.store.articles(publisher=publisher.name, since=since):
            address = article.urls[-1] if article.state == "moved" and article.urls else article.url
            if request := self.article(address):
                yield request

    def article(self, url: str, claims: tuple[Claim, ...] = ()) -> Request | None:
        """The request for one article, with what a listing claims of it; None if this crawl asked for it already."""
        address = normalise_url(url)
        if address in self.asked:
            return None
        self.asked.add(address)
        target = {"url": address, "publisher": self.publisher_name(url), "claims": claims}
        return Request(
            url, callback=self.parse_article, errback=self.unanswered, dont_filter=True, meta={"article": target}
        )

    def publisher_name(self, url: str) -> str:
        """The name of the publisher of *url*; its host if no file describes it."""
        publisher = publisher_of(url, self.publishers.values())
        return publisher.name if publisher else (Request(url).url.split("/")[2]).lower()

    def parse_front_page(self, response: Response) -> Iterator[Request]:
        """Articles that a page links to."""
        if isinstance(response, TextResponse):
            yield from self.discovered(Entry(url=link) for link in links_in_page(response.text, response.url))

    def parse_feed(self, response: Response) -> Iterator[Request]:
        """Articles in a feed or sitemap; an index leads to its sitemaps first."""
        for url in sitemaps_in_index(response.body, response.url):
            yield Request(url, callback=self.parse_feed, priority=LISTING)
        yield from self.discovered(entries_in_feed(response.body, response.url))

    def discovered(self, entries: Iterator[Entry]) -> Iterator[Request]:
        """Requests for those entries that are articles of the publisher, as many as one pass may visit."""
        publisher = self.targets.publisher
        if publisher is None:
            return
        pattern = re.compile(publisher.article_pattern)
        for entry in entries:
            if len(self.asked) >= self.most_articles:
                self.crawler.stats.set_value("discovery/limit_reached", self.most_articles)
                return
            is_ours = publisher_of(entry.url, [publisher]) and pattern.search(entry.url)
            if is_ours and (request := self.article(entry.url, entry.claims)):
                yield request

    async def unanswered(self, failure: Failure) -> None:
        """Keep an attempt that failed on its way back, where no middleware sees it: a gzip bomb, a broken encoding."""
        request: Request = failure.request  # type: ignore[attr-defined]
        if "visit" not in request.meta and isinstance(failure.value, Exception):
            visit = await keep_failure(self.store, request, failure.value)
            self.crawler.stats.inc_value(f"visit/{visit.outcome}")

    async def parse_article(self, response: Response) -> AsyncIterator[ArticleItem | Request]:
        """The item that travels: the visit, its addresses, and the page as found; then a second look if it is needed."""
        if response.status == 304:
            return
        visit = response.meta["visit"]
        publisher = publisher_of(response.url, self.publishers.values())
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1") or None
        page = read_page(
            response.body, url=response.url, content_type=content_type, publisher=publisher, on=visit.at.date()
        )
        needs_second_look = await self.needs_second_look(response, page)
        yield ArticleItem(
            visit=visit,
            content_type=content_type,
            publisher=publisher,
            addresses=(page.canonical, normalise_url(response.url), visit.article),
            page=replace(page, claims=(*page.claims, *claims_around(visit, response.meta["article"]["claims"]))),
            learned=await self.knowledge.of(visit.publisher),
        )
        if needs_second_look:
            await asyncio.sleep(self.confirm_after)
            again = {"article": response.meta["article"], "second_look": True}
            yield response.request.replace(url=response.url, meta=again)  # type: ignore[union-attr]

    async def needs_second_look(self, response: Response, page: Page) -> bool:
        """Whether this is the first look at an article of a site that is hardly known.

        What differs between two looks within seconds moves by itself, and is learned before anyone is alerted.
        """
        publisher = response.meta["article"]["publisher"]
        if not self.confirm_after or "second_look" in response.meta or page.barrier:
            return False
        known = 0
        async for article in self.store.articles(publisher=publisher):
            known += 1
            if known >= ENOUGH or page.canonical in article.urls:
                return False
        self.looked_twice[publisher] += 1
        return self.looked_twice[publisher] <= ENOUGH
