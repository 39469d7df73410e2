"""Politeness to a host beyond the pace: it waits when the host says 429 or 503, keeps its Crawl-delay, and goes away when told to.

The waiting is done in the host's download slot, where it holds up nobody else's requests. A host that wants to be left alone
for longer than a crawl may wait is not asked again in this crawl; each request it would have got is a ``blocked`` visit. A spider
that outlives such a rest (``tashih run``) has a method ``let_rest``: it is told, and what waited is postponed instead.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from math import inf
from time import monotonic
from typing import Self

from scrapy import Request, signals
from scrapy.core.downloader import Downloader, Slot
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.statscollectors import StatsCollector
from scrapy.utils.httpobj import urlparse_cached

from crawler.middlewares.waiting import asked_wait, own_wait
from crawler.store.evidence import NotAskedError, PostponedError

BUSY = {429, 503}
PATIENCE = 20.0  # seconds of rest that are waited out in the slot although somebody could come back later
SLOW = 2.0  # times its answering time is how long a host is left alone after an answer
SLOWEST = 60.0  # seconds
ALL_DAY = 86_400.0  # seconds that a host is left alone which asks for too long a Crawl-delay
PACE = 0.05  # seconds between requests after a wait, where no delay is set: a crowd is not let loose at once

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The first wait and the longest one after 429 or 503, and the longest Crawl-delay, all in seconds."""

    backoff_start: float
    backoff_max: float
    crawl_delay_max: float


@dataclass(slots=True)
class Host:
    """How a host stands with this crawl: refusals in a row, the monotonic time it waits until, why it is left alone.

    ``answers_in`` is how many seconds it takes to answer, lately; ``slowed_to`` the delay that this made of its ``usual_delay``.
    """

    strikes: int = 0
    until: float = 0.0
    closed: str = ""
    answers_in: float = 0.0
    usual_delay: float = 0.0
    slowed_to: float = 0.0


