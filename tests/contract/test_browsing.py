"""Lists in pages, whoever keeps them: every item once, newest first, whatever is recorded meanwhile."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from crawler.model import Fact, Revision, RevisionQuery
from crawler.store.browsing import ArticleQuery, Browsing, Page
from crawler.store.browsing_memory import MemoryBrowsing
from crawler.store.browsing_mongo import MongoBrowsing
from crawler.store.browsing_shared import SharedBrowsing
from crawler.store.memory import MemoryStore
from crawler.store.mongo import MongoStore
from crawler.store.protocol import Store
from tests.store.newsdesk import FERRY, MORNING, change, first_revision, history, minute, next_revision, visit


@pytest.fixture
def browsing(store: Store) -> Browsing:
    return MemoryBrowsing(store) if isinstance(store, MemoryStore) else SharedBrowsing(MongoBrowsing(store.documents))


async def keep(store: Store, *revisions: Revision) -> None:
    for revision in revisions:
        await store.record(revision, visit(revision.first_seen, "new", article=revision.article))


def story(name: str, at: datetime, **more: Any) -> Revision:
    return first_revision(name, at, article=f"https://news.example/{name}", **more)


async def pages_of(browsing: Browsing, wanted: RevisionQuery, limit: int) -> list[Page[Revision]]:
    pages = [await browsing.revisions(wanted, before=None, limit=limit)]
    while place := pages[-1].next:
        pages.append(await browsing.revisions(wanted, before=place, limit=limit))
    return pages


def headlines(pages: list[Page[Revision]]) -> list[str]:
    return [revision.headline for page in pages for revision in page.items]


async def test_pages_together_are_the_list(store: Store, browsing: Browsing) -> None:
    instants = [MORNING, MORNING, MORNING, minute(1), minute(2), minute(60 * 24 * 90), minute(60 * 24 * 90)]
    await keep(store, *(story(f"story {n}", at) for n, at in enumerate(instants)))
    for limit in (1, 2, 3, 7, 50):
        assert headlines(await pages_of(browsing, RevisionQuery(), limit)) == [f"story {n}" for n in range(6, -1, -1)]


async def test_a_page_stands_while_revisions_are_recorded(store: Store, browsing: Browsing) -> None:
    await keep(store, *(story(f"old {n}", minute(n)) for n in range(4)))
    first = await browsing.revisions(RevisionQuery(), before=None, limit=2)
    await keep(store, *(story(f"new {n}", minute(10 + n)) for n in range(5)))
    second = await browsing.revisions(RevisionQuery(), before=first.next, limit=2)
    assert headlines([first, second]) == ["old 3", "old 2", "old 1", "old 0"]
    assert second.next is None
    assert headlines(await pages_of(browsing, RevisionQuery(), 3))[0] == "new 4"


async def test_a_fast_clock_and_an_old_archive_are_listed_too(store: Store, browsing: Browsing) -> None:
    ahead = datetime.now(UTC).replace(microsecond=0) + timedelta(days=2)
    await keep(store, story("future", ahead), story("archive", datetime(1998, 5, 1, tzinfo=UTC)))
    assert headlines(await pages_of(browsing, RevisionQuery(), 50)) == ["future", "archive"]
    await keep(store, story("later", ahead + timedelta(days=9)), story("older", datetime(1997, 5, 1, tzinfo=UTC)))
    assert headlines(await pages_of(browsing, RevisionQuery(), 50)) == ["later", "future", "archive", "older"]


async def test_every_filter_holds_page_by_page(store: Store, browsing: Browsing) -> None:
    first, *_ = history("Four died")
    loud = change("body", silent=False, facts=(Fact(kind="name", before=None, after="Ayşe"),), terms_added=("ısı",))
    second = next_revision(first, "Five died", minute(5), change=change("headline", terms_removed=("iddia", "alleged")))
    third = next_revision(second, "Six died", minute(9), change=loud, publisher="other")
    await keep(store, first, second, third)
    for filters, expected in [
        ({"kind": "headline"}, [2]),
        ({"kind": "body", "silent": False}, [3]),
        ({"kind": "body", "silent": True}, []),
        ({"publisher": "other", "kind": "body", "silent": False}, [3]),
        ({"publisher": "other", "kind": "body", "silent": True}, []),
        ({"silent": True}, [2]),
        ({"publisher": "example"}, [2, 1]),
        ({"publisher": "nobody"}, []),
        ({"since": minute(5)}, [3, 2]),
        ({"until": minute(5)}, [1]),
        ({"since": minute(5), "until": minute(9)}, [2]),
        ({"since": minute(9), "until": minute(5)}, []),
        ({"fact": "name"}, [3]),
        ({"term": "Alleged"}, [2]),
        ({"term": "İDDİA"}, [2]),
        ({"term": "ISI"}, [3]),
        ({"term": "isi", "publisher": "example"}, []),
        ({"term": "mississippi"}, []),
        ({"grep": "FIVE"}, [2]),
    ]:
        for limit in (1, 20):
            pages = await pages_of(browsing, RevisionQuery(**filters), limit)
            assert [revision.number for page in pages for revision in page.items] == expected, filters


async def test_a_history_is_listed_from_any_number(store: Store, browsing: Browsing) -> None:
    await keep(store, *history(*(f"{n} died" for n in range(12))))
    assert [each.number for each in await browsing.history(FERRY, before=None, limit=5)] == [12, 11, 10, 9, 8]
    assert [each.number for each in await browsing.history(FERRY, before=4, limit=5)] == [3, 2, 1]
    assert list(await browsing.history(FERRY, before=1, limit=5)) == []
    assert list(await browsing.history("https://news.example/none", before=None, limit=5)) == []


async def test_articles_are_listed_by_state_and_publisher(store: Store, browsing: Browsing) -> None:
    await keep(store, story("a", minute(1)), story("b", minute(2), publisher="other"), story("c", minute(3)))
    await store.finish_visit(visit(minute(9), "gone", article="https://news.example/a"))
    for wanted, expected in [
        (ArticleQuery(), "cba"),
        (ArticleQuery(state="gone"), "a"),
        (ArticleQuery(publisher="example"), "ca"),
        (ArticleQuery(publisher="other", state="gone"), ""),
        (ArticleQuery(since=minute(2), until=minute(3)), "b"),
        (ArticleQuery(grep="EXAMPLE/C"), "c"),
        (ArticleQuery(grep="nothing"), ""),
    ]:
        found = (await browsing.articles(wanted, before=None, limit=9)).items
        assert "".join(article.url[-1] for article in found) == expected
    first = await browsing.articles(ArticleQuery(), before=None, limit=2)
    second = await browsing.articles(ArticleQuery(), before=first.next, limit=2)
    assert [article.url[-1] for article in (*first.items, *second.items)] == ["c", "b", "a"]


async def test_visits_are_listed_newest_first(store: Store, browsing: Browsing) -> None:
    for n in range(5):
        await store.keep_evidence(visit(minute(n), "failed"), None)
    await store.keep_evidence(visit(minute(9), "failed", article="https://news.example/other"), None)
    first = await browsing.visits(FERRY, before=None, limit=3)
    second = await browsing.visits(FERRY, before=first.next, limit=3)
    assert [each.at for each in (*first.items, *second.items)] == [minute(n) for n in (4, 3, 2, 1, 0)]
    assert second.next is None


async def test_a_long_search_stops_and_goes_on(mongo: MongoStore) -> None:
    await keep(mongo, story("needle", datetime(1999, 1, 1, tzinfo=UTC)))
    await keep(mongo, *(story(f"hay {n}", minute(n)) for n in range(4)))
    first, *others = await pages_of(MongoBrowsing(mongo.documents, most=3), RevisionQuery(grep="needle"), 1)
    assert (first.items, first.partial) == ((), True)
    assert headlines(others) == ["needle"]


async def test_who_asks_the_same_at_once_is_answered_once_and_errors_reach_everybody(store: Store) -> None:
    asked = []

    class Counting(MemoryBrowsing):
        async def moments(self, article: str) -> Any:
            asked.append(article)
            await asyncio.sleep(0)
            if article == "broken":
                raise LookupError(article)
            return await super().moments(article)

    shared = SharedBrowsing(Counting(store))
    await keep(store, story("a", MORNING))
    found = await asyncio.gather(*(shared.moments("https://news.example/a") for _ in range(5)))
    assert (found, len(asked)) == ([[(MORNING, 1)]] * 5, 1)
    broken = await asyncio.gather(*(shared.moments("broken") for _ in range(3)), return_exceptions=True)
    assert [type(each) for each in broken] == [LookupError] * 3
    await shared.moments("https://news.example/a")
    assert len(asked) == 3
