"""``tashih run``: visits what is due, for ever; ``--once`` for cron; ``--status`` tells how the schedule stands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TypeVar

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError
from scrapy.statscollectors import StatsCollector

from crawler.middlewares.browser import browser_settings
from crawler.middlewares.contact import require_contact
from crawler.monitor.listing import as_json
from crawler.monitor.schedule_listing import overview_lines
from crawler.publishers.catalogue import load_publishers, publisher_named
from crawler.shell import ask, plainly
from crawler.spiders.manners import Manners
from crawler.spiders.watchlist import hosts_of, watched
from crawler.store.described import publishers_of
from crawler.store.evidence import this_instant
from crawler.store.frontier import Frontier, Host, Walk
from crawler.store.protocol import Store

SEEN = ("new", "changed", "unchanged", "touched", "not_modified", "gone", "moved")
Answer = TypeVar("Answer")


class Command(ScrapyCommand):
    """Visit what is due, for ever or once."""

    requires_project = True

    def syntax(self) -> str:
        """The form of the command."""
        return "[--once | --status] [--publisher NAME]..."

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Visit what is due, for ever; --once for cron"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return (
            "Looks through the listings of the watched publishers and visits every article when it is due, until it is stopped. "
            "Watched are the publishers in PUBLISHERS_PATH and those crawled before; articles given by hand are visited too. "
            "--once looks through the listings, visits what is due now and ends: 0 done, or nothing was due; 1 nothing could be "
            "seen. Several at once share the work. Example: tashih run --once --publisher dailysabah"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --once, --status, --publisher and --json."""
        super().add_options(parser)
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--once", action="store_true", help="visit what is due now, then end")
        what.add_argument(
            "--status", action="store_true", help="tell what is due, how late, and what may still be spent"
        )
        parser.add_argument(
            "--publisher", action="append", default=[], metavar="NAME", help="only this one (repeatable)"
        )
        parser.add_argument("--json", action="store_true", help="with --status: one JSON object")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """A question is answered without a log."""
        super().process_options(args, opts)
        if opts.status:
            assert self.settings is not None
            self.settings.set("LOG_ENABLED", False, priority="cmdline")

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check everything first, then go round; judge by the statistics whether anything was seen."""
        if args:
            raise UsageError(f"run takes no argument, and got {args[0]!r}. Example: tashih run --publisher dailysabah")
        if opts.json and not opts.status:
            raise UsageError("--json goes with --status")
        if opts.status:
            self._asked(lambda store: print_status(store.frontier, as_object=opts.json))
            return
        plan = self._checked(opts.publisher)
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        crawler = self.crawler_process.create_crawler("due")
        self.crawler_process.crawl(crawler, **plan, once=opts.once)
        self.crawler_process.start()
        assert crawler.stats is not None
        reason = "the schedule did not start" if self.crawler_process.bootstrap_failed else why_failed(crawler.stats)
        if reason:
            print(f"tashih: {reason}", file=sys.stderr)
            self.exitcode = 1

    def _checked(self, names: list[str]) -> dict[str, tuple[str, ...]]:
        """The publishers to visit, by name; UsageError or its kin before anything starts if one cannot be visited as it should."""
        assert self.settings is not None
        publishers = publishers_of(self.settings)
        named = tuple(publisher_named(name, publishers).name for name in names)
        Manners.from_settings(self.settings, publishers, delay_of=no_delay)
        walks, hosts = self._asked(known_places)
        watching = watched(publishers, built_in=load_publishers(None), named=named, walks=walks)
        visited = [host for host in hosts if not named or not set(named).isdisjoint(host.publishers)]
        require_contact([*hosts_of(watching.values()), *(host.name for host in visited)], self.settings)
        known = {name for host in visited for name in host.publishers if not named or name in named}
        visiting = tuple(name for name in publishers if name in known or name in watching)
        if any(publishers[name].render for name in visiting):
            browser_settings(self.settings)
        return {"named": named, "watching": tuple(watching), "visiting": visiting}

    def _asked(self, question: Callable[[Store], Awaitable[Answer]]) -> Answer:
        """Ask the store in a loop of its own, which leaves the crawl's untouched."""
        assert self.settings is not None
        with ThreadPoolExecutor(1) as apart:
            return apart.submit(ask, self.settings, question).result()


def no_delay(host: str) -> timedelta:  # noqa: ARG001
    """What is kept between two requests before there is anybody who makes them."""
    return timedelta()


async def known_places(store: Store) -> tuple[list[Walk], list[Host]]:
    """The walks and hosts that a schedule knows."""
    return await store.frontier.walks(), await store.frontier.hosts()


async def print_status(frontier: Frontier, *, as_object: bool) -> None:
    """Print how the schedule stands."""
    overview = await frontier.overview(this_instant())
    if as_object:
        print(as_json({"due": overview.due, "backlog": overview.backlog(), "overview": overview}))
    else:
        print("\n".join(overview_lines(overview)))


def why_failed(stats: StatsCollector) -> str:
    """Why a schedule is to be called failed: it could not start, or nothing at all could be seen. Empty if neither is so."""
    if error := stats.get_value("store/error"):
        return str(error)
    if (reason := stats.get_value("finish_reason")) not in {None, "finished", "shutdown"}:
        return f"the schedule ended early: {reason}"
    seen = sum(stats.get_value(f"visit/{outcome}", 0) for outcome in SEEN)
    refused = {outcome: stats.get_value(f"visit/{outcome}", 0) for outcome in ("failed", "blocked")}
    unheard = stats.get_value("walk/in vain", 0) if not stats.get_value("walk/heard", 0) else 0
    if not seen and (sum(refused.values()) or unheard):
        return (
            f"nothing could be seen: {refused['failed']} visits failed, {refused['blocked']} were blocked, "
            f"{unheard} publishers' listings could not be read"
        )
    return ""
