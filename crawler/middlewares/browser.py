"""Which requests go through a browser: the articles and front pages of publishers whose file says ``render=True``.

A crawl without such a publisher starts no browser and loads nothing of it.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.settings import BaseSettings

from crawler.discovery.mention import FRONT_PAGE
from crawler.errors import BrowserMissingError
from crawler.middlewares.conditional import QUESTIONS, WITHHELD
from crawler.model import Publisher
from crawler.publishers.catalogue import publisher_of
from crawler.store.evidence import NotAskedError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SWITCHES = (
    "--disable-quic",  # would go past the gate
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-pings",
    "--no-first-run",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",  # would go past the gate
)
HANDLER = "crawler.middlewares.rendering.RenderingHandler"

logger = logging.getLogger(__name__)


class BrowserExtension:
    """Give a crawl its browser: settings are still open when extensions are made, and download handlers are made after them."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Choose the rendering download handler, or say why there is none."""
        if not rendering(crawler.spider):
            raise NotConfigured  # with a reason Scrapy would warn of it
        try:
            crawler.settings.setdict(browser_settings(crawler.settings), priority="cmdline")
        except BrowserMissingError as error:
            logger.error("%s", error)
        return cls()


class BrowserMiddleware:
    """Mark what is to be rendered; where there is no browser it is refused, and everything else goes on."""

    def __init__(self, publishers: Iterable[Publisher], missing: str) -> None:
        self.rendering = list(publishers)
        self.missing = missing

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the publishers that need a browser, and find out whether there is one."""
        publishers = rendering(crawler.spider)
        if not publishers:
            raise NotConfigured  # with a reason Scrapy would warn of it
        return cls(publishers, why_missing(crawler.settings))

    def process_request(self, request: Request) -> None:
        """Mark the request, and take the conditions out: an answer to the bare page says nothing of the rendered one."""
        is_page = "article" in request.meta or request.meta.get("listing") == FRONT_PAGE
        if not is_page or publisher_of(request.url, self.rendering) is None:
            return
        if self.missing:
            raise NotAskedError(f"the page needs a browser: {self.missing}")
        for name in QUESTIONS:
            request.headers.pop(name, None)
        request.meta.pop(WITHHELD, None)
        request.meta["playwright"] = True


def rendering(spider: object) -> list[Publisher]:
    """The publishers that a spider may visit and that need a browser: those it says itself, else all that it knows."""
    known: Mapping[str, Publisher] = getattr(spider, "publishers", {})
    visited: Iterable[Publisher] = getattr(spider, "visited_publishers", known.values())
    return [publisher for publisher in visited if publisher.render]


def browser_settings(settings: BaseSettings) -> dict[str, Any]:
    """What a crawl needs to render; BrowserMissingError if the browser or what drives it is not there."""
    if why := why_missing(settings):
        raise BrowserMissingError(why)
    options = {"executable_path": browser_path(settings), "headless": True, "args": switches(is_root=os.geteuid() == 0)}
    handlers = {**settings.getdict("DOWNLOAD_HANDLERS"), "http": HANDLER, "https": HANDLER}
    return {
        "DOWNLOAD_HANDLERS": handlers,
        "PLAYWRIGHT_LAUNCH_OPTIONS": options,
        "PLAYWRIGHT_ABORT_REQUEST": "crawler.middlewares.rendering.unneeded",
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": settings.getfloat("DOWNLOAD_TIMEOUT") * 1000,
    }


def switches(*, is_root: bool) -> list[str]:
    """Chromium's command line; its sandbox cannot be set up by root."""
    return [*SWITCHES, *(["--no-sandbox"] if is_root else [])]


def browser_path(settings: BaseSettings) -> str | None:
    """The browser's program: BROWSER_PATH, else the first that the system has."""
    named = settings.get("BROWSER_PATH")
    return shutil.which(named) if named else next((path for name in NAMES if (path := shutil.which(name))), None)


def why_missing(settings: BaseSettings) -> str:
    """What is missing for rendering, and how to get it; empty if nothing is."""
    if find_spec("scrapy_playwright") is None:
        return "scrapy-playwright is not installed: pip install 'tashih[browser]'"
    if browser_path(settings) is None:
        named = settings.get("BROWSER_PATH")
        where = f"BROWSER_PATH {named!r} is no program" if named else "no Chromium is installed"
        return f"{where}: apt-get install chromium, or name one with BROWSER_PATH"
    return ""
