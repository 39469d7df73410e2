"""The worked example gives every answer twice, and both are the same."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import uuid4

import pytest
from pymongo import MongoClient

from bench.seed import seed
from crawler.model import RevisionQuery
from crawler.monitor.exporting import Source, run
from crawler.monitor.exports import exports
from crawler.store.mongo import MongoStore

SCRIPT = Path(__file__).parent.parent.parent / "examples" / "five_questions.py"
UNTIL = datetime(2026, 3, 2, 9, tzinfo=UTC)


def example() -> ModuleType:
    spec = importlib.util.spec_from_file_location("five_questions", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def history(mongodb_uri: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A seeded database by its name, and its export."""
    name, folder = f"test_{uuid4().hex[:12]}", tmp_path_factory.mktemp("export")
    seed(mongodb_uri, name, revisions=250, until=UNTIL, days=20)
    yield name, folder
    with MongoClient[dict[str, Any]](mongodb_uri) as client:
        client.drop_database(name)


async def write(uri: str, name: str, folder: Path) -> None:
    store = MongoStore(lambda: uri, database=name)
    await store.open()
    try:
        await run(exports()["parquet"], Source(store, RevisionQuery(), now=UNTIL, progress=lambda _, __: None), folder)
    finally:
        await store.close()


async def test_mongodb_and_duckdb_give_the_same_answers(history: tuple[str, Path], mongodb_uri: str) -> None:
    name, folder = history
    await write(mongodb_uri, name, folder)
    asking = example()
    asked = asking.Asked(since=UNTIL - timedelta(days=30), until=UNTIL)
    with MongoClient[dict[str, Any]](mongodb_uri, tz_aware=True) as client:
        removed = client[name].revisions.find({"change.terms_removed": {"$type": "string"}})
        term = next(word for revision in removed for word in revision["change"]["terms_removed"] if word.isalpha())
        asked = asking.Asked(since=asked.since, until=asked.until, term=term)
        for question in asking.QUESTIONS:
            told, exported = asking.answers(question, client[name], asking.parquet(folder, asked), asked)
            assert told == exported, question.title
            assert told, question.title


async def test_the_script_runs_as_it_is_typed(history: tuple[str, Path], mongodb_uri: str) -> None:
    name, folder = history
    await write(mongodb_uri, name, folder)
    typed = [
        "--uri",
        mongodb_uri,
        "--database",
        name,
        "--folder",
        str(folder),
        "--since",
        "2026-02-01",
        "--until",
        "2026-03-03",
    ]
    done = subprocess.run([sys.executable, SCRIPT, *typed], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("both ways agree") == 5
