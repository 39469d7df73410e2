"""Says at a crawl's end which publishers were in trouble, and keeps a listing's download within its size."""

from __future__ import annotations

import logging
from typing import Self
from weakref import WeakKeyDictionary

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.statscollectors import StatsCollector

from crawler.judgement.plain import safe
from crawler.store.troubles import told

logger = logging.getLogger(__name__)


class ReportExtension:
    """One warning for each publisher with troubles, when the spider has closed."""

    def __init__(self, stats: StatsCollector) -> None:
        self.stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Listen for the end."""
        assert crawler.stats is not None
        extension = cls(crawler.stats)
        crawler.signals.connect(extension.report, signal=signals.spider_closed)
        return extension

    def report(self) -> None:
        """Say it."""
        for line in told(self.stats.get_stats()):
            logger.warning("Trouble with %s", safe(line))


class ListingSizeExtension:
    """A listing longer than LISTING_MAXSIZE is cut off there: its beginning is worth reading, the rest is not waited for."""

    def __init__(self, longest: int) -> None:
        self.longest = longest
        self.received: WeakKeyDictionary[Request, int] = WeakKeyDictionary()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take LISTING_MAXSIZE, and listen to what arrives."""
        extension = cls(crawler.settings.getint("LISTING_MAXSIZE"))
        crawler.signals.connect(extension.arrived, signal=signals.bytes_received)
        return extension

    def arrived(self, data: bytes, request: Request) -> None:
        """StopDownload, keeping what is there, for a listing that is long enough."""
        if "listing" in request.meta:
            self.received[request] = self.received.get(request, 0) + len(data)
            if self.received[request] > self.longest:
                raise StopDownload(fail=False)
