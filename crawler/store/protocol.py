"""What the rest of the house may ask of a store; memory and MongoDB answer alike (``tests/contract``)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from datetime import datetime
from typing import Protocol

from crawler.model import Article, Capture, Known, Rereading, Revision, RevisionQuery, Visit
from crawler.reading.volatility import Learned
from crawler.store.following import Recordings
from crawler.store.frontier import Frontier
from crawler.store.habits import Habits
from crawler.store.inventory import Inventory


class Store(Protocol):
    """Keeps evidence and revisions. Every method is safe to call twice with the same values.

    ``plans`` tells whether finished visits make their articles due again; whoever reads an archive sets it to False.
    """

    plans: bool

    @property
    def habits(self) -> Habits:
        """What publishers' visits taught the schedule."""

    @property
    def frontier(self) -> Frontier:
        """What is due, and who works it."""

    @property
    def recordings(self) -> Recordings:
        """The record of what was recorded, in its order."""
        ...

    @property
    def inventory(self) -> Inventory:
        """The documents as they lie there."""
        ...

    async def open(self) -> None:
        """Connect, migrate forward, make validators and indexes; StoreUnavailableError or StoreVersionError if it cannot."""

    async def close(self) -> None:
        """Let go of the connection; what was acknowledged is on disk already."""

    async def keep_evidence(self, visit: Visit, capture: Capture | None) -> None:
        """Write the capture (once per payload digest), then the visit; durable when this returns."""

    async def finish_visit(self, visit: Visit) -> None:
        """Give a visit its outcome and bring its article up to date (state, last_seen, addresses, validators, last claim).

        The article is the one that has ``visit.article`` among its addresses. ``unchanged``, ``touched`` and ``not_modified`` also
        move the ``last_seen`` of the revision that was shown: ``visit.revision``, else the head. ``gone``, ``moved``, ``blocked``
        set the article's state, any outcome that showed the text makes it ``live`` again (``moved`` stays ``moved`` while it is
        read at another address); a visit older than the newest one decides none of these. A ``moved`` visit whose ``moved_to`` is
        another article is noted there as a merge. An article nobody recorded yet is left alone.
        """

    async def finish_visits(self, visits: Sequence[Visit]) -> None:
        """As ``finish_visit`` for each, at the price of a few: visits that nobody had to read, and that were never written before.

        The visits are durable before their articles move; a crash in between leaves articles that are due as before.
        """

    async def recall(self, url: str, content_digest: str) -> Known | None:
        """What is known of the article that has *url* among its addresses; None if it was never recorded.

        StoreError if the revision that its record names is missing: such a history is not continued as if nothing was.
        """

    async def twin(self, publisher: str, content_digest: str) -> Known | None:
        """An article of that publisher whose newest revision has that very text, whatever its address."""

    async def record(self, revision: Revision, visit: Visit) -> bool:
        """Record a revision and finish its visit; False, and nothing is written, if another visit has taken that number."""

    async def article(self, url: str) -> Article | None:
        """The article that has *url* among its addresses."""

    async def articles_at(self, urls: Collection[str]) -> dict[str, Article]:
        """The articles that have any of *urls* among their addresses, by address."""

    def articles(self, *, publisher: str | None = None, since: datetime | None = None) -> AsyncIterator[Article]:
        """Articles first seen at or after *since*, oldest first."""

    async def revision(self, article: str, number: int | None = None) -> Revision | None:
        """One revision of an article by number; the newest without one."""

    def revisions(self, wanted: RevisionQuery) -> AsyncIterator[Revision]:
        """Revisions that satisfy the query, newest first."""

    def chronicle(self, wanted: RevisionQuery) -> AsyncIterator[Revision]:
        """Revisions that satisfy the query, oldest first; of one article in the order of their numbers, whatever is missing."""

    async def visit(self, visit_id: str) -> Visit | None:
        """One visit; None if there was none, or if it has expired."""

    def visits(self, *, article: str | None = None, since: datetime | None = None) -> AsyncIterator[Visit]:
        """Visits, oldest first."""

    async def capture(self, payload_digest: str) -> Capture | None:
        """The evidence with that digest."""

    async def keeps(self, payload_digest: str) -> bool:
        """Whether the evidence with that digest is kept, and is not about to go."""

    async def keep_rereading(self, rereading: Rereading) -> None:
        """Keep what a later reader reads in a capture; the first one with a key stays."""

    async def rereading(self, key: str) -> Rereading | None:
        """The rereading with that key."""

    async def learned(self, publisher: str) -> Learned:
        """What that publisher's own visits taught about its noise so far; nothing learned for one nobody visited."""

    async def teach(self, publisher: str, learned: Learned, at: datetime) -> None:
        """Keep what was learned as the publisher's next version; nothing is written if it is what is known already."""
