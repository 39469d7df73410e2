"""A process with a pool whose readers hang: ``python -m tests.pool.crawl FILE FILE``; each file gets the id of a reader."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime

from scrapy.utils.test import get_crawler

from crawler.pool.pool import ReadingPool
from crawler.pool.whole import Question
from crawler.reading.reader import NOTHING
from tests.pool.readers import unruly

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def question(body: bytes, url: str = "http://news.example/ferry") -> Question:
    return Question(
        body=body, url=url, content_type="text/html", publisher=None, seen_at=NOON, claims=(), learned=NOTHING
    )


async def main(asleep: str, deaf: str) -> None:
    stats = get_crawler().stats
    assert stats is not None
    pool = ReadingPool(2, seconds=3, stats=stats, read=unruly)
    orders = (f"hang\n{asleep}", f"hang deaf\n{deaf}")
    await asyncio.gather(*(pool.read(question(order.encode())) for order in orders))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
