"""Evidence is safe before anything reads it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import HtmlResponse, Response
from scrapy.statscollectors import StatsCollector
from scrapy.utils.test import get_crawler

from crawler.middlewares.evidence import EvidenceMiddleware
from crawler.model import Visit
from crawler.store.evidence import outcome_of, outcome_of_failure
from crawler.store.memory import MemoryStore
from crawler.store.pending import Pending

URL = "http://news.example/story"


def seen(
    response: Response | Exception, *, article: bool = True, asked: dict[str, str] | None = None
) -> tuple[MemoryStore, StatsCollector, Request]:
    """What the middleware leaves behind after one answer or failure."""
    store, stats = MemoryStore(), get_crawler().stats
    assert stats is not None
    request = Request(
        URL, meta={"article": {"url": URL, "publisher": "news.example"}} if article else {}, headers=asked
    )
    pending = Pending(store)
    middleware = EvidenceMiddleware(store, stats, pending)

    async def pass_by() -> None:
        await store.open()
        if isinstance(response, Exception):
            await middleware.process_exception(request, response)
        else:
            assert await middleware.process_response(request, response) is response
        await pending.flush()
        await asyncio.sleep(0)

    asyncio.run(pass_by())
    return store, stats, request


def visits(store: MemoryStore) -> list[Visit]:
    async def listed() -> list[Visit]:
        return [visit async for visit in store.visits()]

    return asyncio.run(listed())


def test_a_page_is_kept_with_its_headers_and_the_visit_says_that_nobody_read_it_yet() -> None:
    response = HtmlResponse(
        URL, body=b"<h1>News</h1>", headers={"ETag": '"v1"', "Set-Cookie": ["a=1", "b=2"]}, encoding="utf-8"
    )
    store, _, request = seen(response)
    (visit,) = visits(store)
    assert (visit.outcome, visit.reason, visit.status, visit.bytes) == ("failed", "not read yet", 200, 13)
    assert visit == request.meta["visit"]
    assert visit.validators is not None and visit.validators.etag == '"v1"'
    capture = asyncio.run(store.capture(str(visit.payload_digest)))
    assert capture is not None and capture.body == b"<h1>News</h1>" and capture.headers["Set-Cookie"] == "a=1, b=2"
    assert abs((datetime.now(UTC) - capture.at).total_seconds()) < 600


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, "failed"),
        (302, "failed"),
        (304, "not_modified"),
        (403, "blocked"),
        (404, "gone"),
        (410, "gone"),
        (429, "blocked"),
        (451, "blocked"),
        (500, "failed"),
        (503, "failed"),
    ],
)
def test_the_status_says_what_a_visit_found(status: int, outcome: str) -> None:
    assert outcome_of(status)[0] == outcome
    store, stats, _ = seen(Response(URL, status=status, body=b"x"), asked={"If-None-Match": '"v1"'})
    assert [visit.outcome for visit in visits(store)] == [outcome]
    assert stats.get_value(f"visit/{outcome}", 0) == (0 if status == 200 else 1)


def test_a_304_that_nobody_asked_for_shows_nothing() -> None:
    store, stats, _ = seen(Response(URL, status=304))
    (visit,) = visits(store)
    assert (visit.outcome, visit.reason) == ("failed", "status 304 without a question")
    assert stats.get_value("visit/failed") == 1


def test_robots_txt_is_a_refusal_and_a_dead_line_a_failure() -> None:
    assert outcome_of_failure(IgnoreRequest("Forbidden by robots.txt")) == ("blocked", "robots.txt forbids it")
    store, stats, _ = seen(ConnectionResetError("the line went dead"))
    (visit,) = visits(store)
    assert (visit.outcome, visit.reason) == ("failed", "ConnectionResetError: the line went dead")
    assert stats.get_value("visit/failed") == 1


def test_listings_leave_no_visit() -> None:
    store, _, request = seen(HtmlResponse(URL, body=b"<a href=/1>1</a>", encoding="utf-8"), article=False)
    assert visits(store) == [] and "visit" not in request.meta
