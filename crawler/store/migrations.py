"""How data of older versions is brought forward; each step can be taken twice, and by two processes at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from crawler.store.mongo_link import Database

Migration = Callable[[Database], Awaitable[None]]

# Fields that came with a version, by collection, and what stands in documents from before.
NEW_IN_TWO: dict[str, dict[str, Any]] = {
    "articles": {"seen": None, "stages": [], "merged": []},
    "visits": {"reader": None, "asked": None, "awaited": None},
    "captures": {"going": None, "pruned": None},
    "deliveries": {"turn": None, "episode": None},
}
NEW_IN_FOUR: dict[str, dict[str, Any]] = {"captures": {"capture_digest": None}}


async def give(database: Database, new: dict[str, dict[str, Any]]) -> None:
    """Give every document the fields that a version brought: validators ask for all of them."""
    for collection, fields in new.items():
        whole = [{"$set": {name: {"$ifNull": [f"${name}", value]} for name, value in fields.items()}}]
        for name in fields:
            await database[collection].update_many({name: {"$exists": False}}, whole)


async def to_two(database: Database) -> None:
    """Give documents the fields of version 2."""
    await give(database, NEW_IN_TWO)


async def to_three(database: Database) -> None:
    """Write beside every annotation when it was written: lists of them are in that order."""
    annotations = database["annotations"]
    async for each in annotations.find({"at": {"$exists": False}}):
        await annotations.update_one({"_id": each["_id"]}, {"$set": {"at": each["log"][0]["at"]}})


async def to_four(database: Database) -> None:
    """Let captures from before say that nothing but their bytes is covered by a digest."""
    await give(database, NEW_IN_FOUR)


MIGRATIONS: tuple[Migration, ...] = (to_two, to_three, to_four)  # the first one moves version 1 to 2
