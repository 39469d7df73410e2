"""``tashih blame URL``: which revision brought each paragraph."""

from __future__ import annotations

import argparse

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.judgement.blame import blame
from crawler.judgement.plain import safe
from crawler.model import Revision, RevisionQuery
from crawler.monitor.asking import article_at
from crawler.monitor.listing import as_json, instant
from crawler.shell import ask, plainly, print_paged
from crawler.store.protocol import Store


class Command(ScrapyCommand):
    """Show since when each paragraph of an article has stood as it is."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """The form of the command."""
        return "[options] URL"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Which revision brought each paragraph"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return (
            "Prints the newest text with the revision since which each paragraph stands. "
            "Example: tashih blame https://www.example.com/story"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --json."""
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="one JSON object a paragraph, one a line")

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Ask the store and print."""
        if len(args) != 1:
            raise UsageError("blame takes one URL")
        assert self.settings is not None
        ask(self.settings, lambda store: print_blame(store, args[0], opts))


async def print_blame(store: Store, url: str, opts: argparse.Namespace) -> None:
    """Print the paragraphs with their revisions."""
    article = await article_at(store, url)
    revisions = {each.number: each async for each in store.revisions(RevisionQuery(article=article.url))}
    rows = blame(list(revisions.values()))
    print_paged("\n".join(row_of(text, revisions[number], as_object=opts.json) for text, number in rows))


def row_of(text: str, brought_by: Revision, *, as_object: bool) -> str:
    """One paragraph with the revision that brought it."""
    if as_object:
        return as_json({"revision": brought_by.number, "first_seen": brought_by.first_seen, "paragraph": text})
    return f"{brought_by.number:>4}  {instant(brought_by.first_seen)}  {safe(text)}"
