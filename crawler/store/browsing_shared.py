"""Lists for many readers: who asks for a page that somebody is being given at this moment gets the same one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from crawler.model import Article, Revision, RevisionQuery, Visit
from crawler.store.browsing import ArticleQuery, Browsing, Page, Place

Answer = TypeVar("Answer")


class SharedBrowsing:
    """Asks another :class:`Browsing` once for all who ask the same at once; nothing is kept after the answer."""

    def __init__(self, browsing: Browsing) -> None:
        self._browsing = browsing
        self._running: dict[tuple[Any, ...], asyncio.Future[Any]] = {}

    async def revisions(self, wanted: RevisionQuery, *, before: Place | None, limit: int) -> Page[Revision]:
        """Revisions of all articles."""
        key = ("revisions", wanted, before, limit)
        return await self._once(key, lambda: self._browsing.revisions(wanted, before=before, limit=limit))

    async def history(self, article: str, *, before: int | None, limit: int) -> Sequence[Revision]:
        """Revisions of one article."""
        key = ("history", article, before, limit)
        return await self._once(key, lambda: self._browsing.history(article, before=before, limit=limit))

    async def moments(self, article: str) -> Sequence[tuple[datetime, int]]:
        """When each revision of an article was first seen."""
        return await self._once(("moments", article), lambda: self._browsing.moments(article))

    async def articles(self, wanted: ArticleQuery, *, before: Place | None, limit: int) -> Page[Article]:
        """Articles."""
        key = ("articles", wanted, before, limit)
        return await self._once(key, lambda: self._browsing.articles(wanted, before=before, limit=limit))

    async def visits(self, article: str, *, before: Place | None, limit: int) -> Page[Visit]:
        """Visits of one article."""
        key = ("visits", article, before, limit)
        return await self._once(key, lambda: self._browsing.visits(article, before=before, limit=limit))

    async def _once(self, key: tuple[Any, ...], ask: Callable[[], Awaitable[Answer]]) -> Answer:
        """The answer that is being fetched, or a new one; an asker that leaves does not take it from the others."""
        task = self._running.get(key)
        if task is None:
            task = self._running[key] = asyncio.ensure_future(ask())
            task.add_done_callback(lambda done: self._finish(key, done))
        found: Answer = await asyncio.shield(task)
        return found

    def _finish(self, key: tuple[Any, ...], done: asyncio.Future[Any]) -> None:
        """Forget a fetched answer; its error, if nobody waits for it any more, is nobody's."""
        self._running.pop(key, None)
        if not done.cancelled():
            done.exception()
