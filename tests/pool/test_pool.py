"""Pages are read in processes of their own: with the same result, and whatever becomes of one, the others go on."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from scrapy.http import HtmlResponse, Request
from scrapy.statscollectors import StatsCollector
from scrapy.utils.test import get_crawler

from crawler.errors import ReadingError
from crawler.items import ArticleItem
from crawler.model import Visit
from crawler.pool.pool import ReadingPool
from crawler.pool.shared import pool_of, share_pool
from crawler.pool.whole import Question, Whole, page_of, read_whole
from crawler.pool.worker import FORK_SERVER
from crawler.spiders.articles import item_of
from crawler.spiders.news import NewsSpider
from crawler.spiders.targets import Targets
from crawler.store.evidence import UNREAD
from crawler.store.memory import MemoryStore
from crawler.store.shared import share
from pipelines.clean import CleanPipeline
from pipelines.digest import DigestPipeline
from pipelines.record import RecordPipeline
from pipelines.stamps import StampsPipeline
from pipelines.validate import ValidatePipeline
from tests.e2e.pages import article
from tests.pool.crawl import NOON, question
from tests.pool.readers import has_a_pool, unruly

ROOT = Path(__file__).parent.parent.parent
GOLDEN = sorted((ROOT / "tests" / "golden").glob("*/*/article.json"))
URL = "http://news.example/ferry-line-reopens"
NEWS = question(article().encode(), URL)


def fresh_stats() -> StatsCollector:
    stats = get_crawler().stats
    assert stats is not None
    return stats


@contextmanager
def a_pool(processes: int = 1, *, seconds: float = 60) -> Iterator[tuple[ReadingPool, StatsCollector]]:
    """A pool of readers that obey a page's orders; ended whatever happens."""
    stats = fresh_stats()
    pool = ReadingPool(processes, seconds=seconds, stats=stats, read=unruly)
    try:
        yield pool, stats
    finally:
        pool.close()


async def until(done: Callable[[], Any], seconds: float = 60) -> None:
    """Wait for something that is sure to happen, and not for ever."""
    async with asyncio.timeout(seconds):
        while not done():
            await asyncio.sleep(0.05)


