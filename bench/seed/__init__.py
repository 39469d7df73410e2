"""A database as half a year of watching forty invented papers would have left it: ``python -m bench.seed --home DIR``.

The same number of revisions always gives the same articles, texts and edits; their times are counted back from *until*. Every
change was judged, and every digest and chain is right: ``tashih verify`` finds nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from pymongo import MongoClient

from bench.seed.loading import load
from bench.seed.plan import plans
from crawler.store.codec import Document
from crawler.store.mongo import MongoStore
from crawler.store.schema import VALIDATED

__all__ = ["seed"]


def seed(
    uri: str,
    database: str,
    *,
    revisions: int,
    until: datetime,
    days: int = 180,
    processes: int = 1,
    on_progress: Callable[[int], None] = lambda _: None,
) -> None:
    """Fill *database*, which should be new, with so many revisions, and the articles, visits and captures they rest on.

    Articles are first seen in the *days* before *until*.
    """
    done = 0
    with_validators(uri, database)
    wanted = plans(revisions=revisions, until=until, days=days)
    for written in load(uri, database, wanted, until=until, processes=processes):
        done += written
        on_progress(done)
    asyncio.run(prepared(uri, database))


def with_validators(uri: str, database: str) -> None:
    """Make the collections, so that every document is held to its contract; indexes are faster made when all are there."""
    with MongoClient[Document](uri) as client:
        for collection, rule in VALIDATED.items():
            client[database].create_collection(collection, validator={"$jsonSchema": rule})


async def prepared(uri: str, database: str) -> None:
    """Make validators and indexes; visits are kept for good."""
    store = MongoStore(lambda: uri, database=database, visits_keep_days=0)
    await store.open()
    await store.close()
