"""Feeds, sitemaps and front pages that were read before in this crawl are asked for only if they have changed.

A listing is looked at every few minutes by a schedule, and seldom changes as often. Its last answer stays in memory, and a 304 is
answered with it; one request in so many asks without a condition, so that a server whose validators lie is found out.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.statscollectors import StatsCollector

VALIDATORS = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}  # RFC 9110 sections 13.1.2 and 13.1.3
LONGEST = 1024 * 1024  # bytes of a listing that is kept
MOST = 64 * 1024 * 1024  # bytes that all of them may have


@dataclass(slots=True)
class Kept:
    """An answer, and how often it was asked for since it came whole."""

    response: Response
    asked: int = 0


class ListingMiddleware:
    """Revalidates what ``meta["listing"]`` names; forgets what was asked for longest ago."""

    def __init__(self, stats: StatsCollector, *, full_every: int) -> None:
        self.stats = stats
        self.full_every = full_every
        self.kept: OrderedDict[str, Kept] = OrderedDict()
        self.bytes = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take FULL_VISIT_EVERY, which goes for listings too."""
        assert crawler.stats is not None
        return cls(crawler.stats, full_every=crawler.settings.getint("FULL_VISIT_EVERY"))

    def process_request(self, request: Request) -> None:
        """Ask with the validators of the last answer."""
        kept = self.kept.get(request.url) if "listing" in request.meta else None
        if kept is None:
            return
        self.kept.move_to_end(request.url)
        kept.asked += 1
        if kept.asked % max(self.full_every, 1):
            request.headers.update(questions(kept.response))

    def process_response(self, request: Request, response: Response) -> Response:
        """Answer a 304 with what it confirms, and keep what came new."""
        if "listing" not in request.meta:
            return response
        kept = self.kept.get(request.url)
        if response.status == 304 and kept is not None:
            self.stats.inc_value("listing/not_modified")
            return kept.response.replace(request=request)
        self._forget(request.url)
        is_whole = response.status == 200 and "download_stopped" not in response.flags
        if is_whole and len(response.body) <= LONGEST and questions(response):
            self.kept[request.url] = Kept(response.replace(request=None))
            self.bytes += len(response.body)
            while self.bytes > MOST:
                self._forget(next(iter(self.kept)))
        return response

    def _forget(self, url: str) -> None:
        if gone := self.kept.pop(url, None):
            self.bytes -= len(gone.response.body)


def questions(response: Response) -> dict[str, bytes]:
    """The headers that ask whether an answer still stands; none for one without validators."""
    found = ((question, response.headers.get(name)) for name, question in VALIDATORS.items())
    return {question: value for question, value in found if value}
