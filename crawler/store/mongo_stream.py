"""A change stream that only tells that something was inserted."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pymongo
from pymongo.asynchronous.change_stream import AsyncCollectionChangeStream
from pymongo.errors import PyMongoError

from crawler.store.codec import Document

INSERTS: list[Document] = [
    {"$match": {"operationType": {"$in": ["insert", "invalidate", "drop"]}}},
    {"$project": {"_id": 1}},
]
AWAIT = 1000  # milliseconds that the server holds one question open
FAREWELL = 1.0  # seconds that the server may take to close it


class Stream:
    """What was inserted into one collection since it was opened."""

    def __init__(self, changes: AsyncCollectionChangeStream[Document]) -> None:
        self._changes = changes

    async def heard(self, seconds: float) -> bool:
        """Wait for an insert, *seconds* at the most; False if the stream has ended. PyMongoError if it was lost."""
        clock = asyncio.get_running_loop().time
        until = clock() + seconds
        while self._changes.alive and clock() < until:
            with pymongo.timeout(AWAIT / 1000 + 2):
                if await self._changes.try_next():
                    break
        return self._changes.alive

    async def close(self) -> None:
        """Let go of it, whether its server is there or not."""
        with suppress(PyMongoError), pymongo.timeout(FAREWELL):
            await self._changes.close()
