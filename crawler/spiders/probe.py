"""The spider ``probe``: lends a probe the crawl's manners, so that looking around on a site obeys what every visit obeys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler

from crawler.discovery.answer import Answer
from crawler.discovery.dossier import Dossier
from crawler.errors import TashihError
from crawler.spiders.discovery import LONGEST_DOWNLOAD, content_type_of
from crawler.spiders.robots_notes import RobotsNotes, robots_notes_of
from crawler.spiders.targets import place_of
from crawler.store.evidence import NotAskedError
from crawler.store.troubles import RobotsUnreachableError, trouble_of

MOST_REQUESTS = 40

Look = Callable[["ProbeSpider"], Awaitable[Dossier]]


class ProbeSpider(Spider):
    """Asks for one address after the other, as *look* wants; records nothing."""

    name = "probe"
    custom_settings = {"ADDONS": {}}  # noqa: RUF012  # Scrapy wants a dict; there are no items and no chain for them

    def __init__(self, url: str, look: Look, robots: RobotsNotes, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.named_hosts = frozenset({place_of(url)})
        self.look = look
        self.robots = robots
        self.asked = 0
        self.dossier: Dossier | None = None
        self.error: TashihError | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, **kwargs: Any) -> Self:
        """Listen for robots.txt from the beginning."""
        spider = cls(robots=robots_notes_of(crawler), **kwargs)
        spider._set_crawler(crawler)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Look around; what was found, or why nothing could be, stays in ``dossier`` and ``error``."""
        try:
            self.dossier = await self.look(self)
        except TashihError as error:
            self.error = error
        return
        yield

    async def ask(self, url: str) -> Answer:
        """The answer to one request, robots.txt, delay and address guard obeyed; never raises."""
        if self.asked >= MOST_REQUESTS:
            return Answer(url=url, trouble="enough was asked")
        self.asked += 1
        meta = {"listing": "probe", "download_maxsize": LONGEST_DOWNLOAD}
        assert self.crawler.engine is not None
        try:
            response = await self.crawler.engine.download_async(Request(url, meta=meta))
        except (NotAskedError, RobotsUnreachableError) as error:
            return Answer(url=url, trouble=str(error))
        except Exception as error:  # whatever went wrong is what there is to say of this address
            return Answer(url=url, trouble=trouble_of(error))
        if response.status >= 300:
            return Answer(url=url, trouble=f"status {response.status}")
        return Answer(url=response.url, body=response.body, content_type=content_type_of(response))

    def sitemaps_of(self, url: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of the address's host names."""
        return self.robots.of(url)
