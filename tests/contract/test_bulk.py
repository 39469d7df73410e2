"""Much is read at once as documents, in the order of the chronicle and with its filters."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from crawler.model import Revision, RevisionQuery
from crawler.store.bulk import VisitQuery
from crawler.store.bulk_mongo import bulk_of
from crawler.store.codec import revision_of
from crawler.store.histories_mongo import PAGE
from crawler.store.mongo import MongoStore
from crawler.store.mongo_documents import Series
from crawler.store.mongo_walk import MOST
from crawler.store.protocol import Store
from tests.store.newsdesk import FERRY, MORNING, change, first_revision, history, minute, visit

HARBOUR = "https://news.example/harbour"
WANTED: list[dict[str, Any]] = [
    {},
    {"article": FERRY},
    {"article": "https://news.example/unknown"},
    {"publisher": "other"},
    {"since": minute(1), "until": minute(2)},
    {"kind": "headline"},
    {"silent": True},
    {"kind": "headline", "silent": True, "publisher": "example"},
    {"fact": "number"},
    {"term": "FIVE"},
    {"grep": "harbour"},
    {"limit": 1},
]


async def record(store: Store, revisions: list[Revision]) -> None:
    for revision in revisions:
        assert await store.record(revision, visit(revision.first_seen, "changed", article=revision.article))


async def news(store: Store) -> None:
    ferry = history("Four died", "Five died", "Six died")
    loud = [replace(ferry[1], change=change("body", silent=False)), ferry[2]]
    await record(store, [ferry[0], *loud])
    await record(store, history("Harbour opens", "Harbour opens late", article=HARBOUR, publisher="other"))


@pytest.mark.parametrize("wanted", WANTED, ids=str)
async def test_revisions_come_as_the_chronicle_tells_them(store: Store, wanted: dict[str, Any]) -> None:
    await news(store)
    query = RevisionQuery(**wanted)
    told = [revision async for revision in store.chronicle(replace(query, limit=None))]
    batches = [batch async for batch in bulk_of(store).revisions(query)]
    assert [revision_of(document) for batch in batches for document in batch] == told
    assert all(batches)


async def test_only_the_fields_that_are_wanted_come(store: Store) -> None:
    await news(store)
    [batch] = [batch async for batch in bulk_of(store).revisions(RevisionQuery(), ("first_seen", "headline"))]
    assert {name for document in batch for name in document} == {"_id", "first_seen", "headline"}


async def test_visits_come_in_the_order_of_time(store: Store) -> None:
    await news(store)
    bulk = bulk_of(store)
    whole = [seen["_id"] async for batch in bulk.visits(VisitQuery()) for seen in batch]
    assert whole == [seen.id async for seen in store.visits()]
    chosen = VisitQuery(publisher="example", since=minute(1), until=minute(2))
    assert [len(batch) async for batch in bulk.visits(chosen, ("at",))] == [2]
    assert [len(batch) async for batch in bulk.visits(VisitQuery(article=HARBOUR))] == [2]


async def test_a_long_history_comes_whole(store: Store) -> None:
    await record(store, history(*(f"{number} died" for number in range(PAGE + 2))))
    numbers = [
        each["number"] async for batch in bulk_of(store).revisions(RevisionQuery(article=FERRY)) for each in batch
    ]
    assert numbers == list(range(1, PAGE + 3))


async def test_a_flood_within_one_millisecond_is_read_whole_and_in_order(mongo: MongoStore) -> None:
    """More than one answer takes: the names are read first, then so many documents at once."""
    flood = [f"https://news.example/{n:04}" for n in range(MOST + 5)]
    documents = [
        {"_id": name, "at": MORNING, "article": name, "publisher": "example"} for name in reversed(flood)
    ]  # only the fields that are read: the collection below has no validator
    await mongo._link.run(lambda database: database["scratch"].create_index("at"))
    await mongo._link.run(lambda database: database["scratch"].insert_many(documents))
    series = Series(collection="scratch", clock="at")
    since, until = MORNING - timedelta(days=1), MORNING + timedelta(days=1)
    pages = [page async for page in mongo.documents.pages(series, since=since, until=until)]
    assert [document["_id"] for page in pages for document in page] == flood
    assert max(map(len, pages)) <= MOST
    newest = [each["_id"] async for each in mongo.documents.newest_first(series, since=since, until=until)]
    assert newest == flood[::-1]


async def test_an_empty_store_has_nothing(store: Store) -> None:
    assert [batch async for batch in bulk_of(store).revisions(RevisionQuery())] == []
    assert [batch async for batch in bulk_of(store).visits(VisitQuery())] == []


async def test_what_lies_before_the_first_article_is_read_too(mongo: MongoStore) -> None:
    """A crash can leave a revision whose article nobody recorded."""
    orphan = first_revision(at=MORNING - timedelta(days=9000), article=HARBOUR)
    await record(mongo, history("Four died"))
    assert await mongo.append(orphan, visit(orphan.first_seen))
    found = [each["article"] async for batch in bulk_of(mongo).revisions(RevisionQuery()) for each in batch]
    assert found == [HARBOUR, FERRY]
