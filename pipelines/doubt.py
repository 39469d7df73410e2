"""Doubt: a page that lost most of its text, and nothing else changed, is rather half a page than an edit."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Self

from itemadapter import ItemAdapter
from scrapy.crawler import Crawler

from crawler.judgement.stamps import relation
from crawler.model import Text
from crawler.store.protocol import Store
from crawler.store.shared import store_of

REASON = "half a page"
PATIENCE = 2  # looks in a row that are doubted; the next one is believed
RECENT = timedelta(days=3)
WHOLE = 100  # words from which a text is long enough to lose most of itself
KEPT = 0.5  # share of the words below which most is lost


class DoubtPipeline:
    """Call a torn page ``blocked``: a teaser in front of a paywall, a page that stopped loading.

    An editor may cut an article to half its length, too. So the third look in a row that finds it cut is believed: where
    doubt remains, the edit is recorded.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the crawl's store."""
        return cls(store_of(crawler))

    async def process_item(self, item: Any) -> Any:
        """Give a torn page its outcome, unless it was found torn often enough."""
        article = ItemAdapter(item)
        before, reading = article["before"], article["reading"]
        if article["outcome"] is not None or before is None or not is_torn(before, reading):
            return item
        if await self._doubted(article) < PATIENCE:
            lost = 100 - round(100 * words(reading) / words(before))
            article["outcome"] = "blocked"
            article["reason"] = f"{REASON}: {lost} % of the text is missing and nothing else changed"
        return item

    async def _doubted(self, article: ItemAdapter) -> int:
        """How many of the latest looks in a row were doubted."""
        url, visit = article["known"].article.url, article["visit"]
        since = visit.at - RECENT
        earlier = [past async for past in self.store.visits(article=url, since=since) if past.id != visit.id]
        doubted = 0
        for past in reversed(earlier):
            if not past.reason.startswith(REASON):
                break
            doubted += 1
        return doubted


def is_torn(before: Text, after: Text) -> bool:
    """Whether *after* is what remains of *before* when most of its text is missing: no new word, no other headline or stamp."""
    if words(before) < WHOLE or words(after) >= KEPT * words(before) or before.headline != after.headline:
        return False
    if relation(before.date_modified, after.date_modified) in {"moved", "backwards"}:
        return False
    whole = "\n".join(before.paragraphs)
    return all(paragraph.rstrip(".… ") in whole for paragraph in after.paragraphs)


def words(text: Text) -> int:
    """How many words the paragraphs have."""
    return sum(len(paragraph.split()) for paragraph in text.paragraphs)
