"""Stored captures read again by today's readers: what the histories would be, kept beside what was recorded."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from crawler.errors import StoreError
from crawler.judgement import judge
from crawler.model import (
    Article,
    Capture,
    Change,
    Publisher,
    Reader,
    Reading,
    Rereading,
    Revision,
    RevisionQuery,
    Stamp,
    Verdict,
    rereading_id,
)
from crawler.publishers.catalogue import publisher_of
from crawler.reading.reader import is_article, read_capture, reader_for
from crawler.reading.volatility import Learned
from crawler.store.life import SHOWED
from crawler.store.protocol import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look at an article that showed it; ``revision`` is the one that it left, if it left one."""

    at: datetime
    capture: str
    revision: Revision | None


@dataclass
class Retelling:
    """The history as today's reader tells it, look by look."""

    before: Reading | None = None
    last_claim: Stamp | None = None
    seen: dict[str, int] = field(default_factory=dict)

    def next(self, reading: Reading, revision: Revision | None) -> tuple[Verdict | None, tuple[str, ...]]:
        """What a look comes to, and the kinds of its change; None for a look that showed what was there already."""
        before, known_as = self.before, self.seen.get(reading.content_digest)
        same = before is not None and before.content_digest == reading.content_digest
        change = None
        if before is not None and not same:
            change = judge(replace(before, date_modified=self.last_claim), reading, reverts_to=known_as)
        self.before, self.last_claim = reading, reading.date_modified
        if revision is None:
            return (None if same else "appears"), kinds_of(change)
        self.seen.setdefault(reading.content_digest, revision.number)
        if same:
            return "vanishes", ()
        stands = set(kinds_of(change)) == set(kinds_of(revision.change))
        return ("stands" if stands else "other kinds"), kinds_of(change)


def kinds_of(change: Change | None) -> tuple[str, ...]:
    """The kinds of a change, none for a first revision."""
    return change.kinds if change else ()


async def replay(
    store: Store, article: Article, publishers: Mapping[str, Publisher], *, now: datetime
) -> AsyncIterator[tuple[Rereading, Revision | None]]:
    """Every look of one article as today's reader reads it, with the revision it left, in the order of time.

    Nothing comes of an article whose every revision was made by today's reader, or that this reader has read again before.
    """
    publisher = publisher_of(article.url, publishers.values())
    learned = await store.learned(article.publisher)
    reader = reader_for(publisher, learned.version)
    history = [revision async for revision in store.chronicle(RevisionQuery(article=article.url))]
    if not history or await is_done(store, history, reader):
        return
    retelling = Retelling()
    for look in await looks_at(store, article.url, history):
        reading = await reading_of(store, look, publisher, learned)
        verdict, kinds = retelling.next(reading, look.revision) if reading else ("unreadable", ())
        if verdict is None or (reading is None and look.revision is None):
            continue
        again = Rereading(
            article=article.url,
            publisher=article.publisher,
            revision=look.revision.number if look.revision else None,
            first_seen=look.at,
            capture=look.capture,
            verdict=verdict,
            kinds=kinds,
            reader=reader,
            reading=reading,
            at=now,
        )
        yield again, look.revision


async def is_done(store: Store, history: list[Revision], reader: Reader) -> bool:
    """Whether *reader* made the whole history, or has read it again already: its newest revision is kept last."""
    if all(revision.reader == reader for revision in history):
        return True
    return await store.rereading(rereading_id(history[-1].article, history[-1].number, reader)) is not None


async def looks_at(store: Store, article: str, history: list[Revision]) -> list[Look]:
    """The looks that showed an article, oldest first, without those that repeat the bytes before them and left no revision."""
    looks = {
        (revision.first_seen, revision.capture): Look(
            at=revision.first_seen, capture=revision.capture, revision=revision
        )
        for revision in history
    }
    async for visit in store.visits(article=article):
        if visit.outcome in SHOWED and visit.payload_digest:
            key = (visit.at, visit.payload_digest)
            looks.setdefault(key, Look(at=visit.at, capture=visit.payload_digest, revision=None))
    in_order = sorted(looks.values(), key=lambda look: look.at)
    before = [None, *in_order]
    return [
        look
        for last, look in zip(before, in_order, strict=False)
        if look.revision or not last or last.capture != look.capture
    ]


async def reading_of(store: Store, look: Look, publisher: Publisher | None, learned: Learned) -> Reading | None:
    """What today's reader reads in the bytes of a look; None if they are missing or damaged, or no article to it."""
    capture = await capture_of(store, look.capture)
    if capture is None:
        return None
    page, reading = read_capture(capture, publisher=publisher, seen_at=look.at, learned=learned)
    return reading if is_article(page, reading) else None


async def capture_of(store: Store, digest: str) -> Capture | None:
    """A capture; None if it is missing or damaged, which `tashih verify` tells."""
    try:
        return await store.capture(digest)
    except StoreError:
        return None


async def keep(store: Store, found: list[Rereading]) -> None:
    """Keep what was read in one article, its newest revision last: if that is there, all is."""
    newest = max((again.revision or 0 for again in found), default=0)
    for again in sorted(found, key=lambda again: again.revision == newest):
        await store.keep_rereading(again)


async def articles_to_read(
    store: Store, url: str | None, publisher: str | None, progress: Callable[[str, int], None]
) -> AsyncIterator[Article]:
    """One article, or all of a publisher, or all."""
    if url is not None:
        if article := await store.article(url):
            yield article
        return
    done = 0
    async for article in store.articles(publisher=publisher):
        yield article
        done += 1
        progress("articles", done)
