"""Conditional requests of our own (RFC 9110 section 13): an unchanged page costs its publisher a line, not a page.

The validators of an article are sent back only to the very address that gave them, and only while the reader that made its
newest revision is today's: a better reader has to see the page. Since servers lie, one visit in so many asks for the whole page
all the same, and a publisher whose text moved under standing validators is not asked conditionally again in this crawl.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.statscollectors import StatsCollector

from crawler.model import Article, Publisher, Validators
from crawler.publishers.catalogue import publisher_of
from crawler.reading.reader import reader_for
from crawler.store.evidence import KNOWN
from crawler.store.knowledge import Knowledge
from crawler.store.protocol import Store
from crawler.store.shared import knowledge_of, store_of

FRESH = timedelta(minutes=1)
QUESTIONS = ("If-None-Match", "If-Modified-Since")
READ_BEFORE = "read_before"  # in meta: the article whose page today's reader read last at this very address
WITHHELD = "validators_withheld"  # in meta: what would have been asked with, had this not been a full visit

logger = logging.getLogger(__name__)


class ConditionalMiddleware:
    """Ask for a known article only if it has changed; one request in *full_every* asks without a condition."""

    def __init__(
        self,
        store: Store,
        knowledge: Knowledge,
        publishers: Mapping[str, Publisher],
        stats: StatsCollector,
        *,
        full_every: int,
    ) -> None:
        self.store = store
        self.knowledge = knowledge
        self.publishers = publishers
        self.stats = stats
        self.full_every = full_every
        self.liars: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the crawl's store, knowledge, publishers and FULL_VISIT_EVERY, and listen to what is found."""
        assert crawler.stats is not None
        middleware = cls(
            store_of(crawler),
            knowledge_of(crawler),
            getattr(crawler.spider, "publishers", {}),
            crawler.stats,
            full_every=crawler.settings.getint("FULL_VISIT_EVERY"),
        )
        crawler.signals.connect(middleware.item_scraped, signal=signals.item_scraped)
        return middleware

    async def process_request(self, request: Request) -> None:
        """Put the article's validators into the request, in place of those that a redirect brought along."""
        for name in QUESTIONS:
            request.headers.pop(name, None)
        request.meta.pop(WITHHELD, None)
        request.meta.pop(READ_BEFORE, None)
        if "article" not in request.meta or "second_look" in request.meta or request.method != "GET":
            return
        article = await self._known(request.meta["article"])
        if article is None or not await self._holds_for(article, request):
            return
        request.meta[READ_BEFORE] = article
        if not questions(article.validators, seen=article.last_seen):
            return
        if is_full_visit(request.url, article.last_seen, every=self.full_every):
            request.meta[WITHHELD] = article.validators
            self.stats.inc_value("conditional/full")
        else:
            request.headers.update(questions(article.validators, seen=article.last_seen))
            self.stats.inc_value("conditional/asked")

    async def _known(self, target: Mapping[str, Any]) -> Article | None:
        """The article that is asked for, if it is known; a spider that has looked it up already says so."""
        if KNOWN in target:
            known: Article | None = target[KNOWN]
            return known
        return await self.store.article(target["url"])

    async def _holds_for(self, article: Article, request: Request) -> bool:
        """Whether the article was last read at this very address, by today's reader."""
        if article.seen is None or article.seen.url != request.url or article.publisher in self.liars:
            return False
        learned = await self.knowledge.of(request.meta["article"]["publisher"])
        publisher = publisher_of(request.url, self.publishers.values())
        return article.seen.reader == reader_for(publisher, learned.version).version

    def item_scraped(self, item: Any, response: Response) -> None:
        """Find out a publisher whose text changed although its validators stood."""
        withheld = response.meta.get(WITHHELD)
        visit = getattr(item, "visit", None)
        if withheld is None or visit is None or getattr(item, "outcome", None) != "changed":
            return
        if visit.validators is not None and stands(withheld, visit.validators):
            self.liars.add(visit.publisher)
            self.stats.inc_value("conditional/lied")
            logger.warning("%s: the text changed under standing validators; whole pages are asked for", visit.publisher)


def questions(validators: Validators, *, seen: datetime) -> dict[str, str]:
    """The headers that ask whether a page still is as its validators, last *seen* then, say (RFC 9110 13.1.2 and 13.1.3).

    A page that was changed within the minute before may have been changed again in the same second, which a date cannot tell
    (RFC 9110 section 8.8.2.2): such a date is no question.

    >>> questions(Validators(etag='W/"5"'), seen=datetime.fromisoformat("2026-03-02T12:00:00+00:00"))
    {'If-None-Match': 'W/"5"'}
    """
    date = validators.last_modified if settled_by(validators.last_modified, seen) else None
    asked = zip(QUESTIONS, (validators.etag, date), strict=True)
    return {name: value for name, value in asked if value and value.isprintable()}


def settled_by(last_modified: str | None, seen: datetime) -> bool:
    """Whether a Last-Modified was at least a minute old when it was seen; False for one that cannot be read."""
    try:
        stated = parsedate_to_datetime(last_modified or "")
    except ValueError:
        return False
    return stated.tzinfo is not None and seen - stated >= FRESH


def has_the_same_bytes(request: Request, payload_digest: str) -> bool:
    """Whether an answer is, byte for byte, the one that today's reader read last: there is nothing new in it to read."""
    article: Article | None = request.meta.get(READ_BEFORE)
    return article is not None and article.seen is not None and article.seen.payload_digest == payload_digest


def asked_conditionally(request: Request) -> bool:
    """Whether 304 is an answer to this request."""
    return any(name in request.headers for name in QUESTIONS)


def stands(before: Validators, after: Validators) -> bool:
    """Whether a server that answers by these validators would have said 304: the tag decides, the date only without one.

    Tags are compared weakly (RFC 9110 section 8.8.3.2).
    """
    if before.etag:
        return after.etag is not None and before.etag.removeprefix("W/") == after.etag.removeprefix("W/")
    return before.last_modified is not None and before.last_modified == after.last_modified


def is_full_visit(url: str, last_seen: datetime, *, every: int) -> bool:
    """Whether the visit after *last_seen* asks for the whole page: one in *every*, by a digest that moves with each sight.

    No count has to be written, and asking twice gives the same answer; 1 (or less) makes every visit a full one.
    """
    digest = hashlib.sha256(f"{url}\n{last_seen.isoformat()}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % max(every, 1) == 0
