"""The revisions of one article from MongoDB by their numbers, page by page, whatever is missing among them."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing

from crawler.store.ahead import answers_to
from crawler.store.codec import Document, text
from crawler.store.mongo_documents import Documents

PAGE = 32  # revisions that are read at once
BEYOND = 2**62  # no revision has that number

Page = list[Document]


class Histories:
    """Reads the histories of articles; no page is empty."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    async def page(self, article: str, start: int) -> Page:
        """The revisions from number *start*, one page of numbers, in order; empty if there are none."""
        where = {"article": text(article), "number": {"$gte": start, "$lt": start + PAGE}}
        return sorted(await self._documents.find("revisions", where), key=lambda revision: int(revision["number"]))

    async def forwards(self, article: str) -> AsyncGenerator[Page, None]:
        """All revisions, oldest first; a gap costs one question, however wide it is."""
        start: int | None = 1
        while start is not None:
            if page := await self.page(article, start):
                yield page
            is_full = page and page[-1]["number"] == start + PAGE - 1
            start = start + PAGE if is_full else await self._next(article, start + PAGE)

    async def backwards(self, article: str, newest: int) -> AsyncGenerator[Page, None]:
        """All revisions from number *newest* down; the next page is under way while one is read."""
        starts = reversed(range(1, newest + 1, PAGE))
        async with aclosing(answers_to(self.page(article, start) for start in starts)) as pages:
            async for page in pages:
                if page:
                    yield page[::-1]

    async def _next(self, article: str, start: int) -> int | None:
        """The first number from *start* on; None if there is none."""
        where = {"article": text(article), "number": {"$gte": start, "$lt": BEYOND}}
        found = await self._documents.find("revisions", where, only="number")
        return min((int(revision["number"]) for revision in found), default=None)
