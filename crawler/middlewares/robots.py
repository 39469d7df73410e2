"""robots.txt as Scrapy obeys it, except that it is read again after a day: a schedule runs for months.

RFC 9309 section 2.4: a crawler should not use what it keeps of a robots.txt for more than 24 hours.
"""

from __future__ import annotations

from time import monotonic

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.defer import Deferred

KEPT = 86_400.0  # seconds


class FreshRobotsMiddleware(RobotsTxtMiddleware):
    """Forgets a host's robots.txt a day after it was asked for."""

    def __init__(self, crawler: Crawler, *, kept: float = KEPT) -> None:
        super().__init__(crawler)
        self.kept = kept
        self.asked_at: dict[str, float] = {}

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules in force for a request's host."""
        place, now = urlparse_cached(request).netloc, monotonic()
        on_its_way = isinstance(self._parsers.get(place), Deferred)
        if not on_its_way and now - self.asked_at.get(place, -self.kept) >= self.kept:
            self._parsers.pop(place, None)
            self.asked_at[place] = now
        return await super().robot_parser(request)
