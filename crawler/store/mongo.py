"""The store on MongoDB: any MongoDB from 6, and the embedded server.

No transaction is needed: every fact is one document, inserted once under a key that only it can have, and what is derived
from facts (an article's record) can be derived again after a crash.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Collection, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime
from functools import partial

from crawler.errors import StoreError
from crawler.model import Article, Capture, Known, Rereading, Revision, RevisionQuery, Visit
from crawler.reading.volatility import Learned
from crawler.store.bodies import capture_document, capture_of, is_pruned
from crawler.store.codec import (
    Document,
    article_of,
    rereading_document,
    rereading_of,
    revision_document,
    revision_of,
    settled,
    text,
    visit_document,
    visit_of,
)
from crawler.store.following_mongo import MongoRecordings
from crawler.store.frontier import Frontier
from crawler.store.frontier_shelved import ShelvedFrontier
from crawler.store.habits import Habits
from crawler.store.habits_shelved import ShelvedHabits
from crawler.store.histories_mongo import PAGE, Histories
from crawler.store.inventory import Inventory
from crawler.store.inventory_mongo import MongoInventory
from crawler.store.lessons import learned_of, lesson_document
from crawler.store.life import after_revision, born
from crawler.store.matching import matches
from crawler.store.mongo_documents import Documents, Series, flat
from crawler.store.mongo_link import Link
from crawler.store.mongo_prepare import prepare
from crawler.store.mongo_records import Records
from crawler.store.mongo_visits import Visits
from crawler.store.mongo_walk import ENOUGH
from crawler.store.room import enough_room
from crawler.store.shelf_mongo import MongoShelf
from crawler.store.staying import keep
from crawler.store.terms import newest_of_all, series_of_term
from crawler.store.timetable import Planned, address_of, host_in

logger = logging.getLogger(__name__)


class MongoStore:
    """Keeps evidence and revisions in MongoDB; see :class:`crawler.store.protocol.Store`.

    *find_uri* says where the database is, and is asked again whenever it went away; *patience* is how many seconds to keep
    trying then. *on_trouble* is told in a sentence when the database goes and when it is back. *insist_on_room* raises
    EmbeddedServerError while its disk is nearly full; writes wait then.
    """

    def __init__(
        self,
        find_uri: Callable[[], str],
        *,
        database: str,
        patience: float = 600,
        visits_keep_days: int = 400,
        on_trouble: Callable[[str], None] = logger.warning,
        insist_on_room: Callable[[], None] = enough_room,
    ) -> None:
        self._link = Link(
            find_uri, database=database, patience=patience, on_trouble=on_trouble, insist_on_room=insist_on_room
        )
        self._documents = Documents(self._link)
        self._histories = Histories(self._documents)
        self._recordings = MongoRecordings(self._documents)
        self._records = Records(self._documents, enter=self._recordings.enter)
        self._visits = Visits(self._documents, self._records, self._planned)
        self._shelf = MongoShelf(self._documents, self._records)
        self._habits = ShelvedHabits(self._shelf)
        self._frontier = ShelvedFrontier(self._shelf, self._habits)
        self._visits_keep_days = visits_keep_days
        self._met: set[tuple[str, str]] = set()
        self.plans = True

    @property
    def documents(self) -> Documents:
        """The documents behind this store, for what else is kept beside revisions."""
        return self._documents

    @property
    def inventory(self) -> Inventory:
        """The documents as they lie there; see :mod:`crawler.store.inventory`."""
        return MongoInventory(self._documents)

    @property
    def recordings(self) -> MongoRecordings:
        """The record of what was recorded, in its order; see :mod:`crawler.store.following`."""
        return self._recordings

    @property
    def habits(self) -> Habits:
        """What publishers' visits taught the schedule; see :mod:`crawler.store.habits`."""
        return self._habits

    @property
    def frontier(self) -> Frontier:
        """What is due, and who works it; see :mod:`crawler.store.frontier`."""
        return self._frontier

    async def open(self) -> None:
        """Connect within seconds, then bring validators, indexes and data to this version."""
        try:
            await self._link.open(partial(prepare, visits_keep_days=self._visits_keep_days))
        except StoreError:
            await self.close()
            raise

    async def close(self) -> None:
        """Let go of the connection."""
        await self._link.close()

    async def forget_everything(self) -> None:
        """Drop the whole database; the demo's own, before it begins anew."""
        await self._link.run(lambda database: database.client.drop_database(database.name))

    async def keep_evidence(self, visit: Visit, capture: Capture | None) -> None:
        """Write the capture, then the visit that rests on it."""
        if capture is None:
            await self._documents.insert("visits", visit_document(visit))
        else:
            await keep(self._documents, capture_document(capture), visit_document(visit))

    async def finish_visit(self, visit: Visit) -> None:
        """Bring the article up to date, then give the visit its outcome."""
        await self._visits.finish(visit)

    async def finish_visits(self, visits: Sequence[Visit]) -> None:
        """End visits that nobody had to read, all at once."""
        await self._visits.finish_all(visits)

    async def recall(self, url: str, content_digest: str) -> Known | None:
        """What is known of an article; a record that a crash left behind its newest revision is brought up to date."""
        record = await self._records.at(url)
        if record is None:
            return None
        latest = await self._newest(article_of(record))
        if latest is None:
            raise StoreError(f"{record['_id']}: its newest revision is missing. `tashih verify` tells what else is.")
        if latest.number != article_of(record).revisions:
            await self._recordings.enter(latest.id)
        article = await self._records.follow(record, partial(after_revision, revision=latest))
        return Known(article=article, latest=latest, seen_as=await self._seen_as(latest, content_digest))

    async def twin(self, publisher: str, content_digest: str) -> Known | None:
        """An article of that publisher whose newest revision has that very text."""
        same = {"content_digest": text(content_digest)}
        for found in await self._documents.find("revisions", same, only="publisher"):
            article = str(found["_id"]).rpartition("#")[0]
            known = await self.recall(article, content_digest) if found["publisher"] == text(publisher) else None
            if known and known.latest.id == found["_id"]:
                return known
        return None

    async def record(self, revision: Revision, visit: Visit) -> bool:
        """Insert the revision, then bring article and visit up to date; whoever inserts first has recorded it."""
        revision = settled(revision)
        visit = settled(replace(visit, article=revision.article, revision=revision.number))
        if not await self.append(revision, visit):
            return False
        await self._recordings.enter(revision.id)
        planned = await self._planned(born(revision))
        visit = await self._records.follow_revision(revision, visit, planned)
        if revision.number > 1:  # nothing is awaited of an article that nobody knew
            visit = await self._visits.kept(visit)
        await self._documents.put("visits", visit_document(visit))
        return True

    async def _planned(self, article: Article) -> Planned:
        """The step that plans an article anew."""
        host = host_in(address_of(article))
        if self.plans and (host, article.publisher) not in self._met:
            await self._frontier.meet(host, publisher=article.publisher, now=article.last_seen)
            self._met.add((host, article.publisher))
        return Planned(await self._habits.terms(article.publisher, host), self.plans)

    async def append(self, revision: Revision, visit: Visit) -> bool:
        """The first half of recording: the revision alone. False if another visit has taken its number."""
        if await self._documents.insert("revisions", revision_document(revision, visit=visit.id)):
            return True
        taken = await self._documents.get("revisions", revision.id)
        return taken is not None and taken["visit"] == text(visit.id)

    async def article(self, url: str) -> Article | None:
        """The article that has *url* among its addresses."""
        record = await self._records.at(url)
        return article_of(record) if record else None

    async def articles_at(self, urls: Collection[str]) -> dict[str, Article]:
        """The articles that have these addresses, by address."""
        return await self._shelf.articles_at(urls)

    async def articles(self, *, publisher: str | None = None, since: datetime | None = None) -> AsyncIterator[Article]:
        """Articles first seen at or after *since*, oldest first."""
        series = Series(collection="articles", clock="first_seen", where=given(publisher=settled(publisher)))
        async for record in self._documents.oldest_first(series, since=since):
            yield article_of(record)

    async def revision(self, article: str, number: int | None = None) -> Revision | None:
        """One revision of an article; without a number the newest."""
        if number is not None:
            found = await self._documents.get("revisions", f"{article}#{number}")
            return revision_of(found) if found else None
        record = await self._records.own(article)
        return await self._newest(article_of(record)) if record else None

    async def revisions(self, wanted: RevisionQuery) -> AsyncIterator[Revision]:
        """Revisions that satisfy the query, newest first."""
        wanted = settled(wanted)
        found = self._by_time(wanted) if wanted.article is None else self._history(wanted.article)
        async with aclosing(found):
            async for revision in chosen(found, wanted):
                yield revision

    async def chronicle(self, wanted: RevisionQuery) -> AsyncIterator[Revision]:
        """Revisions that satisfy the query, oldest first."""
        wanted = settled(wanted)
        found = self._by_time_forward(wanted) if wanted.article is None else self._history_forward(wanted.article)
        async with aclosing(found):
            async for revision in chosen(found, wanted):
                yield revision

    async def visit(self, visit_id: str) -> Visit | None:
        """One visit."""
        return await self._visits.get(visit_id)

    async def visits(self, *, article: str | None = None, since: datetime | None = None) -> AsyncIterator[Visit]:
        """Visits, oldest first."""
        series = Series(collection="visits", clock="at", where=given(article=settled(article)))
        async for visit in self._documents.oldest_first(series, since=since):
            yield visit_of(visit)

    async def capture(self, payload_digest: str) -> Capture | None:
        """The evidence with that digest."""
        found = await self._documents.get("captures", payload_digest)
        return capture_of(found) if found and not is_pruned(found) else None

    async def keeps(self, payload_digest: str) -> bool:
        """Whether the evidence with that digest stays."""
        found = await self._documents.find("captures", {"_id": payload_digest}, only="going")
        return any(capture.get("going") is None for capture in found)

    async def keep_rereading(self, rereading: Rereading) -> None:
        """Keep what a later reader reads, once."""
        await self._documents.insert("rereadings", rereading_document(rereading))

    async def rereading(self, key: str) -> Rereading | None:
        """The rereading with that key."""
        found = await self._documents.get("rereadings", key)
        return rereading_of(found) if found else None

    async def learned(self, publisher: str) -> Learned:
        """What is known of a publisher's noise."""
        newest = await self._newest_lesson(publisher)
        return learned_of(newest) if newest else Learned()

    async def teach(self, publisher: str, learned: Learned, at: datetime) -> None:
        """Keep the next version, if it says anything new; whoever takes a number first has taught it."""
        newest = await self._newest_lesson(publisher)
        while newest is None or newest["version"] != learned.version:
            number = newest["number"] + 1 if newest else 1
            if await self._documents.insert("lessons", lesson_document(publisher, number, learned, at)):
                return
            newest = await self._newest_lesson(publisher)

    async def _newest_lesson(self, publisher: str) -> Document | None:
        found = await self._documents.find("lessons", {"publisher": text(publisher)}, only="number")
        newest = max(found, key=lambda lesson: lesson["number"], default=None)
        return await self._documents.get("lessons", newest["_id"]) if newest else None

    async def _newest(self, article: Article) -> Revision | None:
        """The newest revision, which may be newer than the one that the article's record names."""
        newest, start = None, article.head.number if article.head else 1
        while page := await self._histories.page(article.url, start):
            newest, start = page[-1], start + PAGE
            if newest["number"] + 1 < start:
                break
        return revision_of(newest) if newest else None

    async def _seen_as(self, latest: Revision, content_digest: str) -> int | None:
        """The number of the newest revision with that text."""
        if latest.content_digest == content_digest:
            return latest.number
        where = {"article": latest.article, "content_digest": text(content_digest)}
        found = await self._documents.find("revisions", where, only="number")
        return max((revision["number"] for revision in found), default=None)

    async def _history(self, article: str) -> AsyncGenerator[Revision, None]:
        """All revisions of an article, newest first."""
        if newest := await self.revision(article):
            async with aclosing(flat(self._histories.backwards(article, newest.number))) as found:
                async for revision in found:
                    yield revision_of(revision)

    async def _by_time(self, wanted: RevisionQuery) -> AsyncGenerator[Revision, None]:
        """Revisions of all articles, newest first, as far as an index chooses them."""
        some = [series_of(wanted)] if wanted.term is None else series_of_term(wanted.term)
        window = {"since": wanted.since, "until": wanted.until}
        streams = [self._documents.newest_first(series, **window, enough=enough_for(wanted)) for series in some]
        async for revision in newest_of_all(some, streams):
            yield revision_of(revision)

    async def _history_forward(self, article: str) -> AsyncGenerator[Revision, None]:
        """All revisions of an article by number."""
        async with aclosing(flat(self._histories.forwards(article))) as found:
            async for revision in found:
                yield revision_of(revision)

    async def _by_time_forward(self, wanted: RevisionQuery) -> AsyncGenerator[Revision, None]:
        """Revisions of all articles, oldest first, as far as an index chooses them."""
        async for revision in self._documents.oldest_first(series_of(wanted), since=wanted.since, until=wanted.until):
            yield revision_of(revision)


