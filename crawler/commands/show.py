"""``tashih show URL [N]``: one revision as it was."""

from __future__ import annotations

import argparse

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.judgement.render import render_revision
from crawler.monitor.asking import article_at, number, revision_at
from crawler.monitor.lifeline import life_lines
from crawler.monitor.listing import as_json
from crawler.monitor.schedule_listing import next_visit_line
from crawler.shell import ask, colour_wanted, plainly, print_paged, width
from crawler.store.evidence import this_instant
from crawler.store.protocol import Store


class Command(ScrapyCommand):
    """Show one revision of an article."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """The form of the command."""
        return "[options] URL [N]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "A revision of an article: text, stamps, and the noise set aside"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return "Shows the newest revision of an article, or revision N. Example: tashih show https://www.example.com/story 2"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --json."""
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="the whole record as one JSON object")

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Ask the store and print."""
        if not 1 <= len(args) <= 2:
            raise UsageError("show takes a URL and, if you like, a revision's number")
        wanted = number(args[1]) if len(args) == 2 else None
        assert self.settings is not None
        ask(self.settings, lambda store: print_revision(store, args[0], wanted, opts))


async def print_revision(store: Store, url: str, wanted: int | None, opts: argparse.Namespace) -> None:
    """Print one revision."""
    article = await article_at(store, url)
    revision = await revision_at(store, article, wanted)
    if opts.json:
        print(as_json(revision))
    else:
        shown = render_revision(revision, colour=colour_wanted(), width=width())
        print_paged("\n".join([shown, *life_lines(article), next_visit_line(article, this_instant())]))
