"""Twins: a known text under a new address. Did the article move there, or is it another one?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Self
from urllib.parse import urljoin

from itemadapter import ItemAdapter
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.reading.identity import normalise_url
from crawler.store.protocol import Store
from crawler.store.shared import store_of
from pipelines.recall import text_before

Download = Callable[[Request], Awaitable[Response]]


class TwinsPipeline:
    """Ask the old address when a new one shows its very text: a redirect to the new one makes them one article.

    Listings name the new address of a moved article, so that it is often met there before the old one is visited again.
    Without the question its history would begin anew.
    """

    def __init__(self, store: Store, download: Download) -> None:
        self.store = store
        self.download = download

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the crawl's store, and its downloader with all its manners."""

        async def download(request: Request) -> Response:
            assert crawler.engine is not None
            return await crawler.engine.download_async(request)

        return cls(store_of(crawler), download)

    async def process_item(self, item: Any) -> Any:
        """Fill ``known``, ``before`` and ``moved_from`` for a new address of a known article."""
        article = ItemAdapter(item)
        if article["outcome"] is not None or article["known"] is not None:
            return item
        twin = await self.store.twin(article["visit"].publisher, article["reading"].content_digest)
        if twin and await self._leads(twin.article.url, to=article["addresses"]):
            article["known"], article["moved_from"] = twin, twin.article
            article["moved_to"] = article["addresses"][1]
            article["moved_because"] = f"redirected to {article['moved_to']}"
            article["before"] = await text_before(self.store, twin, article["publisher"], article["learned"])
        return item

    async def _leads(self, old: str, *, to: tuple[str, ...]) -> bool:
        """Whether the old address redirects to one of the new ones; an address that cannot be asked leads nowhere."""
        question = Request(old, method="HEAD", dont_filter=True, meta={"dont_redirect": True, "dont_retry": True})
        try:
            answer = await self.download(question)
        except Exception:  # whatever the downloader raises, the article is then judged by itself
            return False
        location = (answer.headers.get("Location") or b"").decode("latin-1")
        return 300 <= answer.status < 400 and normalise_url(urljoin(old, location)) in to
