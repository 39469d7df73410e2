# ruff: noqa: N999 - Scrapy names a command after its file
"""``tashih import``: histories from web archives."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from crawler.judgement.plain import safe
from crawler.monitor.archives import Contents, contents_of
from crawler.monitor.importing import import_archive
from crawler.publishers.catalogue import name_of
from crawler.shell import ask, plainly, say, show_progress
from crawler.store.described import publishers_of
from crawler.store.protocol import Store
from pipelines.offline import OfflineChain


class Command(ScrapyCommand):
    """Read the pages of WARC files as if they were visited when they were captured."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """The form of the command."""
        return "FILE.warc.gz …"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Build histories from web archives"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return (
            "Reads the HTML pages of WARC files in the order of their dates, and records what a crawl would have recorded then. "
            "A page that was imported before is left alone, so a broken-off import is simply begun again. "
            "Exit code 1 if a file could not be read to its end. Example: tashih import crawl-2026-03.warc.gz"
        )

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002 - Scrapy's signature
        """Import one file after another."""
        if not args:
            raise UsageError("import takes at least one WARC file")
        assert self.settings is not None
        settings = self.settings
        for path in map(Path, args):
            contents = contents_of(path)
            outcomes = ask(settings, lambda store, c=contents, p=path: load(store, settings, p, c))  # type: ignore[misc]
            held = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
            say(f"{safe(str(path))}: {held or 'no page of HTML'}")
            if contents.fault:
                say(f"{safe(contents.fault)}. What stands before it was imported.")
            if contents.fault or outcomes["unreadable"]:
                self.exitcode = 1


async def load(store: Store, settings: Settings, path: Path, contents: Contents) -> Counter[str]:
    """Import one file into a store."""
    store.plans = False  # what an archive shows is past: nobody is sent to look again
    publishers = publishers_of(settings)
    chain = OfflineChain(store, settings, publishers.values())
    return await import_archive(
        store,
        chain.see,
        path,
        contents,
        publisher_of=lambda url: name_of(url, publishers.values()),
        tell=lambda what: say(safe(what)),
        progress=show_progress,
    )
