"""``tashih diff URL [N] [M]``: what changed, word by word."""

from __future__ import annotations

import argparse

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.judgement import judge
from crawler.judgement.plain import safe
from crawler.judgement.render import diff_stat, render_diff
from crawler.judgement.render_html import diff_page
from crawler.model import Change, Revision
from crawler.monitor.asking import article_at, number, revision_at
from crawler.monitor.listing import as_json
from crawler.shell import ask, colour_wanted, plainly, print_paged, width
from crawler.store.protocol import Store


class Command(ScrapyCommand):
    """Show the difference of two revisions of an article."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """The form of the command."""
        return "[options] URL [N] [M]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "What changed between two revisions, word by word"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return (
            "Without numbers the newest change; with N what revision N changed; with N and M what changed from N to M. "
            "Example: tashih diff https://www.example.com/story 1 3"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """The forms in which a change can be printed."""
        super().add_options(parser)
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--json", action="store_true", help="the change as one JSON object")
        form.add_argument("--html", action="store_true", help="the change as an HTML page that needs nothing else")
        form.add_argument("--stat", action="store_true", help="one line: kinds, words, similarity")

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Ask the store and print."""
        if not 1 <= len(args) <= 3:
            raise UsageError("diff takes a URL and, if you like, one or two revisions' numbers")
        numbers = [number(text) for text in args[1:]]
        assert self.settings is not None
        ask(self.settings, lambda store: print_diff(store, args[0], numbers, opts))


async def print_diff(store: Store, url: str, numbers: list[int], opts: argparse.Namespace) -> None:
    """Print the change between the two revisions that the numbers name."""
    article = await article_at(store, url)
    after = await revision_at(store, article, numbers[-1] if numbers else None)
    if len(numbers) < 2 and after.number == 1:
        print("{}" if opts.json else f"{safe(article.url)} has one revision so far: nothing changed yet.")
        return
    before = await revision_at(store, article, numbers[0] if len(numbers) == 2 else after.number - 1)
    change = change_between(before, after)
    print_change(change, before, after, opts)


def print_change(change: Change, before: Revision, after: Revision, opts: argparse.Namespace) -> None:
    """Print a change in the form that the options ask for."""
    if opts.json:
        print(as_json({"article": after.article, "before": before.number, "after": after.number, "change": change}))
    elif opts.html:
        print(diff_page(change, before, after, title=after.headline))
    elif opts.stat:
        print(diff_stat(change))
    else:
        print_paged(render_diff(change, before, after, colour=colour_wanted(), width=width()))


def change_between(before: Revision, after: Revision) -> Change:
    """The recorded change between neighbours; a change judged now between others, or where its sentences were too long to keep."""
    if after.number == before.number + 1 and after.change is not None and after.change.actions:
        return after.change
    return judge(before, after)
