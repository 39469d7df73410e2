"""A close look at the database: does it answer, take writes and keep them, and hold what this version expects."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from pymongo.errors import PyMongoError
from pymongo.write_concern import WriteConcern

from crawler.errors import StoreError
from crawler.store.database import RESTORE, Opened, opened
from crawler.store.migrations import MIGRATIONS
from crawler.store.mongo_answers import short
from crawler.store.mongo_walk import END
from crawler.store.schema import VALIDATED, indexes

OLDEST = 6  # the first major version of MongoDB that is supported
PROBE = "_doctor"  # a collection that is there for a moment
PATIENCE = 5_000  # milliseconds for a majority to have a write in its journal
SKEW = timedelta(seconds=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at: how it is, and what to do unless it is ok."""

    area: str
    level: Literal["ok", "warning", "wrong"]
    text: str
    todo: str = ""


def look_at_database(uri: str, database: str, *, visits_keep_days: int) -> Iterator[Finding]:
    """Everything there is to say of the database; a failure ends the list with what it means."""
    try:
        with opened(uri, database) as found:
            said = found.database.client.admin.command("hello")
            now = datetime.now(UTC)
            yield version_finding(found.server, found.database.client.server_info()["versionArray"][0])
            yield topology_finding(said)
            yield clock_finding(said["localTime"].replace(tzinfo=UTC), now)
            yield _writes(found)
            yield from _schema(found, visits_keep_days)
            yield _restores(found)
            yield _future(found, now)
    except StoreError as error:
        yield Finding(area="database", level="wrong", text=str(error))


def version_finding(server: str, major: int) -> Finding:
    """Which server it is, and whether it is new enough."""
    if major < OLDEST:
        todo = f"MongoDB {OLDEST}, 7 and 8 are supported: upgrade it."
        return Finding(area="database", level="warning", text=f"{server} answers", todo=todo)
    return Finding(area="database", level="ok", text=f"{server} answers")


def topology_finding(hello: Mapping[str, Any]) -> Finding:
    """Whether a lost machine loses the history."""
    if name := hello.get("setName"):
        members = len(hello.get("hosts", []))
        return Finding(area="database", level="ok", text=f"replica set {name} of {members}")
    if hello.get("msg") == "isdbgrid":
        return Finding(area="database", level="ok", text="sharded cluster")
    todo = "Change streams need a replica set: start it with --replSet and run rs.initiate() once."
    return Finding(area="database", level="warning", text="a standalone server, not a replica set", todo=todo)


def clock_finding(theirs: datetime, ours: datetime) -> Finding:
    """Whether the database and this machine agree about the time."""
    apart = abs(theirs - ours)
    if apart > SKEW:
        text = f"the database's clock and this machine's are {apart.total_seconds():.0f} s apart"
        return Finding(area="clock", level="wrong", text=text, todo="Let both follow a time server (NTP).")
    return Finding(area="clock", level="ok", text="the database's clock agrees")


def _writes(found: Opened) -> Finding:
    durable = WriteConcern(w="majority", j=True, wtimeout=PATIENCE)
    began = time.monotonic()
    try:
        found.database.get_collection(PROBE, write_concern=durable).insert_one({})
        took = time.monotonic() - began
        found.database.drop_collection(PROBE)
    except PyMongoError as error:
        todo = "It needs the role readWrite, a majority of its replica set, and room on its disk."
        return Finding(area="database", level="wrong", text=f"it takes no journaled write: {short(error)}", todo=todo)
    text = f"a majority had a write in its journal after {took * 1000:.0f} ms"
    return Finding(area="database", level="ok", text=text)


def _schema(found: Opened, visits_keep_days: int) -> Iterator[Finding]:
    """Version, validators and indexes; a database that was never used is fine."""
    kept = found.database["_schema"].find_one({"_id": "schema"})
    name, newest = found.database.name, 1 + len(MIGRATIONS)
    if kept is None:
        yield Finding(area="schema", level="ok", text=f"the database {name!r} was not used yet")
        return
    if kept["version"] > newest:
        todo = "Install the newer Tashih, or name another database with MONGODB_DATABASE."
        text = f"the database {name!r} has version {kept['version']}, this Tashih knows version {newest}"
        yield Finding(area="schema", level="wrong", text=text, todo=todo)
        return
    if missing := [*_missing_validators(found), *_missing_indexes(found, visits_keep_days)]:
        todo = "Remove `definition` from the document in `_schema`: the next crawl makes them again."
        yield Finding(area="schema", level="wrong", text=f"missing: {', '.join(missing)}", todo=todo)
    else:
        text = f"version {kept['version']} of {newest}, all validators and indexes are there"
        yield Finding(area="schema", level="ok", text=text)


def _missing_validators(found: Opened) -> Iterator[str]:
    there = {each["name"]: each["options"] for each in found.described()}
    for name in VALIDATED:
        if "validator" not in there.get(name, {}):
            yield f"the validator of {name}"


def _missing_indexes(found: Opened, visits_keep_days: int) -> Iterator[str]:
    there = {(each["name"], tuple(index["key"])) for each in found.described() for index in each["indexes"]}
    for index in indexes(visits_keep_days=visits_keep_days):
        if (index.collection, index.keys) not in there:
            yield f"the index of {index.collection} on {', '.join(index.keys)}"


def _restores(found: Opened) -> Finding:
    if found.is_half_restored():
        text, todo = (
            "a restore was interrupted: some collections are old, some new",
            "Run `tashih db restore FILE` again.",
        )
        return Finding(area="database", level="wrong", text=text, todo=todo)
    if any(name.startswith(f"{RESTORE}.") for name in found.database.list_collection_names()):
        text, todo = "a restore is running, or left its work behind", "If none runs, the next restore clears it away."
        return Finding(area="database", level="warning", text=text, todo=todo)
    return Finding(area="database", level="ok", text="no restore is unfinished")


def _future(found: Opened, now: datetime) -> Finding:
    ahead = found.database["visits"].find_one({"at": {"$gte": now + SKEW, "$lt": END}})
    if ahead:
        text = f"a visit is dated {ahead['at']:%Y-%m-%d %H:%MZ}, in the future"
        return Finding(
            area="clock", level="wrong", text=text, todo="This clock is slow, or another machine's was fast."
        )
    return Finding(area="clock", level="ok", text="no visit is dated in the future")
