"""A revision that the database does not take is a failed visit that says why."""

from __future__ import annotations

import asyncio

from scrapy.utils.test import get_crawler

from crawler.errors import StoreRefusedError
from crawler.model import Revision, Visit
from crawler.store.memory import MemoryStore
from pipelines.record import RecordPipeline
from tests.e2e.pages import article
from tests.pipelines.test_chain import Desk


class FullStore(MemoryStore):
    """A store in which no revision fits."""

    async def record(self, revision: Revision, visit: Visit) -> bool:
        raise StoreRefusedError("the database takes no document over 16 MiB")


def test_a_page_too_long_to_record_leaves_a_visit_that_says_so() -> None:
    desk = Desk()
    stats = get_crawler().stats
    assert stats is not None
    store = FullStore()
    desk.steps[-1] = RecordPipeline(store, stats)

    async def see() -> list[Visit]:
        await desk.see(article())
        return [visit async for visit in store.visits()]

    [visit] = asyncio.run(see())
    assert (visit.outcome, visit.revision) == ("failed", None)
    assert "16 MiB" in visit.reason
    assert stats.get_value("visit/failed") == 1
