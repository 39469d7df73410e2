"""Validate: a page that is no article never becomes a revision."""

from __future__ import annotations

from typing import Any, Self
from urllib.parse import urlsplit

from itemadapter import ItemAdapter
from scrapy.crawler import Crawler

from crawler.model import Outcome, Page

SOFT_404, NO_ARTICLE = "soft 404", "no article"


class ValidatePipeline:
    """Give a page that is no article the outcome ``gone`` or ``blocked``, with the reason; the later steps then leave it alone."""

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
            _, answered, asked = article["addresses"]
            article["outcome"], article["reason"] = outcome_of(reason, asked=asked, answered=answered)
        return item


def outcome_of(fault: str, *, asked: str, answered: str) -> tuple[Outcome, str]:
    """What a page without an article comes to: gone if it says so under status 200, or if it is the site's front page instead.

    >>> outcome_of("soft 404", asked="https://news.example/ferry", answered="https://news.example/ferry")
    ('gone', 'soft 404: the page says that there is no article')
    """
    if fault == SOFT_404:
        return "gone", f"{SOFT_404}: the page says that there is no article"
    if fault.startswith(NO_ARTICLE) and is_front_page(answered) and not is_front_page(asked):
        return "gone", f"{SOFT_404}: the address leads to the front page"
    return "blocked", fault


def is_front_page(url: str) -> bool:
    """Whether an address is a site's own."""
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query


def fault_of(page: Page, min_words: int) -> str:
    """Why a page is no article, empty if it is one.

    A page with a headline and the words of a short paragraph is one.
    """
    if page.barrier:
        return page.barrier
    if not page.headline:
        return f"{NO_ARTICLE}: the page has no headline"
    words = sum(len(block.text.split()) for block in page.blocks if block.inside)
    return "" if words >= min_words else f"{NO_ARTICLE}: {words} words of text, fewer than {min_words}"
