"""Names that mean something to a database, from wherever they come, are kept as names."""

from __future__ import annotations

from typing import Any

import pytest
from pymongo.database import Database

from crawler.store.codec import encoded
from crawler.store.mongo import MongoStore
from crawler.store.mongo_link import connect
from crawler.store.protocol import Store
from tests.store.newsdesk import capture, first_revision, visit

ODD = {"$where": "1", "a.b": "2", "": "3", "nul\0": "4", "half \ud83c": "5"}


async def test_headers_may_have_any_name(store: Store) -> None:
    page = capture(headers=ODD)
    await store.keep_evidence(visit(), page)
    found = await store.capture(page.payload_digest)
    assert found is not None
    assert dict(found.headers) == {"$where": "1", "a.b": "2", "": "3", "nul\0": "4", "half \ufffd": "5"}


async def test_fields_may_have_any_name(mongo: MongoStore, database: Database[dict[str, Any]]) -> None:
    revision = first_revision()
    await mongo.record(revision, visit(outcome="new"))
    named = encoded({"schedule": ODD})
    assert await mongo.documents.change("articles", {"_id": revision.article}, {"$set": named})
    [article] = database["articles"].find()
    assert article["schedule"] == {"$where": "1", "a.b": "2", "": "3", "nul\ufffd": "4", "half \ufffd": "5"}


@pytest.mark.parametrize("address", ["$ne", "https://news.example/a.b?$gt=1", "https://news.example/nul\0", "\ud83c"])
async def test_an_address_is_never_a_query(store: Store, address: str) -> None:
    await store.record(first_revision(), visit(outcome="new"))
    assert await store.article(address) is None


def test_no_address_of_a_database_weakens_what_is_read_and_written() -> None:
    client = connect("mongodb://db.example/?w=1&journal=false&readPreference=secondary&readConcernLevel=local")
    assert client.write_concern.document == {"w": "majority", "j": True}
    assert client.read_preference.mongos_mode == "primary"
    assert client.read_concern.level == "majority"
