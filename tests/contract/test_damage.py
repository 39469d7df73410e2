"""Whatever somebody does to the database by hand, `tashih verify` says which document it was, and goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
import zstandard
from pymongo import MongoClient
from pymongo.database import Database

from crawler.monitor.checks.fault import Fault
from crawler.monitor.verification import Verification
from crawler.reading.digest import content_digest
from crawler.reading.volatility import Learned
from crawler.store.mongo import MongoStore
from tests.contract.conftest import a_store
from tests.store.newsdesk import FERRY, capture, first_revision, minute, next_revision, rereading, visit

Documents = Database[dict[str, Any]]
HARBOUR = "https://news.example/harbour"
PAGE, EDITED, QUAY = capture(), capture(b"<p>Ferry, again</p>"), capture(b"<p>Harbour</p>", url=HARBOUR)


def digest_for(headline: str) -> str:
    return content_digest(
        headline=headline, description="", authors=("Ayşe Öz",), paragraphs=(f"{headline} on the ferry.",)
    )


async def a_news_day(store: MongoStore) -> None:
    """Three revisions of one article, one of another, a lesson and a rereading."""
    texts = ("Four died", "Five died", "Six died")
    first = first_revision(texts[0], content_digest=digest_for(texts[0]), capture=PAGE.payload_digest)
    revisions = [first]
    for number, text in enumerate(texts[1:], start=1):
        revisions.append(
            next_revision(
                revisions[-1], text, minute(number), content_digest=digest_for(text), capture=EDITED.payload_digest
            )
        )
    for revision, page in zip(revisions, (PAGE, EDITED, EDITED), strict=True):
        seen = visit(revision.first_seen, payload_digest=page.payload_digest)
        await store.keep_evidence(seen, page)
        assert await store.record(revision, replace(seen, outcome="changed", reason=""))
    harbour = first_revision(
        "Quay", content_digest=digest_for("Quay"), article=HARBOUR, at=minute(5), capture=QUAY.payload_digest
    )
    seen = visit(minute(5), article=HARBOUR, payload_digest=QUAY.payload_digest)
    await store.keep_evidence(seen, QUAY)
    assert await store.record(harbour, replace(seen, outcome="new", reason=""))
    await store.teach("example", Learned(), minute(6))
    await store.keep_rereading(rereading(revisions[1]))


COLLECTIONS = ("articles", "revisions", "visits", "captures", "lessons", "rereadings")


@pytest.fixture(scope="module")
def kept_day(mongodb_uri: str) -> Iterator[tuple[Documents, dict[str, list[dict[str, Any]]]]]:
    """The database after the news day, and its documents. Its validators are off: whoever tampers does not ask them."""
    with MongoClient[dict[str, Any]](mongodb_uri, tz_aware=True) as client:
        database = client[f"test_{uuid4().hex[:12]}"]

        async def day() -> None:
            store = a_store(mongodb_uri, database)
            await store.open()
            await a_news_day(store)
            await store.close()

        asyncio.run(day())
        for name in COLLECTIONS:
            database.command({"collMod": name, "validator": {}})
        yield database, {name: list(database[name].find()) for name in COLLECTIONS}
        client.drop_database(database.name)


@pytest.fixture
def news_day(kept_day: tuple[Documents, dict[str, list[dict[str, Any]]]]) -> Documents:
    """The same day, untouched again."""
    database, documents = kept_day
    for name, there in documents.items():
        database[name].delete_many({})
        database[name].insert_many(there)
    return database


def found_in(database: Documents, uri: str) -> list[Fault]:
    async def look() -> list[Fault]:
        store = a_store(uri, database)
        await store._link.open(lambda _: asyncio.sleep(0))  # as it is: nothing is prepared
        found = [fault async for fault in Verification(store.inventory, lambda name, done: None).faults()]
        await store.close()
        return found

    return asyncio.run(look())


def swap(database: Documents) -> None:
    """Let revisions 2 and 3 change places."""
    second, third = (database.revisions.find_one({"_id": f"{FERRY}#{number}"}) for number in (2, 3))
    assert second and third
    database.revisions.delete_many({"_id": {"$in": [second["_id"], third["_id"]]}})
    database.revisions.insert_many(
        [{**third, "_id": second["_id"], "number": 2}, {**second, "_id": third["_id"], "number": 3}]
    )


def change(collection: str, key: str, **fields: Any) -> Callable[[Documents], object]:
    return lambda database: database[collection].update_one({"_id": key}, {"$set": fields})


def unset(collection: str, key: str, field: str) -> Callable[[Documents], object]:
    return lambda database: database[collection].update_one({"_id": key}, {"$unset": {field: ""}})


def remove(collection: str, *keys: str) -> Callable[[Documents], object]:
    return lambda database: database[collection].delete_many({"_id": {"$in": list(keys)}})


def another_key(database: Documents) -> None:
    """Give a revision a key that is not its own."""
    second = database.revisions.find_one_and_delete({"_id": f"{FERRY}#2"})
    assert second
    database.revisions.insert_one({**second, "_id": f"{FERRY}#99"})


def truncate_and_hide(database: Documents) -> None:
    """Take the newest revision away, and let the article's record say that it never was."""
    before = database.revisions.find_one({"_id": f"{FERRY}#2"})
    assert before
    database.revisions.delete_one({"_id": f"{FERRY}#3"})
    head = {"number": 2, "content_digest": before["content_digest"], "headline": before["headline"]}
    database.articles.update_one(
        {"_id": FERRY}, {"$set": {"revisions": 2, **{f"head.{name}": value for name, value in head.items()}}}
    )


