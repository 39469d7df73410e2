"""Batches of revisions and visits from MongoDB: documents as they came, a noun made only where a filter has to look inside."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace

from crawler.model import RevisionQuery
from crawler.store.bulk import Batch, Bulk, StoreBulk, VisitQuery, as_stored
from crawler.store.codec import revision_of, settled
from crawler.store.histories_mongo import Histories
from crawler.store.matching import matches
from crawler.store.mongo import MongoStore, given, series_of
from crawler.store.mongo_documents import Documents, Series
from crawler.store.protocol import Store


class MongoBulk:
    """Batches from a MongoDB store; see :class:`crawler.store.bulk.Bulk`."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    async def revisions(self, wanted: RevisionQuery, fields: tuple[str, ...] = ()) -> AsyncGenerator[Batch, None]:
        """Revisions, oldest first; of one article by their numbers."""
        wanted = settled(wanted)
        series = series_of(wanted)
        looks_inside = not is_answered_by(series, wanted)
        if wanted.article is not None:
            found = Histories(self._documents).forwards(wanted.article)
        else:
            narrow = replace(series, fields=() if looks_inside else fields)
            found = self._documents.pages(narrow, since=wanted.since, until=wanted.until)
        async with aclosing(found) as batches:
            async for batch in batches:
                chosen = [each for each in batch if matches(revision_of(each), wanted)] if looks_inside else batch
                if chosen:
                    yield chosen

    async def visits(self, wanted: VisitQuery, fields: tuple[str, ...] = ()) -> AsyncGenerator[Batch, None]:
        """Visits, oldest first."""
        wanted = as_stored(wanted)
        needed = tuple({*fields, "at", "article", "publisher"}) if fields else ()
        series = Series(collection="visits", clock="at", where=given(article=wanted.article), fields=needed)
        async with aclosing(self._documents.pages(series, since=wanted.since, until=wanted.until)) as batches:
            async for batch in batches:
                if chosen := [visit for visit in batch if wanted.matches(visit)]:
                    yield chosen


def is_answered_by(series: Series, wanted: RevisionQuery) -> bool:
    """Whether a series holds just what is wanted, so that no document must be looked into."""
    inside = (wanted.article, wanted.fact, wanted.term, wanted.grep)
    asked = {"publisher": wanted.publisher, "change.kinds": wanted.kind, "change.silent": wanted.silent}
    return inside == (None,) * 4 and all(name in series.where for name, value in asked.items() if value is not None)


def bulk_of(store: Store) -> Bulk:
    """The quickest way to read much of a store."""
    return MongoBulk(store.documents) if isinstance(store, MongoStore) else StoreBulk(store)
