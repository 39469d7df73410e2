"""Makes a database ours: validators, indexes, and data moved forward from older versions.

``_schema`` holds one document: ``version`` of the data, and ``definition``, the name of the validators and indexes in force.
Two processes may prepare at once, and either may be killed: every step can be taken twice, and the version only rises.
"""

from __future__ import annotations

from collections.abc import Sequence

import pymongo
from pymongo.errors import OperationFailure

from crawler.errors import StoreVersionError
from crawler.store.codec import Document
from crawler.store.migrations import MIGRATIONS, Migration
from crawler.store.mongo_link import Database
from crawler.store.schema import VALIDATED, Index, Rule, definition_digest, indexes

LONG = 3600.0  # seconds; building an index over years of revisions takes a while
NAMESPACE_EXISTS = 48
INDEX_DIFFERS = {85, 86}  # IndexOptionsConflict, IndexKeySpecsConflict


async def prepare(database: Database, *, visits_keep_days: int, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring the database to this version; StoreVersionError if a newer one wrote it. A prepared database is only read."""
    current = 1 + len(migrations)
    definition = definition_digest(visits_keep_days=visits_keep_days)
    found = await database["_schema"].find_one({"_id": "schema"}) or {"version": current}
    refuse_newer(database.name, found, current)
    if found == {"_id": "schema", "version": current, "definition": definition}:
        return
    with pymongo.timeout(LONG):
        await define(database, indexes(visits_keep_days=visits_keep_days))
        for migrate in migrations[found["version"] - 1 :]:
            await migrate(database)
    await database["_schema"].update_one(
        {"_id": "schema"}, {"$max": {"version": current}, "$set": {"definition": definition}}, upsert=True
    )


def refuse_newer(name: str, found: Document, current: int) -> None:
    """StoreVersionError if a newer Tashih wrote the database: this one would harm what it does not know."""
    if found["version"] > current:
        raise StoreVersionError(
            f"the database {name!r} has version {found['version']} of the schema, this Tashih knows version {current}. "
            "Install the newer Tashih, or name another database with MONGODB_DATABASE."
        )


async def define(database: Database, wanted: Sequence[Index]) -> None:
    """Put validators and indexes in force."""
    for collection, rule in VALIDATED.items():
        await validate(database, collection, rule)
    for index in wanted:
        await create(database, index)


async def validate(database: Database, collection: str, rule: Rule) -> None:
    """Create a collection with its validator, or give it to the one that is there."""
    options = {"validator": {"$jsonSchema": rule}, "validationLevel": "strict", "validationAction": "error"}
    try:
        await database.command({"create": collection, **options})
    except OperationFailure as error:
        if error.code != NAMESPACE_EXISTS:
            raise
        await database.command({"collMod": collection, **options})


async def create(database: Database, index: Index) -> None:
    """Create an index; one that is there and expires otherwise is told the new age."""
    keys = dict.fromkeys(index.keys, pymongo.ASCENDING)
    expiry = {} if index.expire_after is None else {"expireAfterSeconds": index.expire_after}
    made = {
        "key": keys,
        "name": "_".join(f"{key}_1" for key in keys),
        **expiry,
        **({"unique": True} if index.unique else {}),
    }
    try:
        await database.command({"createIndexes": index.collection, "indexes": [made]})
    except OperationFailure as error:
        if error.code not in INDEX_DIFFERS or not expiry:
            raise
        await database.command({"collMod": index.collection, "index": {"keyPattern": keys, **expiry}})
