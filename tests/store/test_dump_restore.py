"""A database goes into a file and comes back as it was; a restore that fails, at any moment, destroys nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import bson
import pytest
from pymongo import MongoClient
from pymongo.database import Database
from pymongo.errors import AutoReconnect

from crawler.errors import ArchiveError, EmbeddedServerError, StoreError, StoreRefusedError, StoreUnavailableError
from crawler.store import restore as restoring
from crawler.store.archive import contents
from crawler.store.choose import LOCAL_URI
from crawler.store.database import RAW, opened
from crawler.store.dump import dump
from crawler.store.embedded import serve
from crawler.store.engines import EmbeddedEngine
from crawler.store.restore import restore
from tests.store.servers import kill

NOON = datetime(2014, 11, 7, 12, tzinfo=UTC)
VISITS = {
    "bsonType": "object",
    "required": ["at", "outcome"],
    "properties": {"at": {"bsonType": "date"}, "outcome": {"bsonType": "string"}},
}
EVERY_TYPE = {
    "_id": bson.ObjectId(),
    "double": -0.0,
    "string": "Ölü sayısı",
    "document": {"b": 1, "a": {}},
    "array": [1, [2, {}]],
    "binary": bson.Binary(b"\x00\xff", 128),
    "uuid": bson.Binary.from_uuid(uuid4()),
    "boolean": True,
    "date": datetime(1969, 7, 20, tzinfo=UTC),
    "null": None,
    "regex": bson.Regex("^a", "im"),
    "code": bson.Code("f()", {"a": 1}),
    "int": 1,
    "long": bson.Int64(1),
    "timestamp": bson.Timestamp(5, 6),
    "decimal": bson.Decimal128("1.10"),
    "least": bson.MinKey(),
    "most": bson.MaxKey(),
    "reference": bson.DBRef("articles", 1),
    "a.b": "dotted",
    "": "nameless",
}
State = dict[str, Any]


def quietly(name: str, done: int) -> None:
    """Nobody watches."""


@pytest.fixture(scope="module")
def uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("server")
    yield LOCAL_URI.format(port=serve(EmbeddedEngine(), folder).port)
    kill(folder)


@pytest.fixture(scope="module")
def client(uri: str) -> Iterator[MongoClient[dict[str, Any]]]:
    with MongoClient[dict[str, Any]](uri, tz_aware=True) as client:
        yield client


@pytest.fixture
def news(client: MongoClient[dict[str, Any]]) -> Database[dict[str, Any]]:
    """A small database with one of everything."""
    database = client[f"news_{uuid4().hex[:8]}"]
    rule = {"validator": {"$jsonSchema": VISITS}, "validationLevel": "strict", "validationAction": "error"}
    database.create_collection("visits", **rule)
    database.visits.insert_many(
        {"_id": day, "at": NOON - timedelta(days=day), "outcome": "changed"} for day in range(40)
    )
    database.visits.insert_one({"_id": "older than its validator"}, bypass_document_validation=True)
    database.visits.create_index("at", expireAfterSeconds=2**31 - 1)
    database.create_collection("empty", changeStreamPreAndPostImages={"enabled": True})
    database.create_collection("latest", capped=True, size=100_000, max=50)
    database.latest.insert_many({"_id": number} for number in (3, 1, 2))
    database.create_collection("names", collation={"locale": "tr", "strength": 2})
    database.names.create_index([("name", 1), ("of", -1)], unique=True, partialFilterExpression={"name": {"$gt": "a"}})
    database.types.insert_one(EVERY_TYPE)
    database.create_collection("changed", viewOn="visits", pipeline=[{"$match": {"outcome": "changed"}}])
    return database


def state(database: Database[dict[str, Any]]) -> State:
    """All there is to know of a database: options, indexes, and documents byte by byte."""
    return {
        each["name"]: (
            each["options"],
            list(database[each["name"]].list_indexes()) if each["type"] == "collection" else None,
            sorted(bytes(raw.raw) for raw in database.get_collection(each["name"], codec_options=RAW).find()),
        )
        for each in database.list_collections()
    }


def test_what_is_restored_is_what_was_dumped(uri: str, news: Database[dict[str, Any]], tmp_path: Path) -> None:
    file, copy = tmp_path / "news.dump", news.client[f"{news.name}_copy"]
    dumped = dump(uri, news.name, file, floor=0, progress=quietly)
    assert dumped == contents(file)
    assert restore(uri, copy.name, file, replace=False, room=None, progress=quietly) == dumped
    assert state(copy) == state(news)
    assert dict(dumped.documents)["visits"] == 41


def test_a_database_that_holds_articles_is_not_restored_into_unless_told_to_replace(
    uri: str, news: Database[dict[str, Any]], tmp_path: Path
) -> None:
    file, was = tmp_path / "news.dump", state(news)
    dump(uri, news.name, file, floor=0, progress=quietly)
    news.visits.delete_many({})
    news.types.update_one({}, {"$set": {"string": "altered"}})
    news.later.insert_one({"_id": "came after the dump"})
    altered = state(news)
    with pytest.raises(StoreRefusedError, match=r"is not empty \(.*1 later.*--replace"):
        restore(uri, news.name, file, replace=False, room=None, progress=quietly)
    assert state(news) == altered
    restore(uri, news.name, file, replace=True, room=None, progress=quietly)
    assert state(news) == was


def test_a_database_with_nothing_but_its_schema_counts_as_empty(
    uri: str, news: Database[dict[str, Any]], tmp_path: Path
) -> None:
    dump(uri, news.name, tmp_path / "news.dump", floor=0, progress=quietly)
    fresh = news.client[f"{news.name}_fresh"]
    fresh.create_collection("visits")
    fresh["_schema"].insert_one({"_id": "schema", "version": 1})
    restore(uri, fresh.name, tmp_path / "news.dump", replace=False, room=None, progress=quietly)
    assert state(fresh) == state(news)


@pytest.mark.parametrize("damage", [slice(0, 5), slice(0, -40), slice(30, None)])
def test_a_damaged_dump_is_refused_before_anything_is_written(
    uri: str, news: Database[dict[str, Any]], tmp_path: Path, damage: slice
) -> None:
    file, was = tmp_path / "news.dump", state(news)
    dump(uri, news.name, file, floor=0, progress=quietly)
    file.write_bytes(file.read_bytes()[damage])
    with pytest.raises(ArchiveError):
        restore(uri, news.name, file, replace=True, room=None, progress=quietly)
    assert state(news) == was


def test_a_dump_that_would_fill_the_disk_is_not_loaded(
    uri: str, news: Database[dict[str, Any]], tmp_path: Path
) -> None:
    dump(uri, news.name, tmp_path / "news.dump", floor=0, progress=quietly)
    with pytest.raises(EmbeddedServerError, match="MB on the database's disk"):
        restore(uri, f"{news.name}_copy", tmp_path / "news.dump", replace=False, room=100, progress=quietly)


def test_a_dump_that_would_fill_the_disk_is_given_up_without_a_trace(
    uri: str, news: Database[dict[str, Any]], tmp_path: Path
) -> None:
    with pytest.raises(EmbeddedServerError, match="MB are free"):
        dump(uri, news.name, tmp_path / "news.dump", floor=1 << 60, progress=quietly)
    assert not list(tmp_path.iterdir())


def test_an_empty_database_does_not_take_the_place_of_a_former_dump(
    uri: str, news: Database[dict[str, Any]], tmp_path: Path
) -> None:
    dumped = dump(uri, news.name, tmp_path / "news.dump", floor=0, progress=quietly)
    with pytest.raises(StoreError, match="is empty, nothing is dumped"):
        dump(uri, "nwes", tmp_path / "news.dump", floor=0, progress=quietly)
    assert contents(tmp_path / "news.dump") == dumped


def test_a_database_that_is_not_there_is_said_to_be() -> None:
    with (
        pytest.raises(StoreUnavailableError, match=r"mongodb://127\.0\.0\.1:9 did not answer"),
        opened("mongodb://127.0.0.1:9", "news", answer=0.2),
    ):
        pytest.fail("nobody listens there")


def test_a_restore_that_another_overtakes_ends_and_the_other_goes_on(
    uri: str, news: Database[dict[str, Any]], tmp_path: Path
) -> None:
    file, copy = tmp_path / "news.dump", news.client[f"{news.name}_copy"]
    dump(uri, news.name, file, floor=0, progress=quietly)
    copy.articles.insert_one({"_id": "held before"})
    started = []

    def start_another(name: str, done: int) -> None:
        if not started:
            started.append(name)
            restore(uri, copy.name, file, replace=True, room=None, progress=quietly)

    with pytest.raises(StoreRefusedError, match="another restore"):
        restore(uri, copy.name, file, replace=True, room=None, progress=start_another)
    assert state(copy) == state(news)


def test_a_restore_that_fails_clears_away_what_it_loaded(
    uri: str, news: Database[dict[str, Any]], tmp_path: Path
) -> None:
    file = tmp_path / "news.dump"
    dump(uri, news.name, file, floor=0, progress=quietly)
    held, empty = news.client[f"{news.name}_held"], news.client[f"{news.name}_empty"]
    held.articles.insert_one({"_id": "precious"})
    was = state(held)

    def fail(name: str, done: int) -> None:
        raise KeyboardInterrupt

    for database in (held, empty):
        with pytest.raises(KeyboardInterrupt):
            restore(uri, database.name, file, replace=True, room=None, progress=fail)
    assert state(held) == was
    assert state(empty) == {}


def test_a_decision_whose_answer_was_lost_stands_and_is_completed(
    uri: str, news: Database[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, copy = tmp_path / "news.dump", news.client[f"{news.name}_copy"]
    dump(uri, news.name, file, floor=0, progress=quietly)
    copy.articles.insert_one({"_id": "held before"})
    decide = restoring._decide

    def lose_the_answer(*decided: Any) -> None:
        decide(*decided)
        raise AutoReconnect("connection closed")

    with monkeypatch.context() as patched, pytest.raises(StoreUnavailableError):
        patched.setattr(restoring, "_decide", lose_the_answer)
        restore(uri, copy.name, file, replace=True, room=None, progress=quietly)
    with opened(uri, copy.name) as halfway:
        assert halfway.is_half_restored()
    restore(uri, copy.name, file, replace=False, room=None, progress=quietly)
    assert state(copy) == state(news)


RESTORING = """
import os, sys
from pathlib import Path
from pymongo import monitoring
from crawler.store.restore import restore

