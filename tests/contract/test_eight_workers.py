"""Eight workers see the same changed article at once: one revision, whoever was first."""

from __future__ import annotations

import asyncio

from crawler.model import RevisionQuery, Visit
from crawler.store.chain import broken_links
from crawler.store.protocol import Store
from tests.store.newsdesk import FERRY, capture, digest, first_revision, minute, next_revision, visit

TEXTS = [f"{number} died" for number in range(12)]


async def see_together(stores: list[Store], text: str, at: int) -> list[bool]:
    """Every worker recalls the article, judges that it changed, and records: all at the same time."""
    looks = [visit(minute(at), id=f"look {at} of worker {worker}") for worker in range(len(stores))]
    known = await asyncio.gather(*(store.recall(FERRY, digest(text)) for store in stores))
    await asyncio.gather(*(s.keep_evidence(look, capture()) for s, look in zip(stores, looks, strict=True)))

    async def record(store: Store, worker: int, look: Visit) -> bool:
        latest = known[worker]
        revision = next_revision(latest.latest, text, minute(at)) if latest else first_revision(text, minute(at))
        return await store.record(revision, look)

    return await asyncio.gather(*(record(s, n, look) for n, (s, look) in enumerate(zip(stores, looks, strict=True))))


async def test_a_changed_article_gets_exactly_one_revision_however_many_saw_it(stores: list[Store]) -> None:
    for at, text in enumerate(TEXTS):
        recorded = await see_together(stores, text, at)
        assert recorded.count(True) == 1, recorded
    history = [revision async for revision in stores[0].chronicle(RevisionQuery(article=FERRY))]
    assert [revision.headline for revision in history] == TEXTS
    assert broken_links(history) == []
    article = await stores[0].article(FERRY)
    assert article is not None and article.head is not None
    assert (article.revisions, article.head.headline) == (len(TEXTS), TEXTS[-1])
    seen = [look async for look in stores[0].visits(article=FERRY)]
    assert len(seen) == 8 * len(TEXTS), "each look is a visit"
