"""Visits that nobody had to read end together as they would have ended one by one."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from crawler.model import Validators, Visit
from crawler.store.memory import MemoryStore
from crawler.store.protocol import Store
from tests.store.newsdesk import FERRY, capture, first_revision, minute, visit

HARBOUR, TRAM, NOWHERE = (f"https://news.example/{name}" for name in ("harbour", "tram", "nowhere"))
MOBILE = "https://m.news.example/ferry"


async def opened(store: Store, *articles: str) -> None:
    for article in articles:
        await store.record(first_revision(article=article), visit(article=article, outcome="new"))


def looks(at: float) -> list[Visit]:
    """A round of looks: two at the ferry, one at an article nobody recorded, one under another address."""
    return [
        visit(minute(at), "not_modified", validators=Validators(etag='"2"')),
        visit(minute(at), "gone", article=HARBOUR, status=404),
        visit(minute(at + 1), "unchanged"),
        visit(minute(at), "not_modified", article=NOWHERE),
        visit(minute(at + 2), "not_modified", article=MOBILE),
        visit(minute(at), "blocked", article=TRAM, status=403, reason="status 403"),
    ]


async def everything(store: Store) -> list[object]:
    visits = [each async for each in store.visits()]
    articles = [each async for each in store.articles()]
    return [*visits, *articles, *[await store.revision(each.url) for each in articles]]


async def a_round(store: Store) -> None:
    await opened(store, FERRY, HARBOUR, TRAM)
    await store.finish_visit(visit(minute(1), "unchanged", url=MOBILE, article=FERRY))


async def test_many_visits_at_once_leave_what_each_would_have_left(store: Store) -> None:
    await a_round(store)
    await store.finish_visits(looks(5))
    one_by_one = MemoryStore()
    await a_round(one_by_one)
    for look in looks(5):
        await one_by_one.finish_visit(look)
    assert await everything(store) == await everything(one_by_one)
    articles = [await store.article(name) for name in (FERRY, HARBOUR, TRAM)]
    assert [(each.state, each.last_visit) for each in articles if each] == [
        ("live", minute(7)),
        ("gone", minute(5)),
        ("blocked", minute(5)),
    ]


async def test_nothing_is_written_for_no_visits(store: Store) -> None:
    await opened(store, FERRY)
    before = await everything(store)
    await store.finish_visits([])
    assert await everything(store) == before


async def test_workers_that_end_the_same_articles_at_once_lose_no_visit(stores: list[Store]) -> None:
    await opened(stores[0], FERRY, HARBOUR, TRAM)
    rounds = [
        [visit(minute(number), "not_modified", article=each) for each in (FERRY, HARBOUR, TRAM)] for number in range(8)
    ]
    await asyncio.gather(*(store.finish_visits(some) for store, some in zip(stores, rounds, strict=True)))
    kept = [each async for each in stores[0].visits()]
    assert len(kept) == 24 and all(each.outcome != "failed" for each in kept)
    for name in (FERRY, HARBOUR, TRAM):
        article = await stores[0].article(name)
        assert article and article.last_visit == article.last_seen == minute(7)
        assert (await stores[0].revision(name)).last_seen == minute(7)


async def test_articles_are_found_by_any_of_their_addresses(store: Store) -> None:
    await opened(store, FERRY, HARBOUR)
    await store.finish_visit(visit(minute(1), "unchanged", url=MOBILE, article=FERRY))
    found = await store.articles_at([FERRY, MOBILE, NOWHERE])
    assert {url: article.url for url, article in found.items()} == {FERRY: FERRY, MOBILE: FERRY}
    assert await store.articles_at([]) == {}


async def test_an_address_of_two_articles_means_the_one_called_so(store: Store) -> None:
    await opened(store, FERRY, HARBOUR)
    await store.finish_visit(visit(minute(9), "unchanged", url=FERRY, article=HARBOUR))
    assert (await store.articles_at([FERRY]))[FERRY] == await store.article(FERRY)


async def test_evidence_is_known_to_be_kept(store: Store) -> None:
    page = capture()
    assert not await store.keeps(page.payload_digest)
    await store.keep_evidence(replace(visit(), payload_digest=page.payload_digest), page)
    assert await store.keeps(page.payload_digest)
