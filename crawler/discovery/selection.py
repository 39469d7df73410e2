"""Which of the addresses that listings name are articles of a publisher."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from crawler.discovery.mention import Mention, merged, newest_claim
from crawler.discovery.patterns import learn_pattern, looks_like_article
from crawler.model import Publisher
from crawler.publishers.catalogue import publisher_of

TELLING = {"feed", "news sitemap"}  # whose entries are articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The articles to visit, the newest claims first, and how many more there were."""

    articles: tuple[Mention, ...]
    left_out: int = 0


def select(publisher: Publisher, mentions: Iterable[Mention], *, known: Iterable[str] = (), most: int) -> Selection:
    """The publisher's articles among the mentions, each once whatever forms of its address were named.

    The publisher's pattern decides; without one whatever feeds and news sitemaps name is an article, and so is what has the shape
    of those and of the addresses *known* to be articles. Where nothing can be learned the look of an address decides.
    """
    ours = [mention for mention in merged(mentions).values() if publisher_of(mention.url, [publisher])]
    is_article = recogniser(publisher, ours, known)
    found = [mention for mention in ours if is_article(mention)]
    if len(found) <= most:
        return Selection(articles=tuple(found))
    return Selection(articles=tuple(sorted(found, key=newest_claim, reverse=True)[:most]), left_out=len(found) - most)


def recogniser(
    publisher: Publisher, mentions: Iterable[Mention], known: Iterable[str] = ()
) -> Callable[[Mention], bool]:
    """What tells a publisher's articles from its other pages, learned from the mentions where its file gives no pattern."""
    named = [mention.url for mention in mentions if TELLING & set(mention.sources)]
    pattern = publisher.article_pattern or learn_pattern([*known, *named])
    compiled = re.compile(pattern) if pattern else None

    def is_article(mention: Mention) -> bool:
        if not publisher.article_pattern and TELLING & set(mention.sources):
            return True
        return compiled.search(mention.url) is not None if compiled else looks_like_article(mention.url)

    return is_article
