"""The spider ``news``: asks for articles, reads what comes into items, and leaves everything else to the chain."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response, TextResponse

from crawler.model import Claim, Publisher
from crawler.publishers.catalogue import load_publishers, publisher_of
from crawler.reading.identity import normalise_url
from crawler.reading.listings import Entry, entries_in_feed, links_in_page, sitemaps_in_index
from crawler.spiders.articles import ArticleSpider
from crawler.spiders.targets import Targets, targets_from
from crawler.store.knowledge import Knowledge
from crawler.store.protocol import Store
from crawler.store.shared import knowledge_of, store_of

LISTING = 10  # listings come before articles: an article that moved up is found before it is asked for


class NewsSpider(ArticleSpider):
    """One pass over a publisher (``-a publisher=NAME``), one address (``-a url=URL``) or a list (``-a urls=FILE``)."""

    name = "news"

    def __init__(
        self,
        targets: Targets,
        publishers: Mapping[str, Publisher],
        store: Store,
        knowledge: Knowledge,
        *,
        revisit_days: int,
        most_articles: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(publishers, store, knowledge, **kwargs)
        self.targets = targets
        self.named_hosts = targets.hosts
        self.revisit_days = revisit_days
        self.most_articles = most_articles
        self.asked: set[str] = set()

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
        return self.visit_to(url, claims)

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
