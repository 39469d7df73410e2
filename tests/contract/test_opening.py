"""Opening: fast and clear when it cannot be, safe when two do it at once, forward only."""

from __future__ import annotations

import asyncio
import socket
from datetime import UTC
from typing import Any

import pytest
from pymongo.database import Database

from crawler.errors import EmbeddedServerError, StoreUnavailableError, StoreVersionError
from crawler.store.annotations import Annotation, AnnotationQuery, Entry
from crawler.store.annotations_mongo import MongoAnnotations
from crawler.store.migrations import MIGRATIONS, NEW_IN_FOUR, NEW_IN_TWO
from crawler.store.mongo import MongoStore
from crawler.store.mongo_link import Database as AsyncDatabase
from crawler.store.mongo_prepare import prepare
from crawler.store.schema import LONGEST, VALIDATED, indexes
from tests.contract.conftest import a_store
from tests.store.newsdesk import FERRY, capture, first_revision, minute, visit

Documents = Database[dict[str, Any]]


def expiry(database: Documents) -> int:
    return int(database["visits"].index_information()["at_1"]["expireAfterSeconds"])


async def opened(*stores: MongoStore) -> None:
    """Open all at once, then close all."""
    try:
        await asyncio.gather(*(store.open() for store in stores))
    finally:
        await asyncio.gather(*(store.close() for store in stores))


def test_eight_processes_may_open_a_new_database_at_once(mongodb_uri: str, database: Documents) -> None:
    asyncio.run(opened(*(a_store(mongodb_uri, database) for _ in range(8))))
    for collection in VALIDATED:
        options = database[collection].options()
        assert (options["validationAction"], options["validationLevel"]) == ("error", "strict")
        made = {tuple(key for key, _ in index["key"]) for index in database[collection].index_information().values()}
        wanted = {index.keys for index in indexes(visits_keep_days=400) if index.collection == collection}
        assert made == {("_id",), *wanted}
    assert expiry(database) == 400 * 86_400
    assert [stamp["version"] for stamp in database["_schema"].find()] == [1 + len(MIGRATIONS)]


def test_a_prepared_database_is_only_read(mongodb_uri: str, database: Documents) -> None:
    asyncio.run(opened(a_store(mongodb_uri, database)))
    database["visits"].drop_index("at_1")
    asyncio.run(opened(a_store(mongodb_uri, database)))
    assert "at_1" not in database["visits"].index_information()


@pytest.mark.parametrize(("days", "seconds"), [(30, 30 * 86_400), (0, LONGEST)])
def test_another_expiry_is_taken_over(mongodb_uri: str, database: Documents, days: int, seconds: int) -> None:
    asyncio.run(opened(a_store(mongodb_uri, database)))
    asyncio.run(opened(a_store(mongodb_uri, database, visits_keep_days=days)))
    assert expiry(database) == seconds


def test_a_validator_of_an_older_definition_is_replaced(mongodb_uri: str, database: Documents) -> None:
    database.create_collection("articles", validator={"_id": {"$type": "int"}})
    store = a_store(mongodb_uri, database)

    async def record() -> None:
        await store.open()
        await store.record(first_revision(), visit(outcome="new"))
        await store.close()

    asyncio.run(record())
    assert database["articles"].find_one({"_id": FERRY}) is not None


def test_a_database_of_a_newer_version_is_left_alone(mongodb_uri: str, database: Documents) -> None:
    database["_schema"].insert_one({"_id": "schema", "version": 99, "definition": "of the future"})
    with pytest.raises(StoreVersionError, match=r"version 99.*MONGODB_DATABASE"):
        asyncio.run(opened(a_store(mongodb_uri, database)))
    assert database.list_collection_names() == ["_schema"]


def test_data_moves_forward_once_and_in_order(mongodb_uri: str, database: Documents) -> None:
    taken = []

    async def first(_: AsyncDatabase) -> None:
        taken.append("first")

    async def second(_: AsyncDatabase) -> None:
        taken.append("second")

    store = a_store(mongodb_uri, database)

    async def upgrade() -> None:
        await store.open()
        for new in ([first], [first, second], [first, second]):
            migrations = [*MIGRATIONS, *new]
            await store._link.run(lambda found, m=migrations: prepare(found, visits_keep_days=400, migrations=m))
        await store.close()

    asyncio.run(upgrade())
    assert taken == ["first", "second"]
    assert [stamp["version"] for stamp in database["_schema"].find()] == [len(MIGRATIONS) + 3]


