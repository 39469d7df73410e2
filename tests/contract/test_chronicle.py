"""A chronicle is read forwards: by time, by number, and around what is missing; one visit is found by its name."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pymongo.database import Database

from crawler.model import Revision, RevisionQuery
from crawler.store.histories_mongo import PAGE
from crawler.store.mongo import MongoStore
from crawler.store.protocol import Store
from tests.store.newsdesk import FERRY, history, minute, rereading, visit

HARBOUR = "https://news.example/harbour"


async def record(store: Store, revisions: list[Revision]) -> None:
    for revision in revisions:
        assert await store.record(revision, visit(revision.first_seen, "changed", article=revision.article))


async def chronicle(store: Store, **wanted: Any) -> list[str]:
    return [revision.id async for revision in store.chronicle(RevisionQuery(**wanted))]


async def test_a_chronicle_is_the_log_read_forwards(store: Store) -> None:
    await record(store, history("Four died", "Five died", "Six died"))
    await record(store, history("Harbour opens", "Harbour opens late", article=HARBOUR, publisher="other"))
    forwards = await chronicle(store)
    assert forwards == [revision.id async for revision in store.revisions(RevisionQuery())][::-1]
    assert await chronicle(store, publisher="other") == [f"{HARBOUR}#1", f"{HARBOUR}#2"]
    assert await chronicle(store, since=minute(1), until=minute(2)) == [f"{FERRY}#2", f"{HARBOUR}#2"]
    assert await chronicle(store, silent=True, limit=2) == [f"{FERRY}#2", f"{HARBOUR}#2"]


@pytest.mark.parametrize("count", [1, 3, PAGE, PAGE + 1])
async def test_a_history_is_read_by_number(store: Store, count: int) -> None:
    await record(store, history(*(f"{number} died" for number in range(count))))
    assert await chronicle(store, article=FERRY) == [f"{FERRY}#{number}" for number in range(1, count + 1)]


async def test_a_history_is_read_around_what_is_missing(mongo: MongoStore, database: Database[dict[str, Any]]) -> None:
    await record(mongo, history(*(f"{number} died" for number in range(2 * PAGE + 3))))
    database["revisions"].delete_many({"number": {"$gte": 2, "$lte": 2 * PAGE + 1}})
    database["revisions"].delete_one({"number": 2 * PAGE + 3})
    assert await chronicle(mongo, article=FERRY) == [f"{FERRY}#1", f"{FERRY}#{2 * PAGE + 2}"]


async def test_a_visit_is_found_by_its_name(store: Store) -> None:
    seen = visit(minute(1), "blocked", reason="consent page")
    await store.finish_visit(seen)
    assert await store.visit(seen.id) == seen
    assert await store.visit("nobody's") is None


async def test_a_later_reading_is_kept_once_beside_its_revision(store: Store) -> None:
    first, second = history("Four died", "Five died")
    await record(store, [first, second])
    again = rereading(second, verdict="vanishes")
    appeared = rereading(second, revision=None, verdict="appears", kinds=("body",))
    unreadable = rereading(first, verdict="unreadable", reading=None)
    for each in (again, replace(again, verdict="stands"), appeared, unreadable):
        await store.keep_rereading(each)
    assert [await store.rereading(each.id) for each in (again, appeared, unreadable)] == [again, appeared, unreadable]
    assert await store.rereading(f"{FERRY}#2@nobody") is None
    assert await chronicle(store) == [first.id, second.id]
