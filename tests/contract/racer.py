"""One of several processes that record the same article: `python -m tests.contract.racer URI DATABASE NAME REVISIONS`."""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta

from crawler.store.mongo import MongoStore
from tests.store.newsdesk import FERRY, digest, first_revision, next_revision, visit


async def race(store: MongoStore, name: str, revisions: int) -> None:
    """Add so many revisions of one's own; judge again whenever another process was faster."""
    await store.open()
    for count in range(revisions):
        while not await add(store, f"{name} {count}"):
            pass
    await store.close()


async def add(store: MongoStore, text: str) -> bool:
    known = await store.recall(FERRY, digest(text))
    if known is None:
        return await store.record(first_revision(text), visit(outcome="new", id=text))
    at = known.latest.first_seen + timedelta(seconds=1)
    return await store.record(next_revision(known.latest, text, at), visit(at, "changed", id=text))


if __name__ == "__main__":
    uri, database, name, revisions = sys.argv[1:]
    asyncio.run(race(MongoStore(lambda: uri, database=database), name, int(revisions)))