def test_documents_of_the_first_version_can_be_written_again(mongodb_uri: str, database: Documents) -> None:

    async def visit_once() -> None:
        store = a_store(mongodb_uri, database)
        await store.open()
        await store.record(first_revision(), visit(outcome="new"))
        await store.close()

    asyncio.run(visit_once())
    for collection, fields in NEW_IN_TWO.items():
        database.command({"collMod": collection, "validator": {}})
        database[collection].update_many({}, {"$unset": dict.fromkeys(fields, "")})
    database["_schema"].replace_one({}, {"version": 1, "definition": "of the first version"})

    async def visit_again() -> None:
        store = a_store(mongodb_uri, database)
        await store.open()
        await store.finish_visit(visit(minute(5), "unchanged"))
        await store.close()

    asyncio.run(visit_again())
    [article] = database["articles"].find()
    assert (article["last_visit"].replace(tzinfo=UTC), article["seen"]) == (minute(5), None)


def test_captures_of_an_older_version_can_be_marked(mongodb_uri: str, database: Documents) -> None:
    page = capture()

    async def seen() -> None:
        store = a_store(mongodb_uri, database)
        await store.open()
        await store.keep_evidence(visit(payload_digest=page.payload_digest), page)
        await store.close()

    asyncio.run(seen())
    for collection, fields in NEW_IN_FOUR.items():
        database.command({"collMod": collection, "validator": {}})
        database[collection].update_many({}, {"$unset": dict.fromkeys(fields, "")})
    database["_schema"].replace_one({}, {"version": 3, "definition": "of the third version"})

    async def marked() -> bool:
        store = a_store(mongodb_uri, database)
        await store.open()
        done = await store.inventory.change_capture(page.payload_digest, going=None, to={"going": minute(9)})
        await store.close()
        return done

    assert asyncio.run(marked())
    [held] = database["captures"].find()
    assert held["capture_digest"] is None


def test_annotations_of_an_older_version_are_listed_too(mongodb_uri: str, database: Documents) -> None:
    old = Entry(deed="created", by="ayse", at=minute(3), label="softened", note="", importance=0)

    async def annotated() -> None:
        store = a_store(mongodb_uri, database)
        await store.open()
        await MongoAnnotations(store.documents).add(Annotation(id="a", article="x", number=1, log=(old,)))
        await store.close()

    asyncio.run(annotated())
    database.command({"collMod": "annotations", "validator": {}})
    database["annotations"].update_many({}, {"$unset": {"at": ""}})
    database["_schema"].replace_one({}, {"version": 2, "definition": "of the second version"})

    async def listed() -> list[str]:
        store = a_store(mongodb_uri, database)
        await store.open()
        page = await MongoAnnotations(store.documents).newest(AnnotationQuery(), before=None, limit=5)
        await store.close()
        return [each.id for each in page.items]

    assert asyncio.run(listed()) == ["a"]


async def told(*uris: str) -> list[str]:
    """What opening a store at each address ends with, all tried at once."""
    stores = [MongoStore(lambda uri=uri: uri, database="news") for uri in uris]
    errors = await asyncio.gather(*(store.open() for store in stores), return_exceptions=True)
    assert [type(error) for error in errors] == [StoreUnavailableError] * len(uris)
    return [str(error) for error in errors]


def test_a_database_that_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.store.mongo_link.ANSWER", 6.0)
    with socket.socket() as unused, socket.create_server(("127.0.0.1", 0)) as silent:
        unused.bind(("127.0.0.1", 0))
        addresses = [f"127.0.0.1:{one.getsockname()[1]}" for one in (unused, silent)]
        said = asyncio.run(told(*(f"mongodb://kedi:s3cr3t@{one}/?directConnection=true" for one in addresses)))
    for address, sentence, seconds in zip(addresses, said, (5, 6), strict=True):
        assert address in sentence
        assert f"did not answer for {seconds} s" in sentence
        assert "MONGODB_URI" in sentence
        assert "s3cr3t" not in sentence


def test_an_address_that_is_none_is_told() -> None:
    with pytest.raises(StoreUnavailableError, match="MONGODB_URI"):
        asyncio.run(opened(MongoStore(lambda: "mongodb://a:b:c", database="news")))


def test_what_the_finder_says_is_passed_on() -> None:
    def finder() -> str:
        raise EmbeddedServerError("the folder is full")

    with pytest.raises(EmbeddedServerError, match="full"):
        asyncio.run(opened(MongoStore(finder, database="news")))
