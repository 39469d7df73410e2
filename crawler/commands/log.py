"""``tashih log``: revisions, newest first."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.monitor.asking import article_at
from crawler.monitor.filters import add_filters, query_of
from crawler.monitor.listing import article_line, as_json, revision_line
from crawler.shell import ask, plainly
from crawler.store.protocol import Store

LIMIT = 20


class Command(ScrapyCommand):
    """List revisions of one article or of all."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """The form of the command."""
        return "[options] [URL]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Revisions, newest first"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return (
            "Lists revisions, newest first, of one article or of all. "
            "Example: tashih log --publisher dailysabah --since 24h --silent"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The filters; each one given must hold."""
        super().add_options(parser)
        add = add_filters(parser).add_argument
        add("--limit", metavar="N", type=int, default=LIMIT, help=f"at most so many (default {LIMIT}, 0 for all)")
        add("--json", action="store_true", help="one JSON object a line")

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Ask the store and print."""
        if len(args) > 1 or opts.limit < 0:
            raise UsageError("log takes one URL at the most, and a limit of 0 or more")
        assert self.settings is not None
        ask(self.settings, lambda store: print_log(store, args[0] if args else None, opts))


async def print_log(store: Store, url: str | None, opts: argparse.Namespace) -> None:
    """Print the revisions that the options ask for."""
    article = await article_at(store, url) if url else None
    if article and not opts.json:
        print(article_line(article) + "\n")
    wanted = query_of(opts, article=article.url if article else None, limit=opts.limit or None, now=datetime.now(UTC))
    async for revision in store.revisions(wanted):
        print(as_json(revision) if opts.json else revision_line(revision) + "\n")
