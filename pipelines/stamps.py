"""Stamps: read the publisher's own times, "Last Modified" above all."""

from __future__ import annotations

from typing import Any

from itemadapter import ItemAdapter

from crawler.reading.reader import read_stamps


class StampsPipeline:
    """Read every time the page claims, noise lines included, and choose the publication and the modification."""

    def process_item(self, item: Any) -> Any:
        """Fill ``date_published``, ``date_modified`` and ``claims``."""
        article = ItemAdapter(item)
        if article["outcome"] is not None:
            return item
        stamps = article["ready"] or read_stamps(
            article["page"], publisher=article["publisher"], seen_at=article["visit"].at
        )
        article["date_published"], article["date_modified"] = stamps.date_published, stamps.date_modified
        article["claims"] = stamps.claims
        return item
