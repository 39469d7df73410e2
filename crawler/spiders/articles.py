"""What every spider that visits articles does: asks for one, reads what comes into an item, looks twice where that is needed."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.errors import ReadingError
from crawler.items import ArticleItem
from crawler.model import Claim, Page, Publisher, Visit
from crawler.pool.shared import pool_of
from crawler.pool.whole import Question, Whole, page_of
from crawler.publishers.catalogue import publisher_of
from crawler.reading.identity import normalise_url
from crawler.reading.reader import claims_around
from crawler.store.evidence import UNREAD, PostponedError, keep_failure
from crawler.store.knowledge import Knowledge
from crawler.store.protocol import Store
from crawler.store.troubles import note, trouble_of

ENOUGH = 3  # articles of a site that are looked at twice


class ArticleSpider(Spider):
    """Visits articles; which ones, and when, is for its kinds to say."""

    records_news = True

    def __init__(
        self,
        publishers: Mapping[str, Publisher],
        store: Store,
        knowledge: Knowledge,
        *,
        confirm_after: float,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.publishers = publishers
        self.store = store
        self.knowledge = knowledge
        self.confirm_after = confirm_after
        self.looked_twice: Counter[str] = Counter()
        self.well_known: set[str] = set()

    def visit_to(self, url: str, claims: tuple[Claim, ...] = ()) -> Request:
        """The request for one article, with what a listing claims of it."""
        request = Request(url, callback=self.parse_article, errback=self.unanswered, dont_filter=True)
        target = {"url": normalise_url(url), "publisher": self.publisher_name(request), "claims": claims}
        request.meta["article"] = target
        return request

    def publisher_name(self, request: Request) -> str:
        """The name of the publisher whose page is asked for; its host if no file describes it."""
        publisher = publisher_of(request.url, self.publishers.values())
        return publisher.name if publisher else request.url.split("/")[2].lower()

    async def unanswered(self, failure: Failure) -> None:
        """Keep an attempt that failed on its way back, where no middleware sees it: a gzip bomb, a broken encoding."""
        request: Request = failure.request  # type: ignore[attr-defined]
        if isinstance(failure.value, PostponedError):
            return
        if "visit" not in request.meta and isinstance(failure.value, Exception):
            visit = await keep_failure(self.store, request, failure.value)
            self.crawler.stats.inc_value(f"visit/{visit.outcome}")
            note(self.crawler.stats, visit.publisher, trouble_of(failure.value))

    async def parse_article(self, response: Response) -> AsyncIterator[ArticleItem | Request]:
        """The item that travels: the visit, its addresses, and the page as found; then a second look if it is needed."""
        visit = response.meta["visit"]
        if visit.reason != UNREAD:
            return  # decided without reading: a 304, or the very bytes that were read last
        question = await self.question_of(response)
        try:
            whole = await self.whole(question)
        except ReadingError as error:
            note(self.crawler.stats, visit.publisher, "reading")
            yield unread_item(question, visit, str(error))
            return
        needs_second_look = await self.needs_second_look(response, whole.page)
        yield item_of(question, visit, whole)
        if needs_second_look:
            await asyncio.sleep(self.confirm_after)
            again = {"article": response.meta["article"], "second_look": True}
            yield response.request.replace(url=response.url, meta=again)  # type: ignore[union-attr]

    async def question_of(self, response: Response) -> Question:
        """A response as whoever reads it must know it."""
        visit = response.meta["visit"]
        return Question(
            body=response.body,
            url=response.url,
            content_type=(response.headers.get("Content-Type") or b"").decode("latin-1") or None,
            publisher=publisher_of(response.url, self.publishers.values()),
            seen_at=visit.at,
            claims=claims_around(visit, response.meta["article"]["claims"]),
            learned=await self.knowledge.of(visit.publisher),
        )

    async def whole(self, question: Question) -> Whole:
        """The page, and if there is a pool all that the next steps need of it; ReadingError if the pool could not read it."""
        pool = pool_of(self.crawler)
        return await pool.read(question) if pool else Whole(page=page_of(question))

    async def _is_well_known(self, publisher: str, address: str) -> bool:
        """Whether a site has several recorded articles, or one at that address."""
        if publisher in self.well_known:
            return True
        known = 0
        async for article in self.store.articles(publisher=publisher):
            known += 1
            if address in article.urls:
                return True
            if known >= ENOUGH:
                self.well_known.add(publisher)
                return True
        return False

    async def needs_second_look(self, response: Response, page: Page) -> bool:
        """Whether this is the first look at an article of a site that is hardly known.

        What differs between two looks within seconds moves by itself, and is learned before anyone is alerted.
        """
        publisher = response.meta["article"]["publisher"]
        if not self.confirm_after or "second_look" in response.meta or page.barrier:
            return False
        if await self._is_well_known(publisher, page.canonical):
            return False
        self.looked_twice[publisher] += 1
        return self.looked_twice[publisher] <= ENOUGH


def item_of(question: Question, visit: Visit, whole: Whole) -> ArticleItem:
    """The item of a page that was read."""
    return ArticleItem(
        visit=visit,
        content_type=question.content_type,
        publisher=question.publisher,
        addresses=(whole.page.canonical, normalise_url(question.url), visit.article),
        page=whole.page,
        learned=question.learned,
        ready=whole.ready,
    )


def unread_item(question: Question, visit: Visit, reason: str) -> ArticleItem:
    """The item of a page that could not be read: nothing is known of it but its address, and the visit has failed."""
    page = Page(
        url=question.url,
        canonical=visit.article,
        headline="",
        description="",
        authors=(),
        section="",
        in_language="",
        blocks=(),
        claims=(),
        barrier=reason,
    )
    return replace(item_of(question, visit, Whole(page=page)), outcome="failed", reason=reason)
