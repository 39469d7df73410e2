"""``tashih publishers``: lists them; ``check NAME`` says how one's crawl is; ``add URL`` looks at a site and writes its file."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings, Settings

from crawler.commands.adding import add
from crawler.errors import UnknownPublisherError
from crawler.model import Publisher
from crawler.monitor.health import checkup, checkup_lines
from crawler.monitor.listing import as_json, publisher_lines
from crawler.publishers.catalogue import publisher_named
from crawler.shell import ask, plainly
from crawler.store.described import publishers_of


class Command(ScrapyCommand):
    """List the publishers that can be crawled."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """The form of the command."""
        return "[options] [NAME | check NAME | add URL]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "The publishers, with their zones, languages and listings"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return (
            "Lists every publisher file, the built-in ones and those in PUBLISHERS_PATH. check NAME looks at its last week. "
            "add URL looks around on a site (some twenty requests, robots.txt obeyed), says what it found and what not, and writes "
            "the publisher's file. Example: tashih publishers add https://www.example.com/ --name example"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --json, and what goes with add."""
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="one JSON object a line")
        parser.add_argument("--name", metavar="NAME", help="add: the publisher's name (default: from its domain)")
        parser.add_argument(
            "--path",
            metavar="DIR",
            type=Path,
            help="add: folder to write into (default: PUBLISHERS_PATH, else TASHIH_HOME/publishers)",
        )
        parser.add_argument("--dry-run", action="store_true", help="add: print the file instead of writing it")
        parser.add_argument(
            "--force", action="store_true", help="add: overwrite a file, or describe a described site anew"
        )

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print all, or the one that is named; or add one."""
        assert isinstance(self.settings, Settings)
        publishers = publishers_of(self.settings)
        if args[:1] != ["add"] and (opts.name or opts.path or opts.dry_run or opts.force):
            raise UsageError("--name, --path, --dry-run and --force go with publishers add URL")
        if args[:1] == ["add"] and len(args) == 2:
            self.exitcode = add(self.settings, publishers, args[1], opts)
            return
        if args[:1] == ["check"] and len(args) == 2:
            self.exitcode = check(self.settings, publishers, args[1], as_object=opts.json)
            return
        if len(args) > 1 or args in (["check"], ["add"]):
            raise UsageError("publishers takes a name, or check and a name, or add and an address")
        shown = [publisher_named(args[0], publishers)] if args else list(publishers.values())
        for publisher in shown:
            print(as_json(publisher) if opts.json else publisher_lines(publisher))


def check(settings: BaseSettings, publishers: dict[str, Publisher], name: str, *, as_object: bool) -> int:
    """Print how a publisher's crawl is; 1 if something needs attention. A host without a file can be named too."""
    described = next(
        (each for each in publishers.values() if name.casefold() in {each.name, each.title.casefold()}), None
    )
    now, zone = datetime.now(UTC), described.zone if described else None
    found = ask(settings, lambda store: checkup(store, described.name if described else name, zone, now=now))
    if described is None and not found.articles:
        raise UnknownPublisherError(name, tuple(sorted(publishers)))
    if as_object:
        print(as_json({"checkup": found, "wrong": found.wrong}))
    else:
        print("\n".join(checkup_lines(described, found)))
    return 1 if found.wrong else 0
