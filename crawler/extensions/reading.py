"""Ends the pool of readers with its crawl."""

from __future__ import annotations

import asyncio
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.pool.pool import ReadingPool
from crawler.pool.shared import pool_of

LOOK_EVERY = 0.5  # seconds
LINGER = 3.0  # seconds that pages get to be read once the crawl was told to stop


class ReadingExtension:
    """Closes the pool when the spider has closed; soon, if the crawl was told to stop and a page holds that up."""

    def __init__(self, crawler: Crawler, pool: ReadingPool) -> None:
        self.crawler = crawler
        self.pool = pool

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Only a crawl of news with a pool has one to close."""
        pool = pool_of(crawler) if getattr(crawler.spidercls, "records_news", False) else None
        if pool is None:
            raise NotConfigured  # with a reason Scrapy would warn of it
        extension = cls(crawler, pool)
        crawler.signals.connect(extension.open, signal=signals.spider_opened)
        crawler.signals.connect(extension.close, signal=signals.spider_closed)
        return extension

    def open(self) -> None:
        """Begin to look whether the crawl goes on."""
        self.looking = asyncio.ensure_future(self._end_with_crawl())

    def close(self) -> None:
        """End the readers."""
        self.looking.cancel()
        self.pool.close()

    async def _end_with_crawl(self) -> None:
        """Scrapy tells nobody that it begins to stop; it only waits for what is on its way."""
        while self.crawler.crawling:
            await asyncio.sleep(LOOK_EVERY)
        await asyncio.sleep(LINGER)
        self.pool.close()