FIRST, SECOND, THIRD = (f"{FERRY}#{number}" for number in (1, 2, 3))
IT, AGAIN = f"capture {PAGE.payload_digest}", f"{SECOND}@later"
ANOTHER = zstandard.compress(PAGE.body[::-1])
DAMAGE: dict[str, tuple[Callable[[Documents], object], str, str]] = {
    "a word of the text": (change("revisions", SECOND, paragraphs=["Nobody died on the ferry."]), SECOND, "content_digest"),
    "an instant": (change("revisions", SECOND, first_seen=minute(0.5)), SECOND, "chain_digest"),
    "what was set aside": (change("revisions", FIRST, noise=[]), FIRST, "chain_digest"),
    "the judgement": (change("revisions", THIRD, **{"change.silent": False}), THIRD, "chain_digest"),
    "the evidence that is named": (change("revisions", SECOND, capture=QUAY.payload_digest), SECOND, "chain_digest"),
    "the link to the text before": (change("revisions", THIRD, previous_digest=None), THIRD, "previous_digest"),
    "the last sight": (change("revisions", SECOND, last_seen=minute(-9)), SECOND, "last_seen lies before"),
    "the key": (another_key, SECOND, "its key is"),
    "a field": (unset("revisions", SECOND, "headline"), f"revision {SECOND}", "no whole document"),
    "a revision in the middle": (remove("revisions", SECOND), THIRD, "revision 2 should stand here"),
    "the first revision": (remove("revisions", FIRST), SECOND, "revision 1 should stand here"),
    "the newest revision": (remove("revisions", THIRD), FERRY, "revision 3, its newest, is missing"),
    "the newest revision, and the record of it": (truncate_and_hide, f"visit {FERRY}@", "recorded revision 3"),
    "a whole history": (remove("revisions", FIRST, SECOND, THIRD), FERRY, "its whole history is missing"),
    "the article": (remove("articles", FERRY), SECOND, "its article is missing"),
    "the order": (swap, SECOND, "chain_digest"),
    "the head": (change("articles", FERRY, **{"head.headline": "Nobody died"}), FERRY, "its head is not"),
    "the count": (change("articles", FERRY, revisions=7), FERRY, "it counts 7 revisions"),
    "the count, beyond all measure": (change("articles", FERRY, revisions=2**40), FERRY, "it counts 1099511627776"),
    "the first sight": (change("articles", FERRY, first_seen=minute(1)), FERRY, "first_seen is not that of revision 1"),
    "a field of the article": (unset("articles", FERRY, "urls"), f"article {FERRY}", "no whole document"),
    "the clock of an article": (unset("articles", FERRY, "first_seen"), "articles", "1 documents bear no instant"),
    "what a field is, in a revision": (change("revisions", SECOND, headline=b"?"), f"revision {SECOND}", "no whole document"),
    "what a share is, in a change": (
        change("revisions", SECOND, **{"change.similarity": float("inf")}), f"revision {SECOND}", "no whole document"
    ),
    "what a digest is, in a visit": (
        change("visits", f"{FERRY}@{minute(1).isoformat()}", payload_digest=5), f"visit {FERRY}@", "no whole document"
    ),
    "what a text is, in a later reading": (
        change("rereadings", AGAIN, **{"reading.headline": b"?"}), f"rereading {AGAIN}", "no whole document"
    ),
    "a lesson's number, beyond all measure": (
        change("lessons", "example#1", number=2**40), "lesson example#1", "and all up to number 1099511627775"
    ),
    "a capture": (remove("captures", PAGE.payload_digest), FIRST, "is missing"),
    "a capture's bytes": (change("captures", PAGE.payload_digest, body=ANOTHER), IT, "another digest"),
    "a capture's compression": (change("captures", PAGE.payload_digest, body=b"?"), IT, "is damaged"),
    "a capture's length": (change("captures", PAGE.payload_digest, bytes=5), IT, "number of bytes"),
    "a capture's body": (unset("captures", PAGE.payload_digest, "body"), IT, "no whole document"),
    "a capture's headers": (change("captures", PAGE.payload_digest, headers=[]), IT, "its headers, address, time"),
    "a capture's address": (change("captures", PAGE.payload_digest, url=HARBOUR), IT, "its headers, address, time"),
    "a capture's instant": (change("captures", PAGE.payload_digest, at=minute(3)), IT, "its headers, address, time"),
    "a capture, in the name of retention": (
        change("captures", PAGE.payload_digest, body=b"", headers=[], going=minute(9), pruned=minute(9)),
        IT,
        "was pruned, although",
    ),
    "a visit": (unset("visits", f"{FERRY}@{minute(1).isoformat()}", "outcome"), f"visit {FERRY}@", "no whole document"),
    "a lesson": (change("lessons", "example#1", version="other"), "lesson example#1", "was altered"),
    "a later reading": (change("rereadings", AGAIN, **{"reading.headline": "?"}), f"rereading {AGAIN}", "content_digest"),
}  # fmt: skip


def test_an_untouched_news_day_is_whole(news_day: Documents, mongodb_uri: str) -> None:
    assert found_in(news_day, mongodb_uri) == []


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_done_by_hand_is_named(what: str, news_day: Documents, mongodb_uri: str) -> None:
    spoil, where, said = DAMAGE[what]
    spoil(news_day)
    found = found_in(news_day, mongodb_uri)
    assert any(fault.where.startswith(where) and said in fault.what for fault in found), found
    unharmed = {f"{HARBOUR}#1", HARBOUR, f"capture {QUAY.payload_digest}"}
    assert not unharmed & {fault.where for fault in found}


def test_a_capture_from_before_its_digest_is_judged_by_its_bytes_alone(news_day: Documents, mongodb_uri: str) -> None:
    change("captures", PAGE.payload_digest, headers=[], capture_digest=None)(news_day)
    assert found_in(news_day, mongodb_uri) == []
