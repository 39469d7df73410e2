"""``tashih log``: revisions, newest first."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.model import RevisionQuery
from crawler.monitor.asking import article_at, instant
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
        add = parser.add_argument_group("Filters").add_argument
        add("--publisher", metavar="NAME", help="only this publisher's articles")
        add("--since", metavar="WHEN", help="first seen at or after (2026-03-02T14:30, or an age: 90m, 12h, 7d)")
        add("--until", metavar="WHEN", help="first seen before")
        add("--kind", metavar="KIND", help="only changes of this kind: headline, body, correction, …")
        add("--silent", action="store_true", help="only silent edits")
        add("--fact", metavar="KIND", help="only changes of a fact of this kind: number, date, name, quote, negation")
        add("--term", metavar="WORD", help="only changes that added or removed this word")
        add("--grep", metavar="TEXT", help="only revisions whose text holds this, in any case")
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
    now = datetime.now(UTC)
    article = await article_at(store, url) if url else None
    if article and not opts.json:
        print(article_line(article) + "\n")
    wanted = RevisionQuery(
        article=article.url if article else None,
        publisher=opts.publisher,
        since=instant(opts.since, now=now) if opts.since else None,
        until=instant(opts.until, now=now) if opts.until else None,
        kind=opts.kind,
        silent=True if opts.silent else None,
        fact=opts.fact,
        term=opts.term,
        grep=opts.grep,
        limit=opts.limit or None,
    )
    async for revision in store.revisions(wanted):
        print(as_json(revision) if opts.json else revision_line(revision) + "\n")
