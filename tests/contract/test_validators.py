"""Data teams read documents, not our classes: shapes are as documented, and a document of another shape is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pymongo.database import Database
from pymongo.errors import WriteError

from crawler.errors import StoreError, StoreRefusedError
from crawler.model import Validators
from crawler.reading.volatility import Learned, Lesson
from crawler.store.mongo import MongoStore
from crawler.store.schema import VALIDATED
from tests.store.newsdesk import FERRY, capture, digest, history, minute, stamp, visit

Documents = Database[dict[str, Any]]


async def a_day(mongo: MongoStore) -> None:
    first, second = history("Four died", "Five died")
    page = capture()
    await mongo.keep_evidence(visit(payload_digest=page.payload_digest, took_ms=12, bytes=12), page)
    await mongo.record(first, visit(outcome="new", date_modified=first.date_modified))
    await mongo.record(second, visit(minute(1), "changed", validators=Validators(etag='"2"')))
    await mongo.finish_visit(visit(minute(2), "moved", moved_to="https://news.example/2026/ferry"))
    lesson = Lesson(line="Lasīts # reizes", place="article>p", why="its numbers moved", addresses=(), seen=())
    await mongo.teach("example", Learned(masks=(lesson,)), minute(3))


async def test_every_collection_holds_what_is_documented(mongo: MongoStore, database: Documents) -> None:
    await a_day(mongo)
    for collection in ("articles", "revisions", "visits", "captures"):
        [document, *_] = database[collection].find()
        assert list(document) == list(VALIDATED[collection]["properties"]), collection


async def test_an_article_reads_as_promised(mongo: MongoStore, database: Documents) -> None:
    await a_day(mongo)
    article = database["articles"].find_one({"_id": FERRY})
    assert article is not None
    assert article["urls"] == [FERRY, "https://news.example/2026/ferry"]
    assert (article["state"], article["revisions"]) == ("moved", 2)
    head = {"number": 2, "content_digest": digest("Five died"), "headline": "Five died"}
    assert head.items() <= article["head"].items()
    assert article["head"]["date_modified"]["at"] == minute(1)
    assert article["validators"] == {"etag": '"2"', "last_modified": None}


async def test_a_change_reads_as_promised(mongo: MongoStore, database: Documents) -> None:
    await a_day(mongo)
    revision = database["revisions"].find_one({"_id": f"{FERRY}#2"})
    assert revision is not None
    assert revision["change"]["kinds"] == ["headline"]
    assert revision["change"]["actions"][0]["words"] == [["-", "Four"], ["+", "Five"], ["=", "died"]]
    assert revision["change"]["facts"] == [{"kind": "number", "before": "4", "after": "5"}]
    assert (revision["change"]["terms_removed"], revision["change"]["silent"]) == (["four"], True)
    assert (revision["not_before"], revision["first_seen"]) == (minute(0), minute(1))
    first = database["revisions"].find_one({"_id": f"{FERRY}#1"})
    assert first is not None and first["change"] is None and first["not_before"] is None


async def test_headers_and_body_of_a_capture_read_as_promised(mongo: MongoStore, database: Documents) -> None:
    await a_day(mongo)
    kept = database["captures"].find_one({"_id": capture().payload_digest})
    assert kept is not None
    assert kept["headers"] == [{"name": "Content-Type", "value": "text/html"}]
    assert kept["body"][:4] == bytes.fromhex("28b52ffd"), "the magic number of zstandard, RFC 8878"


def without(field: str) -> Callable[[dict[str, Any]], None]:
    return lambda document: document.pop(field)


def with_field(field: str, value: Any) -> Callable[[dict[str, Any]], None]:
    *path, last = field.split(".")

    def alter(document: dict[str, Any]) -> None:
        for name in path:
            document = document[int(name)] if isinstance(document, list) else document[name]
        document[last] = value

    return alter


@pytest.mark.parametrize(
    ("collection", "alter"),
    [
        ("articles", without("state")),
        ("articles", with_field("state", "lost")),
        ("articles", with_field("revisions", -1)),
        ("articles", with_field("urls", [])),
        ("articles", with_field("head.number", "2")),
        ("revisions", without("paragraphs")),
        ("revisions", with_field("headlines", "a misspelt field")),
        ("revisions", with_field("paragraphs", "one text")),
        ("revisions", with_field("number", 0)),
        ("revisions", with_field("first_seen", "2026-03-02")),
        ("revisions", with_field("content_digest", "md5:1")),
        ("revisions", with_field("date_modified.precision", "week")),
        ("revisions", with_field("noise.0.rule", "")),
        ("revisions", with_field("change.similarity", 1.5)),
        ("revisions", with_field("change.actions.0.words", [["-"]])),
        ("visits", with_field("outcome", "fine")),
        ("visits", with_field("took_ms", -1)),
        ("captures", with_field("_id", "sha256:1")),
        ("captures", with_field("body", "text")),
    ],
)
async def test_a_document_of_another_shape_is_refused(
    mongo: MongoStore, database: Documents, collection: str, alter: Callable[[dict[str, Any]], None]
) -> None:
    await a_day(mongo)
    newest = list(database[collection].find())[-1]
    if collection == "revisions":
        newest = database["revisions"].find_one({"_id": f"{FERRY}#2"}) or {}
    database[collection].delete_one({"_id": newest["_id"]})
    alter(newest)
    with pytest.raises(WriteError) as refused:
        database[collection].insert_one(newest)
    assert refused.value.code == 121


async def test_one_number_of_one_article_is_one_document(mongo: MongoStore, database: Documents) -> None:
    await a_day(mongo)
    copy = database["revisions"].find_one({"_id": f"{FERRY}#2"}) or {}
    with pytest.raises(WriteError) as refused:
        database["revisions"].insert_one({**copy, "_id": "another"})
    assert refused.value.code == 11000


async def test_a_refused_write_says_what_and_changes_nothing(mongo: MongoStore, database: Documents) -> None:
    misread = replace(history("Four died")[0], date_modified=stamp(minute(0), precision="week"))
    with pytest.raises(StoreRefusedError, match=r"news\.example/ferry#1.*precision"):
        await mongo.record(misread, visit(outcome="new"))
    assert await mongo.article(FERRY) is None
    assert database["revisions"].find_one() is None


async def test_a_history_whose_newest_revision_was_taken_away_is_not_continued(
    mongo: MongoStore, database: Documents
) -> None:
    await a_day(mongo)
    database["revisions"].delete_one({"_id": f"{FERRY}#2"})
    with pytest.raises(StoreError, match=r"news\.example/ferry.*tashih verify"):
        await mongo.recall(FERRY, digest("Five died"))
