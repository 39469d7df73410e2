"""Revisions and visits as documents, many at once, oldest first: for readers who want all of them and no nouns.

A batch is a list of documents as they stand in the collection; ``fields`` are those that are wanted, and must name the order
(``first_seen`` or ``at``), all of them if none is given. A batch is small enough to be held, however much is read.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from crawler.model import RevisionQuery
from crawler.store.codec import Document, revision_document, text, visit_document
from crawler.store.protocol import Store

Batch = list[Document]
SIZE = 500  # documents


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitQuery:
    """Which visits to read: every given filter must hold; ``since`` ≤ at < ``until``."""

    article: str | None = None
    publisher: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def matches(self, visit: Document) -> bool:
        """Whether a visit's document passes every filter."""
        return (
            self.article in {None, visit["article"]}
            and self.publisher in {None, visit["publisher"]}
            and (self.since is None or self.since <= visit["at"])
            and (self.until is None or visit["at"] < self.until)
        )


class Bulk(Protocol):
    """Reads revisions and visits in batches; memory and MongoDB answer alike (``tests/contract/test_bulk.py``)."""

    def revisions(self, wanted: RevisionQuery, fields: tuple[str, ...] = ()) -> AsyncGenerator[Batch, None]:
        """Revisions that satisfy the query, oldest first; of one article by their numbers. A limit is not heeded."""

    def visits(self, wanted: VisitQuery, fields: tuple[str, ...] = ()) -> AsyncGenerator[Batch, None]:
        """Visits that satisfy the query, oldest first."""


class StoreBulk:
    """Batches from any store, by way of its nouns."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def revisions(self, wanted: RevisionQuery, fields: tuple[str, ...] = ()) -> AsyncGenerator[Batch, None]:
        """Revisions, oldest first."""
        found = self._store.chronicle(replace(wanted, limit=None))
        async for batch in batched((revision_document(each, visit="unknown") async for each in found), fields):
            yield batch

    async def visits(self, wanted: VisitQuery, fields: tuple[str, ...] = ()) -> AsyncGenerator[Batch, None]:
        """Visits, oldest first."""
        wanted = as_stored(wanted)
        found = self._store.visits(article=wanted.article, since=wanted.since)
        documents = (visit_document(visit) async for visit in found)
        async for batch in batched((visit async for visit in documents if wanted.matches(visit)), fields):
            yield batch


async def batched(documents: AsyncIterator[Document], fields: tuple[str, ...]) -> AsyncGenerator[Batch, None]:
    """Documents in batches, with the fields that are wanted."""
    batch: Batch = []
    async for document in documents:
        batch.append({name: document[name] for name in ("_id", *fields)} if fields else document)
        if len(batch) == SIZE:
            yield batch
            batch = []
    if batch:
        yield batch


def as_stored(wanted: VisitQuery) -> VisitQuery:
    """A query as its visits were stored: no lone surrogate in its names."""
    article = None if wanted.article is None else text(wanted.article)
    return replace(wanted, article=article, publisher=None if wanted.publisher is None else text(wanted.publisher))
