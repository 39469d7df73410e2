"""Readers for the processes of a pool that behave as no reader should; they take their orders from the page."""

from __future__ import annotations

import ctypes
import os
import time
from multiprocessing.connection import Connection
from pathlib import Path

from scrapy.utils.test import get_crawler

from crawler.pool.shared import pool_of
from crawler.pool.whole import Question, Whole, read_whole


def unruly(question: Question) -> Whole:
    """Read, unless the page's first line is an order."""
    order, _, rest = question.body.decode(errors="replace").partition("\n")
    if order == "hang":
        Path(rest).write_text(str(os.getpid()))
        time.sleep(600)
    if order == "hang deaf":  # Python's own threads do not run meanwhile
        Path(rest).write_text(str(os.getpid()))
        ctypes.PyDLL(None).sleep(600)
    if order == "hang once" and not Path(rest).exists():
        Path(rest).write_text(str(os.getpid()))
        time.sleep(600)
    if order == "no memory":
        raise MemoryError
    if order == "raise":
        raise ValueError(rest)
    return read_whole(question)


def has_a_pool(channel: Connection) -> None:
    """Tell whether a crawl in this process would have one."""
    channel.send(pool_of(get_crawler(settings_dict={"READING_PROCESSES": 2})) is not None)
