"""Opens the crawl's store before the first request and closes it after the last item."""

from __future__ import annotations

import logging
from typing import Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, NotConfigured
from scrapy.statscollectors import StatsCollector
from scrapy.utils.defer import _schedule_coro
from twisted.python.failure import Failure

from crawler.errors import EmbeddedServerError, StoreError, StoreUnavailableError
from crawler.extensions.log import without_traceback_of_the_store
from crawler.store.protocol import Store
from crawler.store.shared import pending_of, store_of

logger = logging.getLogger(__name__)


class StoreExtension:
    """A crawl without a database would look at news and remember nothing, so it does not start."""

    def __init__(self, store: Store, stats: StatsCollector, crawler: Crawler) -> None:
        self.store = store
        self.stats = stats
        self.crawler = crawler
        self.pending = pending_of(crawler)
        self.pending.failed = self.give_up
        self.ended = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Only spiders that record news need the store."""
        if not getattr(crawler.spidercls, "records_news", False):
            raise NotConfigured  # with a reason Scrapy would warn of it
        assert crawler.stats is not None
        extension = cls(store_of(crawler), crawler.stats, crawler)
        crawler.signals.connect(extension.open, signal=signals.spider_opened)
        crawler.signals.connect(extension.close, signal=signals.spider_closed)
        for signal in (signals.item_error, signals.spider_error):
            crawler.signals.connect(extension.lost, signal=signal)
        logging.getLogger("scrapy.core.scraper").addFilter(without_traceback_of_the_store)
        return extension

    async def open(self, spider: Spider) -> None:
        """Open the store, or end the crawl with the reason ``store_unavailable``."""
        try:
            await self.store.open()
        except StoreError as error:
            logger.error("%s is not started: %s", spider.name, error)
            self.stats.set_value("store/error", str(error))
            raise CloseSpider("store_unavailable") from error

    def lost(self, failure: Failure) -> None:
        """End the crawl if what failed is the store."""
        if isinstance(failure.value, Exception):
            self.give_up(failure.value)

    def give_up(self, error: Exception) -> None:
        """End the crawl if the database was away for longer than patience: what follows could not be kept either."""
        if self.ended or not isinstance(error, StoreUnavailableError | EmbeddedServerError):
            return
        self.ended = True
        logger.error("%s is ended: %s", self.crawler.spidercls.name, error)
        self.stats.set_value("store/error", str(error))
        assert self.crawler.engine is not None
        _schedule_coro(self.crawler.engine.close_spider_async(reason="store_unavailable"))

    async def close(self, spider: Spider) -> None:
        """Let go of the store, once everything is written and the spider has said there what it has to say."""
        await self.pending.flush()
        if farewell := getattr(spider, "farewell", None):
            await farewell()
        await self.store.close()
