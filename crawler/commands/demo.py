"""``tashih demo``: a newsroom on this machine, crawled through a day of edits, and what was found."""

from __future__ import annotations

import argparse
import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler.judgement.render import render_diff
from crawler.model import Revision, RevisionQuery, Visit
from crawler.monitor.listing import revision_line
from crawler.newsroom import Newsroom, publisher_file
from crawler.newsroom.audit import audit
from crawler.shell import colour_wanted, plainly
from crawler.store.connect import home_of
from crawler.store.protocol import Store
from crawler.store.shared import store_from

DATABASE = "tashih_demo"
FAST = {
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "CONFIRM_AFTER_SECONDS": 0.2,
    "DOWNLOAD_DELAY": 0,
    "DOWNLOAD_DELAY_JITTER": 0,
    "LOG_LEVEL": "ERROR",
    "MONGODB_DATABASE": DATABASE,
    "MONGODB_URI": None,
    "RETRY_TIMES": 0,
}
DIFFS = 4


class Command(ScrapyCommand):
    """Show the main job at work, without a network."""

    requires_project = True

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "A small newsroom on this machine, crawled through a day of edits"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return (
            "Starts the embedded database and a bundled newsroom on loopback, crawls it edition by edition, prints the revisions "
            f"and word diffs, and checks them against what happened. Empties the database {DATABASE} first, and no other. "
            "Needs no network. Example: tashih demo"
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Choose what the demo needs; a ``-s`` on the command line wins, but never leads to another database server."""
        assert self.settings is not None
        self.settings.setdict(FAST, priority="project")
        super().process_options(args, opts)
        folder = home_of(self.settings) / "demo-publishers"
        self.settings.setdict({"PUBLISHERS_PATH": str(folder), "MONGODB_URI": None}, priority="cmdline")

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002
        """Live through the day; exit with 1 if anything that happened was missed, or anything else was recorded."""
        assert self.settings is not None
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        with Newsroom(now=datetime.now(UTC)) as newsroom:
            write_publishers(newsroom, Path(self.settings.get("PUBLISHERS_PATH")))
            faults = run_until_done(self.crawler_process, Day(self.settings, self.crawler_process, newsroom))
        for fault in faults:
            print(f"tashih: {fault}", file=sys.stderr)
        self.exitcode = 1 if faults else 0


def write_publishers(newsroom: Newsroom, folder: Path) -> None:
    """Write the newsroom's publishers as publisher files, in place of those of an earlier run."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.py"):
        old.unlink()
    for publisher in newsroom.publishers():
        (folder / f"{publisher.name}.py").write_text(publisher_file(publisher), encoding="utf-8")


def run_until_done(process: AsyncCrawlerProcess, day: Day) -> list[str]:
    """Run the crawls of a day in Scrapy's own loop; what the day found wrong."""
    from twisted.internet import reactor

    loop: Any = reactor  # Twisted types the module, not the object it stands for

    async def living() -> list[str]:
        try:
            return await day.live()
        finally:
            loop.callLater(0, loop.stop)

    task = asyncio.get_event_loop().create_task(living())
    process.start(stop_after_crawl=False)
    return task.result()


class Day:
    """One day of the newsroom, seen by the crawler."""

    def __init__(self, settings: Settings, process: AsyncCrawlerProcess, newsroom: Newsroom) -> None:
        self.settings = settings
        self.process = process
        self.newsroom = newsroom

    async def live(self) -> list[str]:
        """Crawl every edition and print what was recorded; the faults found."""
        store = store_from(self.settings)
        await store.forget_everything()
        await store.open()
        faults: list[str] = []
        try:
            print_opening(self.newsroom)
            for edition in self.newsroom.editions:
                faults += await self.see(store, edition.number)
            faults += [f"{line.path}: was fetched against robots.txt" for line in self.newsroom.violations]
            await print_diffs(store)
            print_end(faults, self.newsroom)
        finally:
            await store.close()
        return faults

    async def see(self, store: Store, number: int) -> list[str]:
        """Crawl all publishers in one edition, print, and compare with the truth."""
        began = datetime.now(UTC)
        edition = self.newsroom.editions[number - 1]
        self.newsroom.turn_to(number)
        await asyncio.gather(
            *(self.process.crawl("news", publisher=publisher.name) for publisher in self.newsroom.publishers())
        )
        visits = [visit async for visit in store.visits(since=began)]
        revisions = [revision async for revision in store.revisions(RevisionQuery(since=began))]
        print_edition(f"Edition {number}, {edition.title.lower()}", visits, revisions, first=number == 1)
        return list(audit(self.newsroom.truth(number), visits, revisions))


def print_opening(newsroom: Newsroom) -> None:
    """Say who is watched."""
    titles = [publisher.title for publisher in newsroom.publishers()]
    print(f"{len(titles)} papers on this machine: {', '.join(titles)}.")
    print("Counters, ratings, tickers and related links move at every look.\n")


def print_edition(title: str, visits: list[Visit], revisions: list[Revision], *, first: bool) -> None:
    """What one look at everything found: a line of outcomes, then the revisions (the first look's all are new)."""
    outcomes = sorted({visit.outcome for visit in visits})
    counts = ", ".join(f"{sum(visit.outcome == outcome for visit in visits)} {outcome}" for outcome in outcomes)
    print(f"== {title}: {len(visits)} visits ({counts})\n")
    for revision in [] if first else reversed(revisions):
        print(revision_line(revision) + "\n")
    for visit in visits:
        if visit.outcome in {"touched", "gone", "moved", "failed"}:
            print(f"{visit.outcome:<9} {visit.url}  {visit.reason}\n")


async def print_diffs(store: Store) -> None:
    """The word diffs of the day that tell most: silent edits first."""
    changed = [revision async for revision in store.revisions(RevisionQuery()) if revision.change]
    changed.sort(key=lambda revision: (not (revision.change and revision.change.silent), revision.first_seen))
    for revision in changed[:DIFFS]:
        before = await store.revision(revision.article, revision.number - 1)
        if before and revision.change:
            print(render_diff(revision.change, before, revision, colour=colour_wanted(), width=100) + "\n")


def print_end(faults: list[str], newsroom: Newsroom) -> None:
    """The verdict, and where to look on."""
    events = sum(
        expected.outcome not in {"unchanged", "not_modified"}
        for edition in newsroom.editions
        for expected in newsroom.truth(edition.number)
    )
    verdict = "every one was recorded, and nothing else" if not faults else f"{len(faults)} things are wrong, see below"
    print(f"{events} things happened today: {verdict}.")
    print(f"Look around: tashih log -s MONGODB_DATABASE={DATABASE}     tashih db uri")
