"""Clean: set aside the blocks that no editor wrote, and keep them with the rule that took them."""

from __future__ import annotations

from typing import Any, Self

from itemadapter import ItemAdapter
from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from crawler.reading.reader import clean


class CleanPipeline:
    """Divide the page's blocks into paragraphs and noise, and count the noise by rule."""

    def __init__(self, stats: StatsCollector) -> None:
        self.stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the crawl's statistics."""
        assert crawler.stats is not None
        return cls(crawler.stats)

    def process_item(self, item: Any) -> Any:
        """Fill ``paragraphs`` and ``noise``; a page that is no article has neither."""
        article = ItemAdapter(item)
        if article["outcome"] is not None:
            return item
        if ready := article["ready"]:
            article["paragraphs"], article["noise"] = ready.paragraphs, ready.noise
        else:
            article["paragraphs"], article["noise"] = clean(article["page"], article["learned"])
        for noise in article["noise"]:
            self.stats.inc_value(f"noise/{noise.rule}")
        return item
