"""Validate: a page that is no article never becomes a revision."""

from __future__ import annotations

from typing import Any, Self

from itemadapter import ItemAdapter
from scrapy.crawler import Crawler

from crawler.model import Page


class ValidatePipeline:
    """Give a page that is no article the outcome ``blocked``, with the reason; the later steps then leave it alone."""

    def __init__(self, min_words: int) -> None:
        self.min_words = min_words

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take ARTICLE_MIN_WORDS from the settings."""
        return cls(min_words=crawler.settings.getint("ARTICLE_MIN_WORDS"))

    def process_item(self, item: Any) -> Any:
        """Judge the page as found; an outcome set by the spider stands."""
        article = ItemAdapter(item)
        reason = fault_of(article["page"], self.min_words)
        if reason and article["outcome"] is None:
            article["outcome"], article["reason"] = "blocked", reason
        return item


def fault_of(page: Page, min_words: int) -> str:
    """Why a page is no article, empty if it is one.

    A page with a headline and the words of a short paragraph is one.
    """
    if page.barrier:
        return page.barrier
    if not page.headline:
        return "no article: the page has no headline"
    words = sum(len(block.text.split()) for block in page.blocks if block.inside)
    return "" if words >= min_words else f"no article: {words} words of text, fewer than {min_words}"
