"""Whoever measures listens at the store: it is where every visit of a crawl ends, whichever way it took."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crawler.model import Revision, Visit
from crawler.store.protocol import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A visit with its outcome, the revision that it brought if it did, and how many seconds the writing took."""

    visit: Visit
    revision: Revision | None
    seconds: float


def listen(store: Store, hear: Callable[[Ended], None]) -> None:
    """Let *hear* know of every visit that ends in *store* from now on, after it was written."""
    finish, finish_all, record = store.finish_visit, store.finish_visits, store.record

    async def finish_visit(visit: Visit) -> None:
        began = time.monotonic()
        await finish(visit)
        hear(Ended(visit=visit, revision=None, seconds=time.monotonic() - began))

    async def finish_visits(visits: Sequence[Visit]) -> None:
        began = time.monotonic()
        await finish_all(visits)
        seconds = time.monotonic() - began
        for visit in visits:
            hear(Ended(visit=visit, revision=None, seconds=seconds))

    async def record_revision(revision: Revision, visit: Visit) -> bool:
        began = time.monotonic()
        recorded = await record(revision, visit)
        if recorded:
            hear(Ended(visit=visit, revision=revision, seconds=time.monotonic() - began))
        return recorded

    store.finish_visit = finish_visit  # type: ignore[method-assign]
    store.finish_visits = finish_visits  # type: ignore[method-assign]
    store.record = record_revision  # type: ignore[method-assign]
