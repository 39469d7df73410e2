"""``tashih crawl news``: Scrapy's crawl with arguments checked first and an exit code that cron can trust."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from urllib.parse import urlsplit

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings
from scrapy.statscollectors import StatsCollector

from crawler.middlewares.browser import browser_settings
from crawler.middlewares.contact import missing_contact, require_contact
from crawler.model import Publisher
from crawler.shell import plainly, say
from crawler.spiders.targets import Targets, targets_from
from crawler.spiders.watchlist import hosts_of
from crawler.store.described import publishers_of

SEEN = ("new", "changed", "unchanged", "touched", "not_modified", "gone", "moved")


class Command(ScrapyCrawl):
    """One pass: discover and visit a publisher, one URL, or the URLs in a file."""

    def syntax(self) -> str:
        """The form of the command."""
        return "[options] news -a publisher=NAME | -a url=URL | -a urls=FILE"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Visit a publisher, one URL, or the URLs in a file, once"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return (
            "One pass: discovers and visits a publisher's articles, visits one URL, or the URLs in a file (one a line, - is "
            "standard input). Exits with 1 if nothing could be seen. Example: tashih crawl news -a publisher=dailysabah"
        )

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check the arguments and the browser, crawl, and judge by the statistics whether the crawl saw anything."""
        if args != ["news"]:
            if not args:
                raise UsageError("which spider? Example: tashih crawl news -a url=https://www.example.com/story")
            super().run(args, opts)
            return
        assert self.crawler_process is not None
        assert self.settings is not None
        targets = targets_in(opts.spargs, publishers_of(self.settings))
        mind_contact(targets, self.settings)
        if targets.publisher and targets.publisher.render:
            browser_settings(self.settings)
        crawler = self._create_crawler("news")
        self.crawler_process.crawl(crawler, **opts.spargs, targets=targets)
        self.crawler_process.start()
        assert crawler.stats is not None
        if reason := "the crawl did not start" if self.crawler_process.bootstrap_failed else why_failed(crawler.stats):
            print(f"tashih: {reason}", file=sys.stderr)
            self.exitcode = 1


def mind_contact(targets: Targets, settings: BaseSettings) -> None:
    """Refuse to discover a newsroom that could not write to anybody; for pages named one by one a warning is enough."""
    if targets.publisher:
        require_contact(hosts_of([targets.publisher]), settings)
    elif warning := missing_contact((urlsplit(url).hostname or "" for url in targets.urls), settings):
        say(f"tashih: {warning}")


def targets_in(arguments: dict[str, str], publishers: Mapping[str, Publisher]) -> Targets:
    """The targets that ``-a`` names, taken out of the arguments; a wrong one is refused before anything starts."""
    named = {name: arguments.pop(name, None) for name in ("publisher", "url", "urls")}
    return targets_from(publishers, **named)


def why_failed(stats: StatsCollector) -> str:
    """Why a crawl is to be called failed, empty if it saw anything or had nothing to see."""
    if error := stats.get_value("store/error"):
        return str(error)
    if (reason := stats.get_value("finish_reason")) not in {None, "finished"}:
        return f"the crawl ended early: {reason}"
    seen = sum(stats.get_value(f"visit/{outcome}", 0) for outcome in SEEN)
    refused = {outcome: stats.get_value(f"visit/{outcome}", 0) for outcome in ("failed", "blocked")}
    errors = sum(value for key, value in stats.get_stats().items() if key.startswith("spider_exceptions/count"))
    if not seen and (sum(refused.values()) or errors):
        return f"nothing could be seen: {refused['failed']} visits failed, {refused['blocked']} were blocked, {errors} errors"
    if not seen:
        return "nothing was visited: no listing could be read, or none names an article"
    return ""
