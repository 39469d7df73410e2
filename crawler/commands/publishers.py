"""``tashih publishers``: lists them."""

from __future__ import annotations

import argparse
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.monitor.listing import as_json, publisher_lines
from crawler.publishers.catalogue import load_publishers, publisher_named
from crawler.shell import plainly


class Command(ScrapyCommand):
    """List the publishers that can be crawled."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """The form of the command."""
        return "[options] [NAME]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "The publishers, with their zones, languages and listings"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return "Lists every publisher file, the built-in ones and those in PUBLISHERS_PATH. Example: tashih publishers hurriyet"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --json."""
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print all, or the one that is named."""
        if len(args) > 1:
            raise UsageError("publishers takes one name at the most")
        assert self.settings is not None
        extra = self.settings.get("PUBLISHERS_PATH")
        publishers = load_publishers(Path(extra) if extra else None)
        shown = [publisher_named(args[0], publishers)] if args else list(publishers.values())
        for publisher in shown:
            print(as_json(publisher) if opts.json else publisher_lines(publisher))
