"""Turns in articles' lives, asked of MongoDB: visits by the index on ``at``, articles by their keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from datetime import datetime

from crawler.model import Article
from crawler.store.codec import article_of, instant, text
from crawler.store.mongo_documents import Documents, Series

BATCH = 100  # articles that are asked for at once
VISITS = Series(collection="visits", clock="at", fields=("at", "article"))
TWO_STAGES = {"stages.1": {"$exists": True}}


class MongoLives:
    """Asks the documents; see :class:`crawler.store.lives.Lives`."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    async def visited(self, since: datetime) -> AsyncIterator[list[str]]:
        """A walk through time; nothing of a visit is read but its instant and its article."""
        async with aclosing(self._documents.pages(VISITS, since=instant(since), until=None)) as pages:
            async for page in pages:
                yield [visit["article"] for visit in page]

    async def changed(self, articles: Sequence[str]) -> list[Article]:
        """By key, a batch at a time."""
        names = list(dict.fromkeys(map(text, articles)))
        found: list[Article] = []
        for start in range(0, len(names), BATCH):
            where = {"_id": {"$in": names[start : start + BATCH]}, **TWO_STAGES}
            found += map(article_of, await self._documents.find("articles", where))
        return found
