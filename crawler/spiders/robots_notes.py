"""What the robots.txt files that a crawl meets name as sitemaps."""

from __future__ import annotations

from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.robotstxt import RobotParser

from crawler.discovery.links import absolute


class RobotsNotes:
    """The sitemaps that robots.txt files name, by host, as they are read in this crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self.named: dict[str, tuple[str, ...]] = {}
        crawler.signals.connect(self.robots_parsed, signal=signals.robots_parsed)

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Note the ``Sitemap:`` lines (sitemaps.org); Scrapy's parser does not hand them out, the one inside does."""
        sitemaps = getattr(getattr(robotparser, "rp", None), "sitemaps", ())
        self.named[urlsplit(request.url).netloc] = tuple(
            link for line in sitemaps if (link := absolute(request.url, str(line)))
        )

    def of(self, url: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of an address's host names."""
        return self.named.get(urlsplit(url).netloc, ())


_notes: WeakKeyDictionary[Crawler, RobotsNotes] = WeakKeyDictionary()


def robots_notes_of(crawler: Crawler) -> RobotsNotes:
    """The crawl's notes; to be asked for before its first request."""
    if crawler not in _notes:
        _notes[crawler] = RobotsNotes(crawler)
    return _notes[crawler]