def has_ended(process: int) -> bool:
    """Whether there is no such process any more, or nothing of it but its exit code."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def written(path: Path) -> int:
    """The process id in a file; 0 as long as there is none."""
    return int(path.read_text() or 0) if path.exists() else 0


def golden() -> list[Question]:
    addresses = [json.loads(path.read_text(encoding="utf-8"))["url"] for path in GOLDEN]
    pages = [(path.parent / "page.html").read_bytes() for path in GOLDEN]
    return [question(page, url) for page, url in zip(pages, addresses, strict=True)]


def through_the_arithmetic(asked: Question, whole: Whole) -> tuple[ArticleItem, dict[str, Any]]:
    """The item after the steps that only compute, and what they counted."""
    stats = fresh_stats()
    item: Any = item_of(asked, visit_to(asked.url), whole)
    for step in (ValidatePipeline(20), CleanPipeline(stats), StampsPipeline(), DigestPipeline()):
        item = step.process_item(item)
    item.ready = None
    return item, stats.get_stats()


def visit_to(url: str) -> Visit:
    return Visit(
        id=f"visit to {url}", article=url, url=url, publisher="news.example", at=NOON, outcome="failed", reason=UNREAD
    )


def test_the_pool_reads_every_golden_page_as_the_crawl_itself_would() -> None:
    async def compare() -> None:
        with a_pool(2) as (pool, stats):
            pages = golden()
            found = await asyncio.gather(*map(pool.read, pages))
            assert found == [read_whole(page) for page in pages]
            assert stats.get_value("reading/pooled") == len(pages)
            for page, whole in zip(pages, found, strict=True):
                alone = through_the_arithmetic(page, Whole(page=page_of(page)))
                assert through_the_arithmetic(page, whole) == alone

    asyncio.run(compare())


def test_a_page_whose_reader_is_killed_is_read_by_another(tmp_path: Path) -> None:
    async def kill() -> None:
        with a_pool() as (pool, stats):
            mark = tmp_path / "reader"
            hanging = asyncio.ensure_future(pool.read(question(f"hang once\n{mark}".encode())))
            await until(lambda: written(mark))
            os.kill(written(mark), signal.SIGKILL)
            assert (await hanging).page.barrier == "no article"
            assert stats.get_value("reading/reader_lost") == 1

    asyncio.run(kill())


def test_a_reader_that_was_killed_while_it_waited_costs_no_page_a_try() -> None:
    async def kill() -> None:
        with a_pool() as (pool, stats):
            await pool.read(NEWS)
            os.kill(pool._idle[0].process.pid or 0, signal.SIGKILL)
            await until(lambda: pool._idle[0].has_ended)
            assert (await pool.read(NEWS)).ready
            assert stats.get_value("reading/reader_lost") is None

    asyncio.run(kill())


def test_a_page_that_costs_two_readers_their_life_is_given_up() -> None:
    async def read() -> None:
        with a_pool() as (pool, stats):
            with pytest.raises(ReadingError, match="the process that read it died, 2 times"):
                await pool.read(question(b"no memory\n"))
            assert stats.get_value("reading/reader_lost") == 2
            assert (await pool.read(NEWS)).ready

    asyncio.run(read())


def test_a_page_that_cannot_be_read_says_why_and_its_reader_goes_on() -> None:
    async def read() -> None:
        with a_pool() as (pool, stats):
            with pytest.raises(ReadingError, match="not read: ValueError: a comma too many"):
                await pool.read(question(b"raise\na comma too many"))
            assert (await pool.read(NEWS)).ready
            assert stats.get_value("reading/raised") == 1

    asyncio.run(read())


def test_a_page_that_takes_too_long_is_a_failed_visit_and_the_others_go_on(tmp_path: Path) -> None:
    async def read() -> None:
        with a_pool(seconds=1.5) as (pool, stats):
            await pool.read(NEWS)
            mark = tmp_path / "reader"
            desk = Desk(pool)
            hanging, read = await asyncio.gather(
                desk.see("http://news.example/hangs", f"hang\n{mark}".encode()), desk.see(URL, NEWS.body)
            )
            assert (read.outcome, bool(read.reading)) == (None, True)
            assert (hanging.outcome, hanging.reason) == ("failed", "not read: reading it took longer than 1.5 s")
            await desk.record(hanging)
            visits = [visit async for visit in desk.store.visits(article="http://news.example/hangs")]
            assert [(visit.outcome, visit.reason) for visit in visits] == [("failed", hanging.reason)]
            assert stats.get_value("reading/timed_out") == 1
            await until(lambda: has_ended(written(mark)))

    asyncio.run(read())


def test_pages_wait_for_their_turn_and_are_not_sent_before() -> None:
    async def read() -> None:
        with a_pool(2) as (pool, stats):
            pages = [asyncio.ensure_future(pool.read(NEWS)) for _ in range(20)]
            most = 0
            while not all(page.done() for page in pages):
                most = max(most, len(pool._busy))
                await asyncio.sleep(0)
            assert most == 2
            assert stats.get_value("reading/most_waiting") == 20

    asyncio.run(read())


def test_a_pool_that_is_closed_ends_its_readers_and_tells_who_waits(tmp_path: Path) -> None:
    async def close() -> None:
        with a_pool() as (pool, _):
            mark = tmp_path / "reader"
            pages = [asyncio.ensure_future(pool.read(page)) for page in (question(f"hang\n{mark}".encode()), NEWS)]
            await until(lambda: written(mark))
            pool.close()
            for page in pages:
                with pytest.raises(ReadingError, match="the crawl has ended"):
                    await page
            await until(lambda: has_ended(written(mark)))

    asyncio.run(close())


def test_readers_do_not_outlive_a_crawl_that_was_killed(tmp_path: Path) -> None:
    marks = [tmp_path / "asleep", tmp_path / "deaf"]
    crawl = subprocess.Popen([sys.executable, "-m", "tests.pool.crawl", *map(str, marks)], cwd=ROOT)
    try:
        asyncio.run(until(lambda: all(map(written, marks))))
        family = [*map(written, marks), *children_of(crawl.pid)]
    finally:
        crawl.kill()
        crawl.wait()
    assert len(family) >= 3, "two readers, and what they are forked from"
    asyncio.run(until(lambda: all(map(has_ended, family)), seconds=30))


def children_of(parent: int) -> list[int]:
    """The processes that another one started (proc(5), stat: field 4)."""
    fields = {}
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            fields[int(process.name)] = (process / "stat").read_text().rpartition(")")[2].split()
    return [process for process, found in fields.items() if int(found[1]) == parent]


def test_a_daemon_which_may_have_no_children_reads_by_itself() -> None:
    ours, theirs = FORK_SERVER.Pipe()
    for daemon in (True, False):
        process = FORK_SERVER.Process(target=has_a_pool, args=(theirs,), daemon=daemon)
        process.start()
        try:
            assert ours.poll(60)
            assert ours.recv() is not daemon
        finally:
            process.kill()
            process.join()


def test_without_the_setting_there_is_no_pool() -> None:
    assert pool_of(get_crawler(NewsSpider, {"READING_PROCESSES": 0})) is None


class Desk:
    """A spider with a pool, and the chain's arithmetic and record."""

    def __init__(self, pool: ReadingPool) -> None:
        self.store = MemoryStore()
        crawler = get_crawler(NewsSpider, {"CONFIRM_AFTER_SECONDS": 0})
        share(crawler, self.store)
        share_pool(crawler, pool)
        self.spider = NewsSpider.from_crawler(crawler, targets=Targets(urls=(URL,)))

    async def see(self, url: str, body: bytes) -> ArticleItem:
        """What becomes of a page on its way to the store."""
        visit = visit_to(url)
        await self.store.keep_evidence(visit, None)
        target = {"url": url, "publisher": "news.example", "claims": ()}
        request = Request(url, meta={"visit": visit, "article": target})
        response = HtmlResponse(url, body=body, headers={"Content-Type": "text/html"}, request=request)
        items = [item async for item in self.spider.parse_article(response)]
        assert len(items) == 1
        item: Any = items[0]
        for step in (ValidatePipeline(20), CleanPipeline(fresh_stats()), StampsPipeline(), DigestPipeline()):
            item = step.process_item(item)
        assert isinstance(item, ArticleItem)
        return item

    async def record(self, item: ArticleItem) -> None:
        await RecordPipeline(self.store, fresh_stats()).process_item(item)
