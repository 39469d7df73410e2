"""The doctor's look at a database: every trouble it names was made here first."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from pymongo import MongoClient
from pymongo.database import Database

from crawler.commands.doctor import disk_finding, environment_file
from crawler.store.checkup import clock_finding, look_at_database, topology_finding, version_finding
from crawler.store.choose import LOCAL_URI
from crawler.store.embedded import serve
from crawler.store.engines import EmbeddedEngine
from crawler.store.folder import FLOOR
from crawler.store.mongo import MongoStore
from tests.store.servers import kill

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("server")
    yield LOCAL_URI.format(port=serve(EmbeddedEngine(), folder).port)
    kill(folder)


@pytest.fixture
def used(uri: str) -> Iterator[Database[dict[str, Any]]]:
    """A database that a store has opened."""
    name = f"news_{uuid4().hex[:8]}"

    async def open_and_close() -> None:
        store = MongoStore(lambda: uri, database=name)
        await store.open()
        await store.close()

    asyncio.run(open_and_close())
    with MongoClient[dict[str, Any]](uri) as client:
        yield client[name]


def troubles(uri: str, name: str) -> list[str]:
    return [found.text for found in look_at_database(uri, name, visits_keep_days=400) if found.level != "ok"]


def test_a_database_never_used_or_just_opened_is_well_and_is_left_as_it_was(
    uri: str, used: Database[dict[str, Any]]
) -> None:
    before = sorted(used.list_collection_names())
    assert troubles(uri, used.name) == troubles(uri, "never_used") == []
    assert sorted(used.list_collection_names()) == before
    assert "never_used" not in used.client.list_database_names()


def test_a_lost_index_and_a_lost_validator_are_named(uri: str, used: Database[dict[str, Any]]) -> None:
    used.revisions.drop_index("first_seen_1")
    used.drop_collection("captures")
    used.create_collection("captures")
    lost = "the validator of captures, the index of revisions on first_seen, the index of captures on at"
    assert troubles(uri, used.name) == [f"missing: {lost}"]


def test_a_newer_schema_is_not_touched(uri: str, used: Database[dict[str, Any]]) -> None:
    used["_schema"].update_one({"_id": "schema"}, {"$set": {"version": 99}})
    assert "has version 99" in troubles(uri, used.name)[0]


def test_an_interrupted_restore_is_named(uri: str, used: Database[dict[str, Any]]) -> None:
    used["_restore"].insert_one({"_id": "restore", "phase": "exchange"})
    assert "some collections are old, some new" in troubles(uri, used.name)[0]


def test_visits_of_the_future_are_named(uri: str, used: Database[dict[str, Any]]) -> None:
    ahead = {"_id": "v", "at": datetime.now(UTC) + timedelta(days=2)}
    used.get_collection("visits").insert_one(ahead, bypass_document_validation=True)
    assert "in the future" in troubles(uri, used.name)[0]


@pytest.mark.parametrize(
    ("finding", "level"),
    [
        (version_finding("MongoDB 7.0.14", 7), "ok"),
        (version_finding("MongoDB 4.4.1", 4), "warning"),
        (topology_finding({"setName": "rs0", "hosts": ["a:1", "b:1", "c:1"]}), "ok"),
        (topology_finding({"msg": "isdbgrid"}), "ok"),
        (topology_finding({}), "warning"),
        (clock_finding(NOW, NOW + timedelta(seconds=20)), "ok"),
        (clock_finding(NOW, NOW - timedelta(minutes=2)), "wrong"),
        (disk_finding(10 * FLOOR), "ok"),
        (disk_finding(2 * FLOOR), "warning"),
        (disk_finding(FLOOR - 1), "wrong"),
    ],
)
def test_each_finding_has_its_weight_and_says_what_to_do(finding: Any, level: str) -> None:
    assert finding.level == level
    assert bool(finding.todo) == (level != "ok")


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        (None, []),
        (b"MONGODB_DATABASE=news\n", ["ok"]),
        (b"MONGODB_URI\n", ["warning"]),
        (b"NAME=\xff\xfe\n", ["wrong"]),
    ],
)
def test_an_environment_file_is_read_line_by_line(tmp_path: Any, written: bytes | None, levels: list[str]) -> None:
    if written is not None:
        (tmp_path / ".env").write_bytes(written)
    assert [found.level for found in environment_file(tmp_path / ".env")] == levels
