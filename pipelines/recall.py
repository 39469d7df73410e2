"""Recall: the one step that reads the store. What did we know of this article?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Self, TypeVar

from itemadapter import ItemAdapter
from scrapy.crawler import Crawler

from crawler.model import Known, Memory, Publisher, Reading, Revision, Text
from crawler.reading.reader import is_article, read_capture, reader_for
from crawler.store.protocol import Store
from crawler.store.shared import store_of
from pipelines.moving import Addresses, Move, is_same_article, move_of, why

AnyText = TypeVar("AnyText", Revision, Reading)


class RecallPipeline:
    """Find the article by any of its addresses, and the text it had, as today's reader reads it."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the crawl's store."""
        return cls(store_of(crawler))

    async def process_item(self, item: Any) -> Any:
        """Fill ``known`` and ``before``, and ``moved_from`` if the article was found by its old address only."""
        article = ItemAdapter(item)
        if article["outcome"] is not None:
            return item
        canonical, answered, asked = article["addresses"]
        at = Addresses(canonical=canonical, answered=answered, asked=asked)
        known, move = await self._recalled(at, article["reading"])
        if move:
            article["moved_from"], article["moved_to"], article["moved_because"] = move.article, move.to, move.reason
        article["known"] = known
        if known:
            article["before"] = await text_before(self.store, known, article["publisher"], article["learned"])
        return item

    async def _recalled(self, at: Addresses, reading: Reading) -> tuple[Known | None, Move | None]:
        """What is known of the article, and what the visit tells of where it is."""
        digest = reading.content_digest
        for address in dict.fromkeys((at.canonical, at.answered)):
            if known := await self.store.recall(address, digest):
                return known, await move_of(self.store, known, at, reading)
        old = await self.store.recall(at.asked, digest) if at.asked not in {at.canonical, at.answered} else None
        if old and is_same_article(old.latest, reading):
            return old, Move(article=old.article, to=at.answered, reason=why(at.asked, at))
        elsewhere = old and old.article.url == at.asked
        return None, Move(article=old.article, to=None, reason=why(at.asked, at)) if old and elsewhere else None


async def text_before(store: Store, known: Known, publisher: Publisher | None, learned: Memory) -> Text:
    """The latest revision's text as today's reader reads it.

    If another reader made the revision, its capture is read again: a better reader is never mistaken for an edit by the
    newsroom. Without the capture the recorded text is all there is.
    """
    recorded = with_last_claim(known.latest, known)
    if known.latest.reader == reader_for(publisher, learned.version):
        return recorded
    capture = await store.capture(known.latest.capture)
    if capture is None:
        return recorded
    page, reading = read_capture(capture, publisher=publisher, learned=learned)
    return with_last_claim(reading, known) if is_article(page, reading) else recorded


def with_last_claim(text: AnyText, known: Known) -> AnyText:
    """The text under the publisher's newest stamp: an edit after a touch is silent if the stamp has not moved since."""
    return replace(text, date_modified=known.article.head.date_modified if known.article.head else None)
