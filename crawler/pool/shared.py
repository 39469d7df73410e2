"""One pool for one crawl, if the settings want one."""

from __future__ import annotations

import logging
from multiprocessing import current_process
from weakref import WeakKeyDictionary

from scrapy.crawler import Crawler

from crawler.pool.pool import ReadingPool

logger = logging.getLogger(__name__)
_pools: WeakKeyDictionary[Crawler, ReadingPool | None] = WeakKeyDictionary()


def pool_of(crawler: Crawler) -> ReadingPool | None:
    """The crawl's pool; None if the crawling process reads by itself."""
    if crawler not in _pools:
        _pools[crawler] = _pool_for(crawler)
    return _pools[crawler]


def share_pool(crawler: Crawler, pool: ReadingPool) -> None:
    """Let a crawl use *pool* instead of the one its settings ask for."""
    _pools[crawler] = pool


def _pool_for(crawler: Crawler) -> ReadingPool | None:
    processes = crawler.settings.getint("READING_PROCESSES")
    if processes <= 0:
        return None
    if current_process().daemon:
        logger.warning(
            "READING_PROCESSES=%d is not heeded: this process is a daemon of multiprocessing, which may have no children. "
            "The crawl reads by itself; start it with subprocess, as the cluster does.",
            processes,
        )
        return None
    assert crawler.stats is not None
    return ReadingPool(processes, seconds=crawler.settings.getfloat("READING_MAX_SECONDS"), stats=crawler.stats)
