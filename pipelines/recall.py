"""Recall: the one step that reads the store. What did we know of this article?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Self, TypeVar

from itemadapter import ItemAdapter
from scrapy.crawler import Crawler

from crawler.model import Known, Memory, Publisher, Reading, Revision, Text
from crawler.reading.reader import content_type_in, read, reader_for
from crawler.store.protocol import Store
from crawler.store.shared import store_of

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
        digest = article["reading"].content_digest
        known = await self.store.recall(canonical, digest) or await self.store.recall(answered, digest)
        if known is None and asked not in {canonical, answered} and (known := await self.store.recall(asked, digest)):
            article["moved_from"] = known.article
            if not is_same_article(known.latest, article["reading"]):
                known = None
        article["known"] = known
        if known:
            article["before"] = await text_before(self.store, known, article["publisher"], article["learned"])
        return item


def is_same_article(before: Text, after: Text) -> bool:
    """Whether a redirect led to the same article: the headline stands, or half of the shorter text's words do."""
    if before.headline == after.headline:
        return True
    words_before, words_after = ({word for p in text.paragraphs for word in p.split()} for text in (before, after))
    return 2 * len(words_before & words_after) >= min(len(words_before), len(words_after))


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
    page, reading = read(
        capture.body,
        url=capture.url,
        content_type=content_type_in(capture.headers),
        publisher=publisher,
        seen_at=capture.at,
        learned=learned,
    )
    return with_last_claim(reading, known) if is_whole(page.barrier, reading) else recorded


def with_last_claim(text: AnyText, known: Known) -> AnyText:
    """The text under the publisher's newest stamp: an edit after a touch is silent if the stamp has not moved since."""
    return replace(text, date_modified=known.article.head.date_modified if known.article.head else None)


def is_whole(barrier: str, reading: Reading) -> bool:
    """Whether a capture that once was an article still reads as one."""
    return not barrier and bool(reading.paragraphs)
