"""Learn: before a difference is called an edit, ask whether the site's own visits show it to be noise."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any, Self

from itemadapter import ItemAdapter
from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from crawler.model import Capture, Publisher, Visit
from crawler.reading.reader import read_capture, reread
from crawler.reading.volatility import Look, learn
from crawler.store.knowledge import Knowledge
from crawler.store.protocol import Store
from crawler.store.shared import knowledge_of, store_of
from pipelines.judge import digest_of
from pipelines.recall import text_before

RECENT = timedelta(days=3)
LOOKS = 3  # earlier captures of one address that are compared
OTHERS = 4  # other addresses of the site that may confirm a lesson


class LearnPipeline:
    """Compare the captures of this address and of others of the site; what moves like a counter is a lesson about noise.

    The lesson is kept with its evidence, and both sides of the comparison are read again with it, so that learning
    itself never makes a revision. What is not learned stays an edit.
    """

    def __init__(self, store: Store, knowledge: Knowledge, stats: StatsCollector) -> None:
        self.store = store
        self.knowledge = knowledge
        self.stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the crawl's store, knowledge and statistics."""
        assert crawler.stats is not None
        return cls(store_of(crawler), knowledge_of(crawler), crawler.stats)

    async def process_item(self, item: Any) -> Any:
        """Read the item again under a new lesson, if its difference teaches one."""
        article = ItemAdapter(item)
        known, before = article["known"], article["before"]
        if article["outcome"] is not None or known is None or before is None:
            return item
        if digest_of(before) == article["reading"].content_digest:
            return item
        visit: Visit = article["visit"]
        taught = learn([look async for look in self._looks(article, known.article.url)])
        learned = await self.knowledge.add(visit.publisher, taught, visit.at)
        if learned.version != article["learned"].version:
            self.stats.inc_value("lesson/new")
            article["learned"] = learned
            article["reading"] = reread(article["page"], article["reading"], article["publisher"], learned)
            article["paragraphs"], article["noise"] = article["reading"].paragraphs, article["reading"].noise
            article["before"] = await text_before(self.store, known, article["publisher"], learned)
        return item

    async def _looks(self, article: ItemAdapter, url: str) -> AsyncIterator[Look]:
        """Earlier looks at this address, this one, and looks at other addresses of the publisher."""
        visit, publisher = article["visit"], article["publisher"]
        async for look in self._earlier(url, visit, publisher):
            yield look
        stamp = article["date_modified"]
        yield Look(url=url, blocks=article["page"].blocks, date_modified=stamp.raw if stamp else None)
        others = 0
        async for other in self.store.articles(publisher=visit.publisher, since=visit.at - RECENT):
            if other.url != url and others < OTHERS:
                others += 1
                async for look in self._earlier(other.url, visit, publisher):
                    yield look

    async def _earlier(self, url: str, visit: Visit, publisher: Publisher | None) -> AsyncIterator[Look]:
        """The last few captures of an address that differ, in the order of time."""
        visits = [past async for past in self.store.visits(article=url, since=visit.at - RECENT)]
        digests = dict.fromkeys(past.payload_digest for past in visits if past.id != visit.id and past.status == 200)
        for digest in [digest for digest in digests if digest and digest != visit.payload_digest][-LOOKS:]:
            if capture := await self.store.capture(digest):
                yield look_at(url, capture, publisher)


def look_at(url: str, capture: Capture, publisher: Publisher | None) -> Look:
    """A capture as a look at an address."""
    page, reading = read_capture(capture, publisher=publisher)
    stamp = reading.date_modified
    return Look(url=url, blocks=page.blocks, date_modified=stamp.raw if stamp else None)
