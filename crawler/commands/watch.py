"""``tashih watch``: revisions as they are recorded."""

from __future__ import annotations

import argparse
import asyncio
import sys
from contextlib import aclosing, suppress
from datetime import UTC, datetime

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.monitor.filters import add_filters, query_of
from crawler.monitor.listing import as_json
from crawler.monitor.until import until_told
from crawler.monitor.watching import article_named, block, watch, with_place
from crawler.shell import plainly, say
from crawler.store.following import Place, place_in
from crawler.store.mongo import MongoStore
from crawler.store.shared import store_from


class Command(ScrapyCommand):
    """Follow what is recorded."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """The form of the command."""
        return "[options] [URL]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Revisions as they are recorded"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return (
            "Follows new revisions of one article or of all as they are recorded, each once, until Ctrl-C. --since shows first "
            "what is there already. It waits for a database that goes away and goes on where it was. "
            "Example: tashih watch --publisher dailysabah --silent --since 24h"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The filters; each one given must hold."""
        super().add_options(parser)
        add = add_filters(parser).add_argument
        add("--after", metavar="PLACE", help="go on after the revision that had this `place` in --json")
        add("--limit", metavar="N", type=int, default=0, help="end after so many (default 0: never)")
        add("--json", action="store_true", help="one JSON object a line")

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Follow and print until the reader, a signal or the limit ends it."""
        if len(args) > 1 or opts.limit < 0:
            raise UsageError("watch takes one URL at the most, and a limit of 0 or more")
        after = place_of(opts.after)
        assert self.settings is not None
        with suppress(KeyboardInterrupt):
            work = print_watched(store_from(self.settings), args[0] if args else None, after, opts)
            asyncio.run(until_told(work, unread=True))


def place_of(token: str | None) -> Place | None:
    """The place that a person gave; UsageError if it is none."""
    if token is None:
        return None
    if place := place_in(token):
        return place
    raise UsageError(f"--after takes a `place` as --json prints it, such as 17-5d41402a; {token!r} is none")


async def print_watched(store: MongoStore, url: str | None, after: Place | None, opts: argparse.Namespace) -> None:
    """Print what is recorded, a block or a JSON line each."""
    await store.open()
    try:
        article = await article_named(store, url) if url else None
        wanted = query_of(opts, article=article, now=datetime.now(UTC))
        if sys.stderr.isatty():
            say("watching; Ctrl-C ends it")
        left = opts.limit
        async with aclosing(watch(store, wanted, after=after)) as found:
            async for revision, place in found:
                print(as_json(with_place(revision, place)) if opts.json else block(revision) + "\n", flush=True)
                left -= 1
                if left == 0:
                    return
    finally:
        await store.close()
