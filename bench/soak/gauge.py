"""What a crawling process holds, sampled from inside: memory, open files, tasks, and how late the schedule is."""

from __future__ import annotations

import asyncio
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic, process_time
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.store.evidence import this_instant
from crawler.store.shared import store_of

PAGE = os.sysconf("SC_PAGE_SIZE")
VISITS = ("new", "changed", "unchanged", "touched", "not_modified", "gone", "moved", "blocked", "failed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One look: seconds since the start, resident megabytes, open files, tasks, visits so far, what is due and how late."""

    seconds: float
    cpu_seconds: float
    megabytes: float
    files: int
    tasks: int
    visits: int
    due: int
    late_seconds: float


class Gauge:
    """Writes a sample a line."""

    def __init__(self, crawler: Crawler, file: Path, every: float) -> None:
        self.crawler = crawler
        self.file = file
        self.every = every
        self.began = monotonic()
        self.task: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take GAUGE_FILE and GAUGE_SECONDS."""
        if not crawler.settings.get("GAUGE_FILE"):
            raise NotConfigured("GAUGE_FILE is not set")
        gauge = cls(crawler, Path(crawler.settings["GAUGE_FILE"]), crawler.settings.getfloat("GAUGE_SECONDS"))
        crawler.signals.connect(gauge.start, signal=signals.engine_started)
        crawler.signals.connect(gauge.stop, signal=signals.spider_closed)
        return gauge

    def start(self) -> None:
        """Begin to look."""
        self.task = asyncio.ensure_future(self.watch())

    def stop(self) -> None:
        """Look no more."""
        if self.task:
            self.task.cancel()

    async def watch(self) -> None:
        """Look every few seconds."""
        while True:
            await asyncio.sleep(self.every)
            sample = await self.sample()
            with self.file.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(sample)) + "\n")

    async def sample(self) -> Sample:
        """What the process holds now."""
        overview = await store_of(self.crawler).frontier.overview(this_instant())
        stats = self.crawler.stats
        assert stats is not None
        return Sample(
            seconds=round(monotonic() - self.began, 1),
            cpu_seconds=round(process_time(), 2),
            megabytes=round(int(Path("/proc/self/statm").read_text().split()[1]) * PAGE / 2**20, 1),
            files=sum(1 for _ in Path("/proc/self/fd").iterdir()),
            tasks=len(asyncio.all_tasks()),
            visits=sum(stats.get_value(f"visit/{outcome}", 0) for outcome in VISITS),
            due=overview.due,
            late_seconds=round(overview.late_by.total_seconds(), 1),
        )
