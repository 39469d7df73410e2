"""Validators go back to the address that gave them, while the reader who read the page is today's, and not always."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from crawler.middlewares.conditional import ConditionalMiddleware, is_full_visit, questions, stands
from crawler.middlewares.evidence import EvidenceMiddleware
from crawler.model import Reader, Validators
from crawler.reading.reader import reader_for
from crawler.store.knowledge import Knowledge
from crawler.store.memory import MemoryStore
from crawler.store.pending import Pending
from tests.store.newsdesk import FERRY, MORNING, capture, first_revision, minute, visit

SEEN = datetime(2026, 3, 2, 12, tzinfo=UTC)
TAG = Validators(etag='"1"', last_modified="Mon, 02 Mar 2026 08:00:00 GMT")
TODAYS = reader_for(None, "")
NEVER_FULL = 10**9


def middleware(store: MemoryStore, *, every: int = NEVER_FULL) -> ConditionalMiddleware:
    stats = get_crawler().stats
    assert stats is not None
    return ConditionalMiddleware(store, Knowledge(store), {}, stats, full_every=every)


async def seen_by(reader: Reader | None = None, validators: Validators = TAG) -> MemoryStore:
    """A store that has seen the ferry's article once."""
    store = MemoryStore()
    await store.open()
    reader = reader or reader_for(None, (await store.learned("example")).version)
    shown = visit(outcome="new", validators=validators, reader=reader.version, payload_digest=capture().payload_digest)
    await store.keep_evidence(shown, capture())
    await store.record(first_revision(reader=reader), shown)
    return store


def asked(url: str = FERRY, **meta: object) -> Request:
    return Request(url, meta={"article": {"url": FERRY, "publisher": "example", "claims": ()}, **meta})


def condition(request: Request, store: MemoryStore, *, every: int = NEVER_FULL) -> dict[str, str]:
    """The conditions under which a request goes out."""
    asyncio.run(middleware(store, every=every).process_request(request))
    names = ("If-None-Match", "If-Modified-Since")
    return {name: value.decode() for name in names if (value := request.headers.get(name))}


def test_a_known_article_is_asked_for_with_both_its_validators() -> None:
    store = asyncio.run(seen_by())
    assert condition(asked(), store) == {"If-None-Match": '"1"', "If-Modified-Since": TAG.last_modified}


def test_a_304_in_between_keeps_the_question() -> None:
    store = asyncio.run(seen_by())
    asyncio.run(store.finish_visit(visit(minute(5), "not_modified", validators=Validators())))
    assert condition(asked(), store)["If-None-Match"] == '"1"'


@pytest.mark.parametrize(
    ("request_", "reader", "validators"),
    [
        (asked(FERRY + "?amp"), None, TAG),
        (asked(second_look=True), None, TAG),
        (asked().replace(method="HEAD"), None, TAG),
        (asked(), Reader(name="tashih", version="an older one"), TAG),
        (asked(), None, Validators()),
        (Request(FERRY), None, TAG),
    ],
    ids=["another address", "second look", "HEAD", "better reader", "nothing to compare by", "listing"],
)
def test_the_whole_page_is_asked_for(request_: Request, reader: Reader | None, validators: Validators) -> None:
    brought_along = request_.replace(headers={"If-None-Match": '"of another page"'})
    assert condition(brought_along, asyncio.run(seen_by(reader, validators))) == {}


def test_a_publisher_caught_lying_is_not_asked_conditionally_again() -> None:
    store = asyncio.run(seen_by())
    asking, request = middleware(store, every=1), asked()
    asyncio.run(asking.process_request(request))
    now = visit(minute(5), "changed", validators=TAG)
    asking.item_scraped(SimpleNamespace(visit=now, outcome="changed"), Response(FERRY, request=request))
    asking.full_every = NEVER_FULL
    asyncio.run(asking.process_request(again := asked()))
    assert "If-None-Match" not in again.headers
    assert asking.stats.get_value("conditional/lied") == 1


@pytest.mark.parametrize(
    ("outcome", "validators"), [("unchanged", TAG), ("changed", replace(TAG, etag='"2"')), ("changed", Validators())]
)
def test_an_honest_publisher_is_never_called_a_liar(outcome: str, validators: Validators) -> None:
    store = asyncio.run(seen_by())
    asking, request = middleware(store, every=1), asked()
    asyncio.run(asking.process_request(request))
    now = visit(minute(5), outcome, validators=validators)
    asking.item_scraped(SimpleNamespace(visit=now, outcome=outcome), Response(FERRY, request=request))
    assert asking.liars == set()


@given(st.integers(min_value=2, max_value=12), st.text(alphabet="abc/", max_size=8))
def test_one_visit_in_so_many_is_full(every: int, path: str) -> None:
    full = sum(is_full_visit(FERRY + path, MORNING + timedelta(minutes=n), every=every) for n in range(1000))
    assert 0.5 < full * every / 1000 < 1.6


def test_with_1_every_visit_is_full() -> None:
    assert all(is_full_visit(FERRY, minute(n), every=1) for n in range(50))


def test_a_weak_tag_stands_for_its_strong_twin_and_the_tag_goes_before_the_date() -> None:
    assert stands(Validators(etag='W/"1"'), Validators(etag='"1"'))
    assert not stands(TAG, replace(TAG, etag='"2"'))
    assert not stands(Validators(), Validators())
    assert stands(replace(TAG, etag=None), TAG)


def test_a_validator_with_control_characters_is_not_sent() -> None:
    assert questions(Validators(etag='"1"\r\nX-Evil: 1'), seen=SEEN) == {}


@pytest.mark.parametrize(
    ("stated", "asked"),
    [
        ("Mon, 02 Mar 2026 11:58:00 GMT", True),
        ("Mon, 02 Mar 2026 11:59:30 GMT", False),
        ("Mon, 02 Mar 2026 12:30:00 GMT", False),
        ("Mon, 02 Mar 2026 11:58:00", False),
        ("yesterday", False),
        ("", False),
    ],
)
def test_a_date_that_was_fresh_when_it_was_seen_is_no_question(stated: str, asked: bool) -> None:
    assert bool(questions(Validators(last_modified=stated), seen=SEEN)) == asked


@pytest.mark.parametrize(("body", "same"), [(capture().body, True), (b"<h1>Six died on the ferry</h1>", False)])
def test_the_very_bytes_that_were_read_last_are_not_read_again(body: bytes, same: bool) -> None:
    async def look() -> list[tuple[str, str]]:
        store = await seen_by(validators=Validators())
        asking = middleware(store)
        await asking.process_request(request := asked())
        pending = Pending(store)
        evidence = EvidenceMiddleware(store, asking.stats, pending)
        await evidence.process_response(request, Response(FERRY, body=body, request=request))
        await pending.flush()
        return [(visit.outcome, visit.reason) async for visit in store.visits()][-1:]

    assert asyncio.run(look()) == [("unchanged", "") if same else ("failed", "not read yet")]
