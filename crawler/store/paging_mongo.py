"""One page of a list from MongoDB: one question over a window of time that should hold a page.

No server has to sort: an index on the instant gives the window's documents, and a window that holds far too many is asked
again smaller. How dense a list is, and where it begins, is remembered, so that most pages take one question.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from crawler.store.browsing import EXAMINED, Page, Place
from crawler.store.browsing_window import Densities, Walk, Wanted
from crawler.store.codec import Document
from crawler.store.mongo_documents import Documents, Series
from crawler.store.mongo_walk import BEGIN, END, Span


class Paging:
    """Gives pages of lists; one page looks through *most* documents or a few more."""

    def __init__(self, documents: Documents, *, most: int = EXAMINED) -> None:
        self._documents = documents
        self._densities = Densities()
        self._most = most

    async def page(self, wanted: Wanted) -> Page[Document]:
        """Ask window after window, newest first, until the page is full, the list ends, or enough was looked through."""
        walk = Walk(wanted, self._densities.of(wanted), now=datetime.now(UTC), most=self._most)
        while walk.goes_on:
            walk.take(await self._window(wanted, walk.start, walk.end))
        self._densities.learn(wanted, walk)
        return walk.page

    async def _window(self, wanted: Wanted, start: datetime, end: datetime) -> list[Document] | None:
        """What the lists hold there, oldest first; None if it is far too much and the window can be smaller."""
        most = wanted.most_in(start, end)
        questions = (
            self._documents.find(each.collection, each.within(Span(start=start, end=end)), at_most=most)
            for each in wanted.lists
        )
        answers = await asyncio.gather(*questions)
        if most and any(len(answer) >= most for answer in answers):
            return None
        found = {document["_id"]: document for answer in answers for document in answer}
        return sorted(found.values(), key=wanted.key)


def wanted_page(
    lists: tuple[Series, ...],
    before: Place | None,
    limit: int,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Wanted:
    """A page of the documents that are in any of the lists."""
    return Wanted(lists=lists, before=before, since=since or BEGIN, until=until or END, limit=limit)
