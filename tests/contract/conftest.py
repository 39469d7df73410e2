"""One suite, two stores: memory, and MongoDB over a socket (TEST_MONGODB_URI, else an embedded server of the session)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pymongo import MongoClient
from pymongo.database import Database

from crawler.store.choose import find_server
from crawler.store.embedded import stop


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
