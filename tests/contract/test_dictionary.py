"""The data dictionary lists every field, and its examples run."""

from __future__ import annotations

import ast
import asyncio
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pymongo.cursor import Cursor
from pymongo.database import Database

from crawler.store.frontier import Walk
from crawler.store.mongo import MongoStore
from crawler.store.outbox_mongo import MongoOutbox
from crawler.store.schema import (
    ACTION,
    AWAITED,
    CHANGE,
    CLAIM,
    ENTRY,
    EPISODE,
    HEAD,
    LESSON,
    MERGE,
    REVISIONS,
    SEEN,
    STAGE,
    STAMP,
    TRUST,
    TURN,
    VALIDATED,
    VALIDATORS,
    Rule,
)
from tests.contract.overheard import INDEXED, OVERHEARD, filters_of, stages_of_plan
from tests.store.newsdesk import (
    FERRY,
    capture,
    change,
    delivery,
    first_revision,
    minute,
    next_revision,
    rereading,
    visit,
)

Documents = Database[dict[str, Any]]
DICTIONARY = (Path(__file__).parents[2] / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^##+ (\w+)\n(.*?)(?=^##|\Z)", DICTIONARY, re.MULTILINE | re.DOTALL))
EXAMPLES = re.findall(r"^```python\n(.*?)^```", DICTIONARY, re.MULTILINE | re.DOTALL)
TABLES: dict[str, Rule] = {
    **VALIDATED,
    "head": HEAD,
    "validators": VALIDATORS,
    "seen": SEEN,
    "stage": STAGE,
    "merge": MERGE,
    "stamp": STAMP,
    "awaited": AWAITED,
    "claim": CLAIM,
    "trust": TRUST,
    "noise": REVISIONS["properties"]["noise"]["items"],
    "reader": REVISIONS["properties"]["reader"],
    "change": CHANGE,
    "action": ACTION,
    "lesson": LESSON,
    "entry": ENTRY,
    "episode": EPISODE,
    "turn": TURN,
    "fact": CHANGE["properties"]["facts"]["items"],
}
TYPES = {"string": "string", "date": "date", "int": "int", "bool": "bool", "object": "document", "binData": "binary"}


@pytest.mark.parametrize("table", TABLES)
def test_every_field_is_explained_and_no_other(table: str) -> None:
    assert re.findall(r"^\| `(\w+)` \|", SECTIONS[table], re.MULTILINE) == list(TABLES[table]["properties"])


@pytest.mark.parametrize("table", TABLES)
def test_every_type_is_the_validators(table: str) -> None:
    for name, told in re.findall(r"^\| `(\w+)` \| ([^|]+) \|", SECTIONS[table], re.MULTILINE):
        rule = TABLES[table]["properties"][name]
        kinds = rule.get("bsonType", "string")
        first, *others = [kinds] if isinstance(kinds, str) else kinds
        assert ("null" in others) == told.endswith(", null"), (table, name)
        expected = {"array": ("list of", "pair of"), "double": ("double",)}.get(first) or (TYPES[first],)
        assert told.startswith(expected), (table, name, told)


@pytest.mark.parametrize("table", TABLES)
def test_every_allowed_value_is_named(table: str) -> None:
    for name, row in re.findall(r"^\| `(\w+)` \|(.*)$", SECTIONS[table], re.MULTILINE):
        for value in TABLES[table]["properties"][name].get("enum", []):
            assert (f"`{value}`" if value else "empty") in row, (table, name, value)


WALK = Walk(name="dailysabah/latest", publisher="dailysabah", host="news.example", kind="latest", next_walk=minute(4))


@pytest.fixture
def a_week(mongodb_uri: str, database: Documents) -> dict[str, Any]:
    """A history that every example has something to say about."""
    page = capture()
    first = first_revision("Alleged thief", publisher="dailysabah", capture=page.payload_digest)
    edited = change(terms_removed=("alleged",), similarity=1.0)
    second = next_revision(first, "Thief", minute(1), change=edited)

    async def live() -> None:
        store = MongoStore(lambda: mongodb_uri, database=database.name)
        await store.open()
        await store.keep_evidence(visit(), page)
        await store.record(first, visit(outcome="new"))
        await store.record(second, visit(minute(1), "changed"))
        await store.finish_visit(visit(minute(2), "blocked", reason="consent page"))
        await store.finish_visit(visit(minute(3), "gone", status=404))
        await MongoOutbox(store.documents).add([delivery(second, state="dead", reason="410 Gone")])
        await store.keep_rereading(rereading(second, verdict="vanishes"))
        await store.frontier.watch([WALK])
        await store.close()

    asyncio.run(live())
    now = minute(60)
    return {"uri": mongodb_uri, "name": database.name, "url": FERRY, "now": now, "noon": now - timedelta(minutes=30)}


def run(example: str, names: dict[str, Any]) -> Any:
    """Run an example as at a prompt: the value of its last line, if that is an expression."""
    *before, last = ast.parse(example).body
    whole = before if isinstance(last, ast.Expr) else [*before, last]
    exec(compile(ast.Module(whole, []), "data-dictionary.md", "exec"), names)
    if not isinstance(last, ast.Expr):
        return "nothing to show"
    found = eval(compile(ast.Expression(last.value), "data-dictionary.md", "eval"), names)
    return list(found) if isinstance(found, Cursor) else found


@pytest.mark.parametrize("example", EXAMPLES[1:])
def test_every_example_runs_and_finds_something_by_an_index(
    example: str, a_week: dict[str, Any], database: Documents
) -> None:
    names = dict(a_week)
    run(EXAMPLES[0], names)
    OVERHEARD.commands.clear()
    assert run(example, names), example
    names["db"].client.close()
    asked = [(name, command) for about, name, command in OVERHEARD.commands if about == database.name]
    for name, command in asked:
        for where in filters_of(name, command):
            assert stages_of_plan(database, command[name], where) & INDEXED, where


def test_the_published_recipe_finds_an_altered_history(a_week: dict[str, Any], database: Documents) -> None:
    database["revisions"].update_one({"_id": f"{FERRY}#1"}, {"$set": {"headline": "Thief"}})
    [recipe] = [example for example in EXAMPLES if "def chain_digest" in example]
    names = {**a_week, "db": database}
    with pytest.raises(AssertionError, match=f"{FERRY}#1"):
        exec(EXAMPLES[0].split("db =")[0] + recipe, names)
