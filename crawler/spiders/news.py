"""The spider ``news``: asks for articles, reads what comes into items, and leaves everything else to the chain."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.discovery.mention import Mention
from crawler.model import Claim, Publisher
from crawler.publishers.catalogue import publisher_of
from crawler.reading.identity import form_free, normalise_url
from crawler.schedule.polling import FIRST
from crawler.spiders.articles import ArticleSpider
from crawler.spiders.discovery import Discovery
from crawler.spiders.robots_notes import robots_notes_of
from crawler.spiders.targets import Targets, targets_from
from crawler.spiders.watchlist import walks_of
from crawler.store.described import publishers_of
from crawler.store.evidence import KNOWN, this_instant
from crawler.store.knowledge import Knowledge
from crawler.store.protocol import Store
from crawler.store.shared import knowledge_of, store_of

AT_ONCE = 100  # addresses that are looked up at once
MODELS = 500  # recorded articles that are enough to learn by


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
        **kwargs: Any,
    ) -> None:
        super().__init__(publishers, store, knowledge, **kwargs)
        self.targets = targets
        self.named_hosts = targets.hosts
        self.revisit_days = revisit_days
        self.asked: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, **kwargs: Any) -> Self:
        """Take the settings, and the targets: checked ones as ``targets``, or the arguments that name them.

        UsageError and its kin say what is wrong with an argument.
        """
        named = {name: kwargs.pop(name, None) for name in ("publisher", "url", "urls")}
        publishers = publishers_of(crawler.settings)
        spider = cls(
            kwargs.pop("targets", None) or targets_from(publishers, **named),
            publishers,
            store_of(crawler),
            knowledge_of(crawler),
            revisit_days=crawler.settings.getint("REVISIT_DAYS"),
            confirm_after=crawler.settings.getfloat("CONFIRM_AFTER_SECONDS"),
            **kwargs,
        )
        spider._set_crawler(crawler)
        robots_notes_of(crawler)
        return spider

    @property
    def visited_publishers(self) -> list[Publisher]:
        """The publishers whose pages this crawl visits, as far as files describe them."""
        named = [publisher_of(url, self.publishers.values()) for url in self.targets.urls]
        return [publisher for publisher in (self.targets.publisher, *named) if publisher]

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the addresses, or for the publisher's listings and the articles known of it."""
        async for request in self.named():
            yield request
        if publisher := self.targets.publisher:
            await self.store.frontier.watch(walks_of(publisher, this_instant() + FIRST))
            self.discovery = Discovery(self.crawler, publisher, found=self.listed, known=self.recorded)
            for request in self.discovery.requests():
                yield request
            async for known in self.known(publisher):
                yield known

    async def named(self) -> AsyncIterator[Request]:
        """The addresses that were named, each with its record; so many are looked up at once."""
        urls = self.targets.urls
        for some in (urls[start : start + AT_ONCE] for start in range(0, len(urls), AT_ONCE)):
            records = await self.store.articles_at([normalise_url(url) for url in some])
            for request in filter(None, map(self.article, some)):
                target = request.meta["article"]
                target[KNOWN] = records.get(target["url"])
                yield request

    async def known(self, publisher: Publisher) -> AsyncIterator[Request]:
        """The articles of the last days, so that a deletion is seen although no listing names the article any more."""
        since = datetime.now(UTC) - timedelta(days=self.revisit_days)
        async for article in self.store.articles(publisher=publisher.name, since=since):
            address = article.urls[-1] if article.state == "moved" and article.urls else article.url
            if request := self.article(address):
                request.meta["article"][KNOWN] = article
                yield request

    async def recorded(self) -> list[str]:
        """Addresses of recorded articles, to learn by what an article's address looks like."""
        publisher = self.targets.publisher
        found = self.store.articles(publisher=publisher.name if publisher else "")
        urls: list[str] = []
        async for article in found:
            urls.append(article.url)
            if len(urls) >= MODELS:
                break
        return urls

    def listed(self, mentions: Iterable[Mention]) -> Iterator[Request]:
        """Requests for the articles that listings name, as many as one pass may visit."""
        for mention in mentions:
            if request := self.article(mention.url, mention.claims):
                yield request

    def article(self, url: str, claims: tuple[Claim, ...] = ()) -> Request | None:
        """The request for one article, with what listings claim of it; None if this crawl asked for it in any form."""
        key = form_free(url) if self.targets.publisher else normalise_url(url)
        if key in self.asked:
            return None
        self.asked.add(key)
        return self.visit_to(url, claims)