async def chosen(found: AsyncIterator[Revision], wanted: RevisionQuery) -> AsyncIterator[Revision]:
    """Those that satisfy every filter, as many as wanted."""
    left = wanted.limit
    while left != 0 and (revision := await anext(found, None)):
        if matches(revision, wanted):
            left = left and left - 1
            yield revision


def series_of(wanted: RevisionQuery) -> Series:
    """The revisions among which a query chooses, by the index that serves it."""
    if wanted.fact is not None and wanted.publisher is None and wanted.kind is None:
        return Series(collection="revisions", clock="first_seen", where=given(**{"change.facts.kind": wanted.fact}))
    silent = None if is_narrow(wanted) else wanted.silent
    where = given(**{"publisher": wanted.publisher, "change.kinds": wanted.kind, "change.silent": silent})
    return Series(collection="revisions", clock="first_seen", where=where)


def is_narrow(wanted: RevisionQuery) -> bool:
    """Whether a publisher's changes of one kind are read: few enough to look at each, and a third filter misleads the server."""
    return wanted.publisher is not None and wanted.kind is not None


def enough_for(wanted: RevisionQuery) -> int:
    """How many revisions one look into the database should bring: the limit, if the index alone chooses."""
    chosen_later = wanted.fact, wanted.term, wanted.grep, wanted.silent if is_narrow(wanted) else None
    if wanted.limit is None or any(each is not None for each in chosen_later):
        return ENOUGH
    return min(wanted.limit, ENOUGH)


def given(**fields: str | bool | None) -> Document:
    """The filter of those fields that are not None."""
    return {
        name: text(value) if isinstance(value, str) else value for name, value in fields.items() if value is not None
    }
