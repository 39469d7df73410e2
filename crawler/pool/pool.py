"""So many readers, and no more: pages wait for their turn in the order of their coming.

A page that waits costs nothing but the response it came in, and those Scrapy counts: it asks for no more while
``SCRAPER_SLOT_MAX_ACTIVE_SIZE`` bytes of responses are on their way through the spider. A page is packed and sent when
its turn has come, so at most one page a process is under way.
"""

from __future__ import annotations

import asyncio
import logging

from scrapy.statscollectors import StatsCollector

from crawler.errors import ReadingError
from crawler.judgement.plain import safe
from crawler.pool.serving import Read
from crawler.pool.whole import Question, Whole, read_whole
from crawler.pool.worker import LostError, Worker

TRIES = 2  # a page whose reader dies is given to one more

logger = logging.getLogger(__name__)


class ReadingPool:
    """Reads pages in *processes* of their own, each page within so many *seconds*; they are started when they are needed."""

    def __init__(self, processes: int, *, seconds: float, stats: StatsCollector, read: Read = read_whole) -> None:
        self._turns = asyncio.Semaphore(processes)
        self._seconds = seconds
        self._stats = stats
        self._read = read
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._waiting = 0
        self._closed = False

    async def read(self, question: Question) -> Whole:
        """The page and what was made of it; ReadingError if that took too long, failed, or cost two readers their life."""
        self._waiting += 1
        self._stats.max_value("reading/most_waiting", self._waiting)
        try:
            async with self._turns:
                return await self._tried(question)
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """End all readers; pages under way and those that wait are not read any more."""
        self._closed = True
        for worker in (*self._idle, *self._busy):
            worker.end()
        self._idle.clear()

    async def _tried(self, question: Question) -> Whole:
        why = ""
        for _ in range(TRIES):
            if self._closed:
                break
            try:
                return await self._answered(question)
            except LostError as error:
                why = str(error)
            if not self._closed:
                self._count("reading/reader_lost")
                logger.warning("%s: %s", safe(question.url), why)
        raise ReadingError(f"not read: {'the crawl has ended' if self._closed else f'{why}, {TRIES} times'}")

    async def _answered(self, question: Question) -> Whole:
        worker = await self._free()
        self._busy.add(worker)
        try:
            async with asyncio.timeout(self._seconds):
                answer = await worker.ask(question)
        except TimeoutError:
            self._count("reading/timed_out")
            worker.end()
            raise ReadingError(f"not read: reading it took longer than {self._seconds:g} s") from None
        except BaseException:
            worker.end()
            raise
        finally:
            self._busy.discard(worker)
        self._idle.append(worker)
        return self._opened(answer, question)

    async def _free(self) -> Worker:
        """A reader that has nothing to do: the one that worked last, else a new one."""
        while self._idle:
            worker = self._idle.pop()
            if not worker.has_ended:
                return worker
            worker.end()
        worker = await Worker.started(self._read, self._seconds)
        if self._closed:  # meanwhile
            worker.end()
            raise LostError
        return worker

    def _opened(self, answer: Whole | str, question: Question) -> Whole:
        if isinstance(answer, Whole):
            self._count("reading/pooled")
            return answer
        self._count("reading/raised")
        logger.error("Reading %s failed\n%s", safe(question.url), "\n".join(map(safe, answer.splitlines())))
        raise ReadingError(f"not read: {answer.strip().splitlines()[-1]}"[:500])

    def _count(self, what: str) -> None:
        self._stats.inc_value(what)
