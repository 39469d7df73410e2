"""Digest: name the text, so that two visits can be compared at a glance."""

from __future__ import annotations

from typing import Any

from itemadapter import ItemAdapter

from crawler.reading.reader import Stamps, compose, reader_for


class DigestPipeline:
    """Put the reading together: the text, its digest, and the reader who made it."""

    def process_item(self, item: Any) -> Any:
        """Fill ``reading``; a text of nothing but noise is no article."""
        article = ItemAdapter(item)
        if article["outcome"] is not None:
            return item
        stamps = Stamps(
            date_published=article["date_published"], date_modified=article["date_modified"], claims=article["claims"]
        )
        article["reading"] = compose(
            article["page"],
            article["paragraphs"],
            article["noise"],
            stamps,
            reader_for(article["publisher"], article["learned"].version),
        )
        if not article["paragraphs"]:
            article["outcome"], article["reason"] = "blocked", "no article: nothing but noise on the page"
        return item
