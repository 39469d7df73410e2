"""Listens to publishers' listings: a walk through them brings new articles, and hints of changes in known ones."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.discovery.mention import FRONT_PAGE, ON_IT, Mention, hints_of
from crawler.model import Claim, Publisher
from crawler.reading.identity import normalise_url
from crawler.reading.stamps.read import read_stamp
from crawler.schedule.polling import poll_after_failures, poll_again
from crawler.schedule.signals import SELDOM
from crawler.spiders.discovery import Discovery
from crawler.spiders.watchlist import netlocs_of
from crawler.store.frontier import Due, Sighting, Walk
from crawler.store.protocol import Store

MODELS = 500  # recorded articles that are enough to learn by
REMEMBERED = 20_000  # things said that are remembered by this process
NOTHING = "no listing names an article"

logger = logging.getLogger(__name__)


class Listening:
    """Makes walks, tells the frontier what is news, and says when the next walk is.

    *heard* is called when a walk is over, *tell* to count how it went.
    """

    def __init__(
        self,
        store: Store,
        publishers: Mapping[str, Publisher],
        *,
        heard: Callable[[Due], None],
        tell: Callable[[str], None],
        clock: Callable[[], datetime],
    ) -> None:
        self.store = store
        self.publishers = publishers
        self.heard = heard
        self.tell = tell
        self.clock = clock
        self.said: dict[tuple[str, str], str] = {}
        self.on_front: dict[str, frozenset[str]] = {}
        self.tasks: set[asyncio.Task[None]] = set()

    def walk(self, crawler: Crawler, due: Due) -> Iterable[Request]:
        """The requests for the listings of a publisher; what they name comes when the last was read or has failed."""
        publisher = self.publishers.get(due.publisher)
        if publisher is None or due.walk is None:
            self._begin(self._over(due, news=0, reason="no publisher file describes it"))
            return ()
        discovery = Discovery(
            crawler,
            publisher,
            found=lambda mentions: self._found(due, publisher, mentions),
            known=self._known(publisher),
        )
        if due.walk.kind == "latest":
            discovery.walk.robots_read |= netlocs_of(publisher)
        return list(discovery.requests())

    def _found(self, due: Due, publisher: Publisher, mentions: tuple[Mention, ...]) -> tuple[Request, ...]:
        self._begin(self._take_in(due, publisher, mentions))
        return ()

    def _begin(self, job: Any) -> None:
        task = asyncio.ensure_future(job)
        self.tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            logger.error("what a listing said was lost: %s", error, exc_info=error)

    def _known(self, publisher: Publisher) -> Callable[[], Any]:
        async def known() -> list[str]:
            urls: list[str] = []
            async for article in self.store.articles(publisher=publisher.name):
                urls.append(article.url)
                if len(urls) >= MODELS:
                    break
            return urls

        return known

    async def _take_in(self, due: Due, publisher: Publisher, mentions: tuple[Mention, ...]) -> None:
        now = self.clock()
        walked_at = due.walk.walked_at if due.walk else None
        sightings = list(self._news_in(publisher, mentions, now, walked_at=walked_at))
        new, hints = await self.store.frontier.sighted(sightings, now=now)
        logger.info("%s: %d articles listed, %d new, %d hints", due.key, len(mentions), new, hints)
        await self._over(due, news=new + hints, reason="" if mentions else NOTHING)

    async def _over(self, due: Due, *, news: int, reason: str) -> None:
        """Say when the next walk is, and that this one is over."""
        assert due.walk is not None
        now = self.clock()
        self.tell("walk/in vain" if reason else "walk/heard")
        wait = wait_after(due.walk, news=news, failed=bool(reason))
        await self.store.frontier.walked(due.walk, at=now, next_walk=now + wait, news=news, reason=reason)
        self.heard(due)

    def _news_in(
        self, publisher: Publisher, mentions: Iterable[Mention], now: datetime, *, walked_at: datetime | None
    ) -> Iterator[Sighting]:
        """What listings say that they did not say at the last walk.

        A process that does not know the front page of the last walk says of every article that it came there after that walk: the
        article's record tells whether it was seen there before, or only found then.
        """
        before = self.on_front.get(publisher.name)
        front = frozenset(mention.url for mention in mentions if FRONT_PAGE in mention.sources)
        self.on_front[publisher.name] = front
        for mention in mentions:
            arrived = before is not None and mention.url in front - before
            perhaps = before is None and walked_at is not None and mention.url in front
            on_front = (f"since {now.isoformat()}", now) if arrived else (ON_IT, walked_at) if perhaps else None
            for sighting in sightings_of(mention, publisher, now=now, on_front=on_front):
                if self._is_news(sighting):
                    yield sighting

    def _is_news(self, sighting: Sighting) -> bool:
        key = (sighting.url, sighting.source)
        if self.said.get(key) == sighting.says:
            return False
        if len(self.said) >= REMEMBERED:
            del self.said[next(iter(self.said))]
        self.said[key] = sighting.says
        return True


def wait_after(walk: Walk, *, news: int, failed: bool) -> timedelta:
    """How long to wait for the next walk."""
    if failed:
        return poll_after_failures(walk.failures + 1)
    if walk.kind == "everything":
        return SELDOM
    return poll_again(timedelta(seconds=walk.interval_seconds) if walk.interval_seconds else None, news=news)


def sightings_of(
    mention: Mention, publisher: Publisher, *, now: datetime, on_front: tuple[str, datetime | None] | None = None
) -> Iterator[Sighting]:
    """What each kind of listing says of an article; *on_front* is what a front page says that it came to, and after when."""
    url = normalise_url(mention.url)
    published = published_in(mention.claims, now, publisher.zone)
    said = {hint.source: (hint.says, hint.claimed) for hint in hints_of(mention, seen_at=now, zone=publisher.zone)}
    if on_front:
        said[FRONT_PAGE] = on_front
    for source in dict.fromkeys((*mention.sources, *said)):
        says, modified = said.get(source, ("", None))
        yield Sighting(
            url=url,
            publisher=publisher.name,
            source=source,
            says=says,
            claims=mention.claims,
            published=published,
            modified=modified,
        )


def published_in(claims: Iterable[Claim], now: datetime, zone: str | None) -> datetime | None:
    """The earliest publication that listings claim; None if they claim none that can be read."""
    read = (
        read_stamp(claim.raw, seen_at=now, zone=zone, source=claim.source, role=claim.role)
        for claim in claims
        if claim.role == "published"
    )
    return min((stamp.at for stamp in read if stamp), default=None)
