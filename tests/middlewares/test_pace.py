"""No two requests to a host are closer than its delay, whatever chance adds."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from scrapy.core.downloader import Slot
from scrapy.utils.misc import load_object
from scrapy.utils.test import get_crawler

from crawler.middlewares.pace import UnhurriedSlot
from settings import base


@given(delay=st.floats(0.0, 120.0), jitter=st.floats(0.0, 2.0))
def test_chance_makes_a_gap_longer_and_never_shorter(delay: float, jitter: float) -> None:
    gaps = [UnhurriedSlot(1, delay, jitter).download_delay() for _ in range(20)]
    assert all(delay <= gap <= delay * (1 + jitter) + 1e-9 for gap in gaps)


@pytest.mark.parametrize("own", [{}, {"news.example": {"delay": 7, "jitter": 0.1}}])
def test_every_host_of_a_crawl_is_paced_like_that(own: dict[str, dict[str, float]]) -> None:
    async def slots() -> list[Slot]:
        crawler = get_crawler(settings_dict={"DOWNLOAD_DELAY": 3, "DOWNLOAD_SLOTS": own})
        downloader = load_object(base.DOWNLOADER)(crawler)
        found = [downloader._get_slot(Request(f"http://news.example/{path}"))[1] for path in "ab"]
        downloader.close()
        return found

    first, second = asyncio.run(slots())
    assert isinstance(first, UnhurriedSlot) and first is second
    assert (first.delay, first.jitter) == ((7, 0.1) if own else (3, 0.5))
