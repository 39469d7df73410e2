"""``tashih verify``: is everything that was recorded still there, and still what it was?"""

from __future__ import annotations

import argparse

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.judgement.plain import safe
from crawler.monitor.listing import as_json
from crawler.monitor.verification import Verification
from crawler.shell import ask, plainly, say, show_progress
from crawler.store.protocol import Store


class Command(ScrapyCommand):
    """Check the evidence and every history."""

    requires_project = True
    requires_crawler_process = False

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Check digests, the chain of every history, references"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return (
            "Reads everything that was recorded and names what was altered, is missing or out of order: the bytes of captures, the "
            "texts of revisions, the chain and the numbers of every history, and what one document says of another. "
            "Exit code 1 if anything is wrong. Example: tashih verify --json"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --json."""
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="one JSON object a fault and line")

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print every fault."""
        if args:
            raise UsageError("verify takes no argument")
        assert self.settings is not None
        faults = ask(self.settings, lambda store: print_faults(store, as_lines=opts.json))
        self.exitcode = 1 if faults else 0


async def print_faults(store: Store, *, as_lines: bool) -> int:
    """Print faults as they are found; how many there were."""
    faults = 0
    looked: dict[str, int] = {}

    def progress(name: str, done: int) -> None:
        looked[name] = done
        show_progress(name, done)

    looking = Verification(store.inventory, progress)
    async for fault in looking.faults():
        faults += 1
        print(as_json(fault) if as_lines else f"{safe(fault.where)}: {safe(fault.what)}")
    counted = ", ".join(f"{done} {name}" for name, done in looked.items()) or "nothing was recorded yet"
    say(f"{faults} fault{'s' if faults != 1 else ''} found; looked at {counted}")
    if looking.unnamed:
        say(
            f"{looking.unnamed} captures are named by nothing, as a crash and expired visits leave them: that is no fault"
        )
    return faults
