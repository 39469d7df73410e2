"""Pages of lists from a store in memory, or from any other that is small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from crawler.model import Article, Revision, RevisionQuery, Visit
from crawler.store.browsing import ArticleQuery, Page, Place, fits, place_of
from crawler.store.protocol import Store

Noun = TypeVar("Noun", Revision, Article, Visit)


class MemoryBrowsing:
    """Lists what a store holds; see :class:`crawler.store.browsing.Browsing`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def revisions(self, wanted: RevisionQuery, *, before: Place | None, limit: int) -> Page[Revision]:
        """Revisions of all articles."""
        return page(
            [each async for each in self._store.revisions(replace(wanted, article=None, limit=None))], before, limit
        )

    async def history(self, article: str, *, before: int | None, limit: int) -> Sequence[Revision]:
        """Revisions of one article."""
        found = self._store.revisions(RevisionQuery(article=article))
        earlier = [each async for each in found if before is None or each.number < before]
        return sorted(earlier, key=lambda revision: revision.number, reverse=True)[:limit]

    async def moments(self, article: str) -> Sequence[tuple[datetime, int]]:
        """When each revision of an article was first seen."""
        found = [(each.number, each.first_seen) async for each in self._store.revisions(RevisionQuery(article=article))]
        return [(at, number) for number, at in sorted(found)]

    async def articles(self, wanted: ArticleQuery, *, before: Place | None, limit: int) -> Page[Article]:
        """Articles."""
        return page([each async for each in self._store.articles() if fits(each, wanted)], before, limit)

    async def visits(self, article: str, *, before: Place | None, limit: int) -> Page[Visit]:
        """Visits of one article."""
        return page([each async for each in self._store.visits(article=article)], before, limit)


def page(found: Sequence[Noun], before: Place | None, limit: int) -> Page[Noun]:
    """The newest of those before a place."""
    earlier = [each for each in found if before is None or place_of(each) < before]
    newest = sorted(earlier, key=place_of, reverse=True)
    return Page(items=tuple(newest[:limit]), next=place_of(newest[limit - 1]) if len(newest) > limit else None)
