"""Which articles' lives took a turn: found by the visits, told by the articles' own records.

A visit only says where to look. The record of an article holds the stages of its life with their evidence, so whoever was away
for a day finds every turn that was taken meanwhile, also one that was taken back.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Protocol

from crawler.model import Article
from crawler.store.protocol import Store

PAGE = 500  # visits that memory tells at once


class Lives(Protocol):
    """What a follower of states asks of a store."""

    def visited(self, since: datetime) -> AsyncIterator[list[str]]:
        """The articles of the visits at or after an instant, page by page, oldest visit first; one may be named again."""

    async def changed(self, articles: Sequence[str]) -> list[Article]:
        """Those among these articles whose life has more than one stage."""


class MemoryLives:
    """Asks a store that holds everything in memory."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def visited(self, since: datetime) -> AsyncIterator[list[str]]:
        """By the visits."""
        names = [visit.article async for visit in self._store.visits(since=since)]
        for start in range(0, len(names), PAGE):
            yield names[start : start + PAGE]

    async def changed(self, articles: Sequence[str]) -> list[Article]:
        """One by one."""
        found = [await self._store.article(name) for name in dict.fromkeys(articles)]
        return [each for each in found if each and each.url in articles and len(each.stages) > 1]