class PolitenessMiddleware:
    """Back off per host, and obey its Crawl-delay."""

    def __init__(self, crawler: Crawler, stats: StatsCollector, limits: Limits, *, robots_name: str) -> None:
        self.crawler = crawler
        self.stats = stats
        self.limits = limits
        self.robots_name = robots_name
        self.hosts: dict[str, Host] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the limits from the settings, and listen for every robots.txt."""
        assert crawler.stats is not None
        settings = crawler.settings
        limits = Limits(
            backoff_start=settings.getfloat("BACKOFF_START_SECONDS"),
            backoff_max=settings.getfloat("BACKOFF_MAX_SECONDS"),
            crawl_delay_max=settings.getfloat("CRAWL_DELAY_MAX_SECONDS"),
        )
        robots_name = settings.get("ROBOTSTXT_USER_AGENT") or settings.get("USER_AGENT")
        middleware = cls(crawler, crawler.stats, limits, robots_name=robots_name)
        crawler.signals.connect(middleware.robots_parsed, signal=signals.robots_parsed)
        return middleware

    def process_request(self, request: Request) -> None:
        """NotAskedError if the host is to be left alone; a redirected request keeps the pace of the host it was led to."""
        request.meta.pop(Downloader.DOWNLOAD_SLOT, None)
        host = self.hosts.get(host_of(request))
        if host and host.closed and host.until <= monotonic():
            host.closed = ""
        if host and host.closed:
            raise self._refusal(host.closed)

    def process_response(self, request: Request, response: Response) -> Response:
        """Let the host rest if it says that it is busy."""
        name, now = host_of(request), monotonic()
        if response.status in BUSY:
            self._rest(name, response, now)
        elif name in self.hosts and now >= self.hosts[name].until:
            self.hosts[name].strikes = 0
        if latency := request.meta.get("download_latency"):
            self._keep_pace(name, latency)
        return response

    def _keep_pace(self, name: str, latency: float) -> None:
        """Ask a slow host less often: twice its answering time lies between two requests, where a delay is kept at all."""
        host, slot = self.hosts.setdefault(name, Host()), self._downloader.slots.get(name)
        host.answers_in = 0.7 * host.answers_in + 0.3 * latency if host.answers_in else latency
        if slot is None or not slot.delay:
            return
        if slot.delay != host.slowed_to:
            host.usual_delay = slot.delay
        host.slowed_to = slot.delay = max(host.usual_delay, min(SLOW * host.answers_in, SLOWEST))
        self.stats.max_value("pace/slowest_seconds", round(slot.delay))

    def _rest(self, name: str, response: Response, now: float) -> None:
        """Wait as long as the host asks, else twice as long as before; answers to what was sent before the wait add no strike."""
        host = self.hosts.setdefault(name, Host())
        host.strikes += now >= host.until
        raw = response.headers.get("Retry-After")
        asked = asked_wait(raw.decode("latin-1") if raw else None, datetime.now(UTC))
        wait = asked or own_wait(host.strikes, start=self.limits.backoff_start)
        self.stats.inc_value(f"backoff/{response.status}")
        if wait > (PATIENCE if self._tell else self.limits.backoff_max):
            why = f"status {response.status}: {name} asks for a pause of {wait:.0f} s"
            self._close(name, why if self._tell else f"{why}, longer than a crawl waits", seconds=wait)
        elif now + wait > host.until:
            host.until = now + wait
            self.stats.max_value("backoff/longest_seconds", round(wait))
            hold(self._downloader.slots[name], until=host.until)

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Keep the Crawl-delay that a robots.txt asks for, or leave a host alone that asks for too much."""
        asked = robotparser.crawl_delay(self.robots_name)
        if asked is None or not asked > 0:
            return
        name = host_of(request)
        self.stats.inc_value("crawl_delay/asked")
        if asked > self.limits.crawl_delay_max:
            why = f"robots.txt asks for {asked:.0f} s between requests, longer than a crawl waits"
            self._close(name, why, seconds=ALL_DAY)
        else:
            self._slow_down(name, asked)

    def _slow_down(self, name: str, asked: float) -> None:
        """Ask *name* no more often than every *asked* seconds, now and whenever Scrapy makes its slot anew."""
        downloader, host = self._downloader, self.hosts.setdefault(name, Host())
        slot = downloader.slots[name]
        usual = host.usual_delay if slot.delay == host.slowed_to else slot.delay
        if usual < asked:
            host.usual_delay, slot.delay = asked, max(slot.delay, asked)
            host.slowed_to = slot.delay
            downloader.per_slot_settings[name] = {"delay": asked}

    def _close(self, name: str, why: str, *, seconds: float) -> None:
        """Leave a host alone, the requests that wait for it included: for so long if somebody comes back, else for this crawl."""
        host = self.hosts.setdefault(name, Host())
        if host.closed:
            return
        host.closed, host.until = why, monotonic() + seconds if self._tell else inf
        self.stats.inc_value("host/left_alone")
        logger.warning("%s is left alone for %s: %s", name, f"{seconds:.0f} s" if self._tell else "this crawl", why)
        if self._tell:
            self._tell(name, seconds, why)
        slot = self._downloader.slots.get(name)
        while slot and slot.queue:
            _, answer = slot.queue.popleft()
            answer.errback(self._refusal(why))

    def _refusal(self, why: str) -> Exception:
        """What becomes of a request to a host that is left alone."""
        return PostponedError(why) if self._tell else NotAskedError(why)

    @property
    def _tell(self) -> Callable[[str, float, str], None] | None:
        """Who is told of a host's rest, its seconds and its reason; None if nobody comes back later."""
        return getattr(self.crawler.spider, "let_rest", None)

    @property
    def _downloader(self) -> Downloader:
        assert self.crawler.engine is not None
        return self.crawler.engine.downloader


def host_of(request: Request) -> str:
    """The host of a request, which is the name of its download slot."""
    return urlparse_cached(request).hostname or ""


def hold(slot: Slot, *, until: float) -> None:
    """Let a slot send nothing before *until*, a monotonic time: Scrapy counts its delay from ``lastseen``."""
    slot.lastseen = max(slot.lastseen, until)
    slot.delay = max(slot.delay, PACE)
