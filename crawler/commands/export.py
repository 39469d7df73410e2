"""``tashih export``: histories in the formats that data teams work with."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.monitor.asking import article_at
from crawler.monitor.exporting import Export, Source, run, token_of
from crawler.monitor.exports import exports
from crawler.monitor.filters import add_filters, query_of
from crawler.shell import ask, plainly, say, show_progress
from crawler.store.protocol import Store


class Command(ScrapyCommand):
    """Write revisions and their changes, oldest first."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """The form of the command."""
        return "--format FORMAT [--output PLACE] [options] [URL]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Revisions for data teams: " + ", ".join(exports())

    def long_desc(self) -> str:
        """The help text, with an example."""
        return (
            "Writes the revisions of one article or of all, oldest first. When it ends it prints a token on standard error; "
            "--after TOKEN goes on from there, after a break or with what has come since. "
            "Example: tashih export --format parquet --output revisions/ --since 2026-03-01"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The format, the place, the filters."""
        super().add_options(parser)
        told = "; ".join(f"{export.name}: {export.says}" for export in exports().values())
        parser.add_argument("--format", required=True, choices=sorted(exports()), help=told)
        parser.add_argument("--output", metavar="PLACE", type=Path, help="a file or folder (default: standard output)")
        parser.add_argument("--after", metavar="TOKEN", type=str, help="go on after the document that a token names")
        add_filters(parser)

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write, and say how far it came, also if it did not come to the end."""
        export = exports()[opts.format]
        if len(args) > 1:
            raise UsageError("export takes one URL at the most")
        if opts.output is None and export.place != "stream":
            raise UsageError(f"{export.name} needs a {export.place}: --output {export.place.upper()}")
        assert self.settings is not None
        ask(self.settings, lambda store: write(store, export, args[0] if args else None, opts))


async def write(store: Store, export: Export, url: str | None, opts: argparse.Namespace) -> None:
    """Write what the options ask for."""
    article = (await article_at(store, url)).url if url else None
    source = Source(
        store,
        query_of(opts, article=article, now=datetime.now(UTC)),
        after=token_of(opts.after) if opts.after else None,
        progress=show_progress,
    )
    try:
        await run(export, source, opts.output)
    finally:
        say(f"{source.kept} exported" + (f"; go on with --after '{source.token}'" if source.token else ""))
