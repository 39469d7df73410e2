"""One crawl of the bench's site, measured from inside: ``python -m bench.crawl.worker bare|tashih PORT PAGES [NAME=VALUE ...]``.

Prints a JSON object: pages answered, CPU seconds of this process and of the children it waited for, from the spider's start to
the engine's end.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import AsyncIterator
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.crawler import CrawlerProcess
from scrapy.settings import Settings
from scrapy.utils.project import get_project_settings

FAST: dict[str, Any] = {
    "LOG_LEVEL": "WARNING",
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    "ROBOTSTXT_OBEY": False,
    "ALLOW_PRIVATE_ADDRESSES": True,
    "CONFIRM_AFTER_SECONDS": 0,
}
NOTHING: dict[str, Any] = {"ADDONS": {}, "EXTENSIONS": {}, "LOG_FORMATTER": "scrapy.logformatter.LogFormatter"}


class BareSpider(Spider):
    """Asks for the same pages and does nothing with them."""

    name = "bare"

    def __init__(self, urls: list[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.urls = urls

    async def start(self) -> AsyncIterator[Request]:
        """All pages."""
        for url in self.urls:
            yield Request(url, dont_filter=True)

    def parse(self, _: Any) -> None:
        """Nothing."""


def main() -> None:
    """Crawl and print."""
    who, port, count, *overrides = sys.argv[1:]
    urls = [f"http://127.0.0.1:{port}/news/{number}" for number in range(int(count))]
    settings = get_project_settings()
    settings.update({**FAST, **dict(override.split("=", 1) for override in overrides)}, priority="cmdline")
    sys.stdout.write(json.dumps(crawl_bare(settings, urls) if who == "bare" else crawl_ours(settings, urls)) + "\n")


def crawl_bare(settings: Settings, urls: list[str]) -> dict[str, float]:
    """The peer: the same Scrapy, the same settings, nothing of ours."""
    ours = [path for path in settings["DOWNLOADER_MIDDLEWARES"] if path.startswith("crawler.")]
    settings.update({**NOTHING, "DOWNLOADER_MIDDLEWARES": dict.fromkeys(ours)}, priority="cmdline")
    return measured(settings, BareSpider, urls=urls)


def crawl_ours(settings: Settings, urls: list[str]) -> dict[str, float]:
    """The monitor's own pass over the same addresses."""
    from crawler.spiders.news import NewsSpider
    from crawler.spiders.targets import Targets

    return measured(settings, NewsSpider, targets=Targets(urls=tuple(urls)))


def measured(settings: Settings, spider: type[Spider], **arguments: Any) -> dict[str, float]:
    """Pages and CPU seconds of one crawl, and its outcomes."""
    process = CrawlerProcess(settings)
    crawler = process.create_crawler(spider)
    at: dict[str, float] = {}
    crawler.signals.connect(lambda: at.setdefault("start", cpu_seconds()), signal=signals.spider_opened, weak=False)
    crawler.signals.connect(lambda: at.setdefault("end", cpu_seconds()), signal=signals.engine_stopped, weak=False)
    process.crawl(crawler, **arguments)
    process.start()
    assert crawler.stats is not None
    found = {
        key.removeprefix("visit/"): value
        for key, value in crawler.stats.get_stats().items()
        if key.startswith("visit/")
    }
    pages = crawler.stats.get_value("downloader/response_count", 0)
    return {"pages": pages, "cpu": at["end"] - at["start"], **found}


def cpu_seconds() -> float:
    """CPU seconds of this process and of the children it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    main()
