"""``tashih prune``: let old captures go that nothing rests on."""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import datetime

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from crawler.judgement.plain import safe
from crawler.model import Publisher
from crawler.monitor.listing import as_json
from crawler.monitor.listing import instant as shown
from crawler.monitor.retention import Going, Rules, prune, rules_from
from crawler.publishers.catalogue import name_of
from crawler.shell import ask, plainly, say, show_progress
from crawler.store.described import publishers_of
from crawler.store.evidence import this_instant
from crawler.store.protocol import Store


class Command(ScrapyCommand):
    """Let captures go by the rules of CAPTURES_KEEP_DAYS."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """The form of the command."""
        return "[--dry-run] [options]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Let old captures go that no revision rests on"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return (
            "Empties captures that are older than CAPTURES_KEEP_DAYS (or, for some publishers, "
            "CAPTURES_KEEP_DAYS_BY_PUBLISHER) and that only visits without a new text name. A capture that a revision or a "
            "rereading rests on is never let go. Crawls may go on meanwhile. "
            "Example: tashih prune --dry-run -s CAPTURES_KEEP_DAYS=90"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """What to look at, and whether to do it."""
        super().add_options(parser)
        parser.add_argument("--dry-run", action="store_true", help="tell what would go, and keep it")
        parser.add_argument("--publisher", metavar="NAME", help="only this publisher's captures")
        parser.add_argument("--json", action="store_true", help="one JSON object a capture and line")

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Tell of each capture that goes, and how many did."""
        if args:
            raise UsageError("prune takes no argument")
        assert self.settings is not None
        rules, publishers = rules_in(self.settings), publishers_of(self.settings)
        now = this_instant()
        if rules.before_any(now, opts.publisher) is None:
            say("no capture may go: CAPTURES_KEEP_DAYS is 0, which keeps them for good")
            return
        gone = ask(self.settings, lambda store: tell(store, rules, publishers, now, opts))
        held = ", ".join(f"{count} of {safe(name)}" for name, count in sorted(gone.items())) or "no capture"
        say(f"{held} {'would go' if opts.dry_run else 'went'}")


def rules_in(settings: BaseSettings) -> Rules:
    """The rules that the settings say; UsageError if they cannot be read."""
    try:
        by_publisher = settings.getdict("CAPTURES_KEEP_DAYS_BY_PUBLISHER")
    except ValueError as error:
        example = """'{"dailysabah": 30}'"""
        raise UsageError(f"CAPTURES_KEEP_DAYS_BY_PUBLISHER is no object in JSON like {example}") from error
    return rules_from(settings["CAPTURES_KEEP_DAYS"], by_publisher)


async def tell(
    store: Store, rules: Rules, publishers: dict[str, Publisher], now: datetime, opts: argparse.Namespace
) -> Counter[str]:
    """Print each capture that goes; how many went, by publisher."""
    gone: Counter[str] = Counter()

    def publisher_of(url: str) -> str:
        return name_of(url, publishers.values())

    async for each in prune(store.inventory, rules, publisher_of, now=now, only=opts.publisher, dry_run=opts.dry_run):
        gone[each.publisher] += 1
        print(as_json(each) if opts.json else line(each))
        show_progress("captures", gone.total())
    return gone


def line(each: Going) -> str:
    """A capture that goes."""
    return f"{each.digest}  {shown(each.at)}  {each.bytes:>9,} bytes  {safe(each.url)}"