WRITES = {"create", "insert", "update", "delete", "createIndexes", "drop", "renameCollection", "collMod"}

class Killer(monitoring.CommandListener):
    left = 0
    def started(self, event):
        if event.command_name in WRITES:
            Killer.left -= 1
            if Killer.left < 0:
                os._exit(9)
    def succeeded(self, event): pass
    def failed(self, event): pass

monitoring.register(Killer())
for line in sys.stdin:
    if (child := os.fork()) == 0:
        Killer.left = int(line)
        restore(sys.argv[1], sys.argv[2], Path(sys.argv[3]), replace=True, room=None, progress=lambda name, done: None)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@contextmanager
def restorer(uri: str, database: str, file: Path) -> Iterator[Callable[[int], int]]:
    """Restores in a process that dies before its n-th write; the exit code tells whether it lived."""
    command = [sys.executable, "-c", RESTORING, uri, database, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:

        def run(writes: int) -> int:
            process.stdin.write(f"{writes}\n")
            process.stdin.flush()
            return int(process.stdout.readline())

        yield run
        process.stdin.close()


@pytest.mark.parametrize("held", [True, False], ids=["held", "empty"])
def test_a_restore_killed_at_any_write_leaves_the_old_or_can_only_become_the_new(
    uri: str, client: MongoClient[dict[str, Any]], tmp_path: Path, held: bool
) -> None:
    old, new = client[f"old_{uuid4().hex[:8]}"], client[f"new_{uuid4().hex[:8]}"]
    new.create_collection("visits", validator={"$jsonSchema": VISITS})
    new.visits.insert_one({"at": NOON, "outcome": "changed"})
    new.visits.create_index("at")
    new.command("create", "changed", viewOn="visits", pipeline=[])
    file, wanted = tmp_path / "new.dump", state(new)
    dump(uri, new.name, file, floor=0, progress=quietly)
    with restorer(uri, old.name, file) as run:
        for writes in range(30):
            client.drop_database(old.name)
            if held:
                old.visits.insert_one({"_id": "precious"})
                old.changed.insert_one({"_id": "no view"})
            was = state(old)
            if run(writes) == 0:
                break
            with opened(uri, old.name) as killed:
                half = killed.is_half_restored()
            if half:
                with pytest.raises(StoreError, match="was interrupted"):
                    dump(uri, old.name, tmp_path / "half.dump", floor=0, progress=quietly)
            else:
                assert {name: it for name, it in state(old).items() if not name.startswith("_restore")} in (was, wanted)
            restore(uri, old.name, file, replace=True, room=None, progress=quietly)
            assert state(old) == wanted
    assert 5 < writes < 30
    assert state(old) == wanted
