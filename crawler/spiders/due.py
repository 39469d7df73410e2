"""The spider ``due``: visits what the schedule says, for as long as it is left running (``tashih run``)."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from collections.abc import AsyncIterator, Iterable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any, Self
from urllib.parse import urlsplit
from uuid import uuid4

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from crawler.items import ArticleItem
from crawler.model import Publisher
from crawler.reading.warming import warm
from crawler.spiders.answers import Answer
from crawler.spiders.articles import ArticleSpider
from crawler.spiders.handed import HandedRounds
from crawler.spiders.lessons import Lessons
from crawler.spiders.listening import Listening
from crawler.spiders.manners import Manners
from crawler.spiders.robots_notes import robots_notes_of
from crawler.spiders.rounds import Rounds
from crawler.spiders.targets import place_of, places_of
from crawler.spiders.watchlist import walks_of
from crawler.store.described import publishers_of
from crawler.store.evidence import KNOWN, WRITTEN, PostponedError, this_instant
from crawler.store.frontier import Due
from crawler.store.knowledge import Knowledge
from crawler.store.pending import Written
from crawler.store.protocol import Store
from crawler.store.shared import knowledge_of, store_of

STOP_WITHIN = 5.0  # seconds from the signal to stop until what is still on its way is given up

YOUNG = timedelta(days=14)

logger = logging.getLogger(__name__)


class DueSpider(ArticleSpider):
    """Looks through listings and visits articles when they are due; with *once* it ends when nothing is.

    *named* are the publishers that are visited, all if it is empty; *watching* those whose listings are looked through,
    *visiting* those whose pages are known to be visited. With *handed* it works these hosts only, for so long *at_most*; see
    ``HandedRounds``.
    """

    name = "due"

    def __init__(
        self,
        publishers: Mapping[str, Publisher],
        store: Store,
        knowledge: Knowledge,
        settings: BaseSettings,
        *,
        named: tuple[str, ...] = (),
        watching: tuple[str, ...] = (),
        visiting: tuple[str, ...] = (),
        once: bool = False,
        handed: Mapping[str, int] | None = None,
        at_most: timedelta = timedelta(minutes=5),
        **kwargs: Any,
    ) -> None:
        super().__init__(publishers, store, knowledge, **kwargs)
        self.watching = [publishers[name] for name in watching]
        self.visited_publishers = [publishers[name] for name in visiting if name in publishers]
        self.delay = settings.getfloat("DOWNLOAD_DELAY")
        self.named_hosts: set[str] = set()
        self.lessons = Lessons(store)
        self.listening = Listening(store, publishers, heard=self.heard, tell=self.count, clock=this_instant)
        rounds = partial(Rounds, once=once) if handed is None else partial(HandedRounds, handed=handed, at_most=at_most)
        self.rounds = rounds(
            store.frontier,
            self.ask,
            Manners.from_settings(settings, publishers, delay_of=self.delay_of),
            holder=f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}",
            only=named or None,
            clock=this_instant,
        )

    @classmethod
    def from_crawler(cls, crawler: Crawler, **kwargs: Any) -> Self:
        """Take the settings; listen to what leaves and to what is recorded."""
        spider = cls(
            publishers_of(crawler.settings),
            store_of(crawler),
            knowledge_of(crawler),
            crawler.settings,
            confirm_after=crawler.settings.getfloat("CONFIRM_AFTER_SECONDS"),
            **kwargs,
        )
        spider._set_crawler(crawler)
        robots_notes_of(crawler)
        crawler.signals.connect(spider.request_sent, signal=signals.request_reached_downloader)
        crawler.signals.connect(spider.item_recorded, signal=signals.item_scraped)
        crawler.signals.connect(spider.reading_failed, signal=signals.item_error)
        crawler.signals.connect(spider.reading_failed, signal=signals.spider_error)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Go round until told to stop; then let nothing that is on its way hold up the end for long."""
        try:
            await self.prepare()
            async for request in self.rounds.requests():
                yield request
        except asyncio.CancelledError:
            self.stop_soon()
            raise

    async def prepare(self) -> None:
        """Make the walks of the watched publishers known; whoever handed hosts over has done so."""
        warm()  # before a turn is held, whose lease would run out meanwhile
        frontier = self.store.frontier
        if isinstance(self.rounds, HandedRounds):
            self.named_hosts |= {place for publisher in self.visited_publishers for place in places_of(publisher)}
            return
        await self.adopt()
        names = {publisher.name for publisher in self.watching}
        for publisher in self.watching:
            self.named_hosts |= places_of(publisher)
            await frontier.watch(walks_of(publisher, this_instant()))
        self.rounds.walks = [walk for walk in await frontier.walks() if walk.publisher in names]
        self.rounds.hourly = self.learn
        if not names and not await frontier.hosts():
            logger.warning(
                "nothing is watched yet: crawl something, name a publisher (--publisher NAME) or give PUBLISHERS_PATH a folder"
            )

    async def adopt(self) -> None:
        """Plan the articles of a database that no schedule has seen yet, as far as they are young."""
        if await self.store.frontier.hosts():
            return
        async for article in self.store.articles(since=this_instant() - YOUNG):
            await self.store.frontier.adopt(article.url)

    async def learn(self) -> None:
        """Learn from the visits since the last lesson, if that was a day ago."""
        hosts = await self.store.frontier.hosts()
        await self.lessons.learn({name for host in hosts for name in host.publishers}, now=this_instant())

    def ask(self, due: Due) -> Iterable[Request]:
        """The requests for what is due: an article's page, or a publisher's listings."""
        if due.kind == "walk":
            return self.listening.walk(self.crawler, due)
        if due.publisher == urlsplit(due.address).netloc.lower():
            self.named_hosts.add(place_of(due.address))  # of no publisher's file: the user named it himself
        request = self.visit_to(due.address, due.claims)
        if due.article:
            request.meta["article"][KNOWN] = due.article
        request.meta["due"] = due
        return [request]

    def heard(self, due: Due) -> None:
        """A walk is over."""
        self.rounds.answered(Answer(due=due))

    def count(self, what: str) -> None:
        """Count something in the crawl's statistics."""
        assert self.crawler.stats is not None
        self.crawler.stats.inc_value(what)

    def request_sent(self, request: Request) -> None:
        """Count a request against its host's budget."""
        self.rounds.sent(urlsplit(request.url).hostname or "")

    def let_rest(self, host: str, seconds: float, why: str) -> None:
        """A host wants to be left alone; see ``PolitenessMiddleware``."""
        self.rounds.let_rest(host, seconds, why)

    def delay_of(self, host: str) -> timedelta:
        """The time between two requests to a host, as its download slot keeps it."""
        engine = self.crawler.engine
        slot = engine.downloader.slots.get(host) if engine else None
        return timedelta(seconds=slot.delay if slot else self.delay)

    async def parse_article(self, response: Response) -> AsyncIterator[ArticleItem | Request]:
        """The item that travels; an answer without one is settled at once."""
        travels = False
        async for result in super().parse_article(response):
            travels = travels or isinstance(result, ArticleItem)
            yield result
        if not travels:
            self.settle(response.meta)

    async def unanswered(self, failure: Failure) -> None:
        """Keep an attempt that failed, and settle it."""
        await super().unanswered(failure)
        request: Request = failure.request  # type: ignore[attr-defined]
        self.settle(request.meta, postponed=isinstance(failure.value, PostponedError))

    def item_recorded(self, item: Any, response: Response) -> None:
        """An article went through the whole chain."""
        if due := response.meta.get("due"):
            name = item.known.article.url if item.known else item.addresses[0]
            self.rounds.answered(Answer(due=due, outcome=item.outcome, article=name))

    def reading_failed(self, response: Response | None) -> None:
        """A step failed: the visit stays as it was written first."""
        if response is not None:
            self.settle(response.meta)

    def settle(self, meta: Mapping[str, Any], *, postponed: bool = False) -> None:
        """Settle what needed no reading, by the visit that was written; later, if it is still to be."""
        written: Written | None = meta.get(WRITTEN)
        if written is not None and not written.done():
            written.add_done_callback(lambda _: self.settle(meta))
        elif due := meta.get("due"):
            visit = meta.get("visit")
            name, outcome = (visit.article, visit.outcome) if visit else (None, None)
            self.rounds.answered(Answer(due=due, outcome=outcome, article=name, postponed=postponed))

    async def farewell(self) -> None:
        """Give the turns back; called before the store is closed."""
        await self.rounds.farewell()

    def stop_soon(self) -> None:
        """Send nothing more, and end in seconds even if a host hangs: what was not answered is due as before."""
        self.rounds.ended = True
        assert self.crawler.engine is not None
        for slot in self.crawler.engine.downloader.slots.values():
            while slot.queue:
                _, answer = slot.queue.popleft()
                answer.errback(PostponedError("the schedule is stopping"))
        asyncio.get_running_loop().call_later(STOP_WITHIN, self._give_up)

    def _give_up(self) -> None:
        self.leaving = asyncio.ensure_future(self._leave())

    async def _leave(self) -> None:
        from twisted.internet import reactor

        loop: Any = reactor  # Twisted types the module, not the object it stands for
        await self.rounds.farewell()
        loop.stop()
