"""The chain without a crawl: pages that were fetched elsewhere and earlier go through the same steps, one after another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.settings import Settings
from scrapy.statscollectors import StatsCollector

from crawler.items import ArticleItem
from crawler.model import Capture, Outcome, Publisher, Visit
from crawler.publishers.catalogue import publisher_of
from crawler.reading.identity import normalise_url
from crawler.reading.pages import read_page
from crawler.reading.reader import claims_around, content_type_in
from crawler.store.evidence import UNREAD
from crawler.store.knowledge import Knowledge
from crawler.store.protocol import Store
from pipelines.clean import CleanPipeline
from pipelines.digest import DigestPipeline
from pipelines.doubt import DoubtPipeline
from pipelines.judge import JudgePipeline
from pipelines.learn import LearnPipeline
from pipelines.recall import RecallPipeline
from pipelines.record import RecordPipeline
from pipelines.stamps import StampsPipeline
from pipelines.twins import TwinsPipeline
from pipelines.validate import ValidatePipeline


class OfflineChain:
    """All steps on one store. No address is asked: whether an old one redirects cannot be known afterwards."""

    def __init__(self, store: Store, settings: Settings, publishers: Iterable[Publisher]) -> None:
        stats = StatsCollector(Crawler(Spider, settings))
        self._store = store
        self._publishers = tuple(publishers)
        self._knowledge = Knowledge(store)
        self._steps: tuple[Any, ...] = (
            ValidatePipeline(settings.getint("ARTICLE_MIN_WORDS")),
            CleanPipeline(stats),
            StampsPipeline(),
            DigestPipeline(),
            RecallPipeline(store),
            TwinsPipeline(store, ask_nobody),
            LearnPipeline(store, self._knowledge, stats),
            DoubtPipeline(store),
            JudgePipeline(),
            RecordPipeline(store, stats),
        )

    async def see(self, visit: Visit, capture: Capture) -> Outcome:
        """Keep the evidence of a look, then read and record it as a crawl would have at that instant; its outcome."""
        await self._store.keep_evidence(visit, capture)
        if visit.reason != UNREAD:
            await self._store.finish_visit(visit)
            return visit.outcome
        item: Any = await self._item(visit, capture)
        for step in self._steps:
            done = step.process_item(item)
            item = await done if hasattr(done, "__await__") else done
        outcome: Outcome = item.outcome
        return outcome

    async def _item(self, visit: Visit, capture: Capture) -> ArticleItem:
        """What a spider would have made of the look."""
        publisher = publisher_of(visit.url, self._publishers)
        content_type = content_type_in(capture.headers)
        page = read_page(
            capture.body, url=visit.url, content_type=content_type, publisher=publisher, on=visit.at.date()
        )
        return ArticleItem(
            visit=visit,
            content_type=content_type,
            publisher=publisher,
            addresses=(page.canonical, normalise_url(visit.url), visit.article),
            page=replace(page, claims=(*page.claims, *claims_around(visit))),
            learned=await self._knowledge.of(visit.publisher),
        )


async def ask_nobody(request: Request) -> Response:
    """The answer to every question to the outside: none."""
    raise IgnoreRequest(f"{request.url} is not asked while an archive is read")
