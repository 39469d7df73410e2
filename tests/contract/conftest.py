"""One suite, two stores: memory, and MongoDB over a socket (TEST_MONGODB_URI, else an embedded server of the session)."""

from __future__ import annotations

import asyncio
import inspect
import os
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pymongo import MongoClient
from pymongo.database import Database

from crawler.store.choose import find_server
from crawler.store.embedded import stop
from crawler.store.memory import MemoryStore
from crawler.store.mongo import MongoStore
from crawler.store.protocol import Store


@pytest.fixture(scope="session")
def mongodb_uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if uri := os.environ.get("TEST_MONGODB_URI"):
        yield uri
        return
    home = tmp_path_factory.mktemp("tashih")
    server = find_server(mongodb_uri=None, home=home)
    yield server.uri
    stop(home / server.kind)


@pytest.fixture
def database(mongodb_uri: str) -> Iterator[Database[dict[str, Any]]]:
    """A database nobody else uses, seen as a data team sees it: through a client of its own."""
    with MongoClient(mongodb_uri, tz_aware=True) as client:
        name = f"test_{uuid4().hex[:12]}"
        yield client[name]
        client.drop_database(name)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A folder for an embedded server of this test alone."""
    yield tmp_path
    for folder in tmp_path.iterdir():
        if folder.is_dir():
            stop(folder)


def a_store(uri: str, database: Database[dict[str, Any]], **more: Any) -> MongoStore:
    return MongoStore(lambda: uri, database=database.name, **more)


@pytest.fixture(params=["memory", "mongo"])
def stores(request: pytest.FixtureRequest) -> list[Store]:
    """Eight workers' stores on one database; memory is one store for all."""
    if request.param == "memory":
        return [MemoryStore()] * 8
    uri, database = request.getfixturevalue("mongodb_uri"), request.getfixturevalue("database")
    return [a_store(uri, database) for _ in range(8)]


@pytest.fixture
def store(stores: list[Store]) -> Store:
    """One worker's store."""
    return stores[0]


@pytest.fixture
def mongo(mongodb_uri: str, database: Database[dict[str, Any]]) -> MongoStore:
    """A store on MongoDB, for what memory does not have."""
    return a_store(mongodb_uri, database)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run an async test in a loop of its own; the stores it asks for are open while it runs."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = pyfuncitem._fixtureinfo.argnames
    arguments = {name: pyfuncitem.funcargs[name] for name in wanted}
    asyncio.run(with_open_stores(pyfuncitem.obj, arguments))
    return True


async def with_open_stores(story: Callable[..., Awaitable[None]], arguments: dict[str, Any]) -> None:
    flat = [one for value in arguments.values() for one in (value if isinstance(value, list) else [value])]
    used = [one for one in flat if isinstance(one, MemoryStore | MongoStore)]
    for store in used:
        await store.open()
    try:
        await story(**arguments)
    finally:
        for store in used:
            await store.close()
