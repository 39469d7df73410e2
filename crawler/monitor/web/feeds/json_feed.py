"""A feed in JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from collections.abc import Sequence

from crawler.monitor.web.feeds.atom import stamp
from crawler.monitor.web.feeds.entries import FeedEntry

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(entries: Sequence[FeedEntry], *, title: str, feed_url: str, home: str) -> bytes:
    """The feed as JSON."""
    feed = {
        "version": VERSION,
        "title": title,
        "home_page_url": home,
        "feed_url": feed_url,
        "items": [item(entry) for entry in entries],
    }
    return json.dumps(feed, ensure_ascii=False).encode()


def item(entry: FeedEntry) -> dict[str, object]:
    """One entry."""
    language = {"language": entry.language} if entry.language else {}
    return {
        "id": entry.id,
        "url": entry.page,
        "external_url": entry.article,
        "title": entry.title,
        "content_text": entry.text,
        "content_html": entry.html,
        "date_published": stamp(entry.at),
        "authors": [{"name": entry.author}],
        "tags": list(entry.tags),
        **language,
    }
