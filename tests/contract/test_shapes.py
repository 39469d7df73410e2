"""Only questions that every server answers well: the shapes of all commands that a store sends."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from pymongo.database import Database

from crawler.model import RevisionQuery
from tests.contract.conftest import a_store
from tests.contract.overheard import INDEXED, OVERHEARD, Command, filters_of, stages_of_plan
from tests.store.newsdesk import FERRY, capture, digest, history, minute, visit

Documents = Database[dict[str, Any]]

READS = {"find", "aggregate"}
WRITES = {"insert", "update"}
SETUP = {"create", "createIndexes", "collMod"}
TALK = {"ping", "endSessions", "hello"}
UNWANTED = {"$or", "$and", "$nor", "$expr", "$where", "$regex", "$text", "$lookup", "$inc"}


@pytest.fixture
def commands(mongodb_uri: str, database: Documents) -> list[tuple[str, Command]]:
    """What a store sends when everything that it can do is asked of it."""

    async def everything() -> None:
        store = a_store(mongodb_uri, database)
        await store.open()
        for number, revision in enumerate(history("Four died", "Five died", "Four died")):
            await store.keep_evidence(visit(minute(number)), capture(b"%d" % number))
            await store.recall(FERRY, digest("Five died"))
            await store.record(revision, visit(minute(number), "changed" if number else "new"))
            await store.record(revision, visit(minute(number), "changed", id="slower"))
        for outcome in ("unchanged", "touched", "not_modified", "gone", "moved", "blocked", "failed"):
            await store.finish_visit(visit(minute(9), outcome, id=outcome, moved_to=f"{FERRY}?new"))
        await store.recall(f"{FERRY}?new", digest("Four died"))
        await store.article("https://news.example/unknown")
        await store.revision(FERRY)
        await store.capture(digest("0"))
        wanted = {"article": FERRY, "publisher": "example", "kind": "headline", "silent": True, "since": minute(0)}
        for query in ({}, wanted, *({name: value} for name, value in wanted.items())):
            assert [revision async for revision in store.revisions(RevisionQuery(**query))] != []
        for publisher in (None, "example"):
            assert [article async for article in store.articles(publisher=publisher)] != []
        for article in (None, FERRY):
            assert [seen async for seen in store.visits(article=article, since=minute(0))] != []
        await store.close()

    OVERHEARD.commands.clear()
    asyncio.run(everything())
    return [(name, command) for about, name, command in OVERHEARD.commands if about in {database.name, "admin"}]


def keys_in(value: Any) -> Iterator[str]:
    """All keys of a document, at any depth."""
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys_in(inner)


def test_nothing_else_is_ever_sent(commands: list[tuple[str, Command]]) -> None:
    assert {name for name, _ in commands} <= READS | WRITES | SETUP | TALK


def test_no_question_needs_a_scan_a_sort_or_a_skip(commands: list[tuple[str, Command]]) -> None:
    for name, command in commands:
        assert {"sort", "skip"}.isdisjoint(command), command
        for where in filters_of(name, command):
            assert where, command
            assert UNWANTED.isdisjoint(keys_in(where)), where


def test_ranges_over_instants_and_numbers_have_two_ends(commands: list[tuple[str, Command]]) -> None:
    ranges = [
        condition
        for name, command in commands
        if name in READS
        for where in filters_of(name, command)
        for condition in where.values()
        if isinstance(condition, dict)
    ]
    assert ranges
    assert all(list(condition) == ["$gte", "$lt"] for condition in ranges)
    assert all(isinstance(edge, datetime | int) for condition in ranges for edge in condition.values())


def test_every_write_waits_for_the_journal_of_a_majority(commands: list[tuple[str, Command]]) -> None:
    concerns = [command["writeConcern"] for name, command in commands if name in WRITES]
    assert concerns
    assert all(concern == {"w": "majority", "j": True} for concern in concerns)


def test_every_read_is_of_what_a_majority_keeps(commands: list[tuple[str, Command]]) -> None:
    reads = [command["readConcern"] for name, command in commands if name in READS]
    assert reads
    assert all(concern["level"] == "majority" for concern in reads)


def test_every_update_changes_one_document_by_its_key(commands: list[tuple[str, Command]]) -> None:
    updates = [update for name, command in commands if name == "update" for update in command["updates"]]
    assert updates
    for update in updates:
        assert not update.get("multi")
        assert isinstance(update["q"]["_id"], str)


def test_every_question_has_an_index(commands: list[tuple[str, Command]], database: Documents) -> None:
    asked = {(name, repr(list(filters_of(name, command)))): command for name, command in commands if name in READS}
    assert len(asked) > 10
    for (name, _), command in asked.items():
        [where] = filters_of(name, command)
        stages = stages_of_plan(database, command[name], where)
        assert stages & INDEXED and "COLLSCAN" not in stages, (command[name], where, stages)
