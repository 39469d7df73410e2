"""Which publishers a schedule watches, and the walks through their listings that it makes again and again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from urllib.parse import urlsplit

from crawler.model import Publisher
from crawler.schedule.polling import FIRST
from crawler.spiders.discovery import front_page_of
from crawler.store.frontier import Walk


def watched(
    publishers: Mapping[str, Publisher],
    *,
    built_in: Mapping[str, Publisher],
    named: Collection[str],
    walks: Iterable[Walk],
) -> dict[str, Publisher]:
    """The publishers to discover: those that are *named*; else those of the user's own files and those crawled as a whole before.

    A publisher file that came with Tashih is a description, no order.
    """
    crawled = {walk.publisher for walk in walks}
    chosen = named or {name for name, one in publishers.items() if name in crawled or built_in.get(name) != one}
    return {name: one for name, one in publishers.items() if name in chosen}


def walks_of(publisher: Publisher, now: datetime) -> tuple[Walk, ...]:
    """The walks through a publisher's listings, as they begin: through what its file names now, through everything soon."""
    host = urlsplit(first_listing(publisher)).hostname or publisher.domains[0]
    latest = Walk(name=f"{publisher.name}/latest", publisher=publisher.name, host=host, kind="latest", next_walk=now)
    everything = Walk(
        name=f"{publisher.name}/everything",
        publisher=publisher.name,
        host=host,
        kind="everything",
        next_walk=now + FIRST,
    )
    return latest, everything


def first_listing(publisher: Publisher) -> str:
    """The address at whose host a publisher's walks are made."""
    return next(
        iter((*publisher.feeds, *publisher.sitemaps, *publisher.front_pages, front_page_of(publisher.domains[0])))
    )


def netlocs_of(publisher: Publisher) -> frozenset[str]:
    """The places, ports included, whose robots.txt a walk through a publisher's own listings need not follow."""
    listings = (*publisher.feeds, *publisher.sitemaps, *publisher.front_pages, *map(front_page_of, publisher.domains))
    return frozenset(urlsplit(url).netloc for url in listings)


def hosts_of(publishers: Iterable[Publisher]) -> Iterator[str]:
    """The hosts that publishers' files name, some twice."""
    for publisher in publishers:
        for url in (*publisher.feeds, *publisher.sitemaps, *publisher.front_pages):
            yield urlsplit(url).hostname or ""
        for domain in publisher.domains:
            yield urlsplit(f"//{domain}").hostname or ""
