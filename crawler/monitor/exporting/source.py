"""What is exported, batch by batch, and how far it is safe."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime

from crawler.model import RevisionQuery
from crawler.monitor.exporting.tokens import START, UNSETTLED, Place, Token, insist_on, question_of
from crawler.store.bulk import Batch, VisitQuery
from crawler.store.bulk_mongo import bulk_of
from crawler.store.codec import Document
from crawler.store.protocol import Store

Progress = Callable[[str, int], None]


class Source:
    """What is exported, oldest first; the writer says with :meth:`keep` what is safe, which moves ``token``.

    *asked* is what a person typed: an export that broke off is gone on with only if it is asked for in the same words.
    *kind* is what is exported, ``revisions`` or ``looks``.
    """

    def __init__(
        self,
        store: Store,
        wanted: RevisionQuery,
        *,
        now: datetime,
        progress: Progress,
        after: Token | None = None,
        asked: str = "",
        kind: str = "revisions",
    ) -> None:
        self.store = store
        self.wanted = wanted
        self.question = question_of(wanted, kind)
        self.asked = asked or repr(wanted)
        self.after = after
        self.kept = 0
        self._bulk = bulk_of(store)
        self._by_number = kind == "revisions" and wanted.article is not None  # whatever clocks say
        self._horizon = now - UNSETTLED
        self._progress = progress
        self._settled = START
        self._beyond: dict[str, Place | None] = {}
        if after is not None:
            self.go_on(after)

    def go_on(self, after: Token, kept: int = 0) -> None:
        """Leave out what lies up to a token; so many documents were exported before."""
        insist_on(after, self.question)
        self.after, self.kept = after, kept
        self._settled, self._beyond = after.place, dict.fromkeys(after.beyond)

    @property
    def token(self) -> Token | None:
        """How far it is safe; None if nothing is."""
        if self._settled == START and not self._beyond:
            return None
        beyond = {mark for mark, place in self._beyond.items() if place is None or place > self._settled}
        return Token(place=self._settled, question=self.question, beyond=frozenset(beyond))

    async def revisions(self, *fields: str) -> AsyncGenerator[Batch, None]:
        """The revisions that are wanted, with these fields or all; those up to the token left out."""
        wanted = replace(self.wanted, since=self._since())
        async with aclosing(self._bulk.revisions(wanted, fields)) as batches:
            async for batch in batches:
                if new := [each for each in batch if self._is_new(place_of(each))]:
                    yield new

    async def visits(self, *fields: str) -> AsyncGenerator[Batch, None]:
        """The visits of the articles and the time that are wanted, those up to the token left out."""
        asked = self.wanted
        wanted = VisitQuery(article=asked.article, publisher=asked.publisher, since=self._since(), until=asked.until)
        async with aclosing(self._bulk.visits(wanted, fields)) as batches:
            async for batch in batches:
                if new := [each for each in batch if self._is_new(place_of(each, "at"))]:
                    yield new

    def keep(self, places: Iterable[Place]) -> None:
        """The documents at these places, in their order, are where they belong."""
        for place in places:
            self.kept += 1
            if self._by_number or place.at <= self._horizon:
                self._settled = place
            else:
                self._beyond[place.mark] = place
        self._progress("exported", self.kept)

    def _since(self) -> datetime | None:
        if self.after is None or self._by_number:
            return self.wanted.since
        at = self.after.place.at
        return max(self.wanted.since, at) if self.wanted.since else at

    def _is_new(self, place: Place) -> bool:
        """Whether a place lies behind the token that the export goes on from."""
        if self.after is None:
            return True
        if self._by_number:
            return place.number > self.after.place.number
        if place > self.after.place and self.after.beyond and (mark := place.mark) in self.after.beyond:
            self._beyond[mark] = place
            return False
        return place > self.after.place


def place_of(document: Document, clock: str = "first_seen") -> Place:
    """The place of a document in an export."""
    return Place(at=document[clock], key=document["_id"])
