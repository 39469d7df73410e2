"""``tashih export``: histories in the formats that data teams work with."""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.errors import TashihError
from crawler.judgement.plain import safe
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
            "--after TOKEN goes on from there. After a break the same command goes on where it came to; "
            "for parquet and newsedits it also adds what has come since. "
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
    now = datetime.now(UTC)
    article = (await article_at(store, url)).url if url else None
    source = Source(
        store,
        query_of(opts, article=article, now=now),
        now=now,
        progress=show_progress,
        after=token_of(opts.after) if opts.after else None,
        asked=words_of(opts, export, article),
        kind=export.kind,
    )
    try:
        with stopped_by(signal.SIGINT, signal.SIGTERM):
            await run(export, source, opts.output)
    except BaseException as error:
        say(so_far(source, opts.output))
        if isinstance(error, asyncio.CancelledError):
            raise TashihError("stopped before the end.") from None
        raise
    say(how_far(source))


def words_of(opts: argparse.Namespace, export: Export, article: str | None) -> str:
    """What was asked for, as it was typed: an age such as 7d names another instant every time, and is the same question."""
    names = ("publisher", "since", "until", "kind", "silent", "fact", "term", "grep", "after")
    return json.dumps([export.name, article, {name: getattr(opts, name) for name in names}])


def how_far(source: Source) -> str:
    """How much was exported, and the token to go on from."""
    if source.token is None:
        return f"{source.kept} exported"
    token = safe(str(source.token)).replace("'", "'\\''")
    return f"{source.kept} exported; go on with --after '{token}'"


def so_far(source: Source, output: Path | None) -> str:
    """How far it came before it broke off."""
    if output is None or not source.kept:
        return how_far(source)
    return f"broke off after {source.kept}; give the same command again to go on"


@contextmanager
def stopped_by(*signals: signal.Signals) -> Iterator[None]:
    """Let signals cancel what is being done, so that it can be told how far it came."""
    loop = asyncio.get_running_loop()
    task = asyncio.current_task()
    assert task is not None
    for number in signals:
        loop.add_signal_handler(number, task.cancel)
    try:
        yield
    finally:
        for number in signals:
            loop.remove_signal_handler(number)
