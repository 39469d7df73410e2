"""What a data team sees: the database itself, through pymongo."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pymongo import MongoClient
from pymongo.database import Database

from tests.e2e.shell import Tashih


@contextmanager
def database(tashih: Tashih) -> Iterator[Database[dict[str, Any]]]:
    """The database of a command line, as `tashih db uri` names it."""
    named = tashih.run("db", "uri")
    assert named.returncode == 0, named.stderr
    client: MongoClient[dict[str, Any]] = MongoClient(named.stdout.strip(), tz_aware=True)
    try:
        yield client[tashih.variables["MONGODB_DATABASE"]]
    finally:
        client.close()


def outcomes(tashih: Tashih) -> dict[str, list[str]]:
    """The outcomes of all visits by address, in their order."""
    found: dict[str, list[str]] = {}
    with database(tashih) as db:
        for visit in sorted(db.visits.find(), key=lambda visit: visit["at"]):
            found.setdefault(visit["url"], []).append(visit["outcome"])
    return found
