"""The store in memory: the same contract, the same documents, nothing on disk. For tests and trials."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import replace
from datetime import datetime

from crawler.model import Article, Capture, Known, Rereading, Revision, RevisionQuery, Visit
from crawler.reading.volatility import Learned
from crawler.store.bodies import capture_document, capture_of, is_pruned
from crawler.store.codec import (
    Document,
    article_document,
    rereading_document,
    revision_document,
    settled,
    text,
    visit_document,
)
from crawler.store.following_memory import MemoryRecordings
from crawler.store.frontier import Frontier
from crawler.store.frontier_shelved import ShelvedFrontier
from crawler.store.habits import Habits
from crawler.store.habits_shelved import ShelvedHabits
from crawler.store.inventory import Inventory
from crawler.store.inventory_memory import MemoryInventory
from crawler.store.lessons import learned_of, lesson_document
from crawler.store.life import STOOD, after_revision, after_visit, born
from crawler.store.matching import matches
from crawler.store.shelf_memory import MemoryShelf
from crawler.store.stages import after_merge, merge_of
from crawler.store.timetable import Planned, address_of, host_in


class MemoryStore:
    """Keeps evidence and revisions while it lives; see :class:`crawler.store.protocol.Store`.

    Nothing is awaited between a look and the write that rests on it, so tasks cannot race. What is kept has gone through the
    codec: it is what MongoDB would give back.
    """

    def __init__(self) -> None:
        self._captures: dict[str, Document] = {}
        self._visits: dict[str, Visit] = {}
        self._articles: dict[str, Article] = {}
        self._histories: dict[str, dict[int, Revision]] = {}
        self._recorded_by: dict[str, str] = {}
        self._rereadings: dict[str, Rereading] = {}
        self._lessons: dict[str, list[Document]] = {}
        self.recordings = MemoryRecordings(self._histories)
        self._shelf = MemoryShelf(self._articles, self._own_record)
        self.habits: Habits = ShelvedHabits(self._shelf)
        self.frontier: Frontier = ShelvedFrontier(self._shelf, self.habits)
        self._met: set[tuple[str, str]] = set()
        self.plans = True

    @property
    def inventory(self) -> Inventory:
        """The documents that would lie in a database."""
        return MemoryInventory(self._documents, self._captures)

    async def open(self) -> None:
        """Nothing to connect to."""

    async def close(self) -> None:
        """What was kept stays, as in a database."""

    async def keep_evidence(self, visit: Visit, capture: Capture | None) -> None:
        """Keep capture and visit, each once."""
        if capture is not None:
            document = capture_document(capture)
            if self._captures.setdefault(document["_id"], document)["going"] is not None:
                self._captures[document["_id"]] = document
        visit = settled(visit)
        self._visits.setdefault(visit.id, visit)

    async def finish_visit(self, visit: Visit) -> None:
        """Bring the article up to date and give the visit its outcome."""
        visit = settled(visit)
        if article := self._article_at(visit.article):
            visit = replace(visit, article=article.url)
            if visit.outcome in STOOD and article.head:
                visit = replace(visit, revision=visit.revision or article.head.number)
                self._see_again(visit)
            if visit.outcome == "moved":
                self._note_merge(visit)
            planned = await self._planned(article)
            article = self._articles[article.url]
            visit = self._kept(planned.expected(article, visit))
            self._articles[article.url] = settled(planned(after_visit(article, visit), visit))
        self._visits[visit.id] = visit

    async def finish_visits(self, visits: Sequence[Visit]) -> None:
        """End one visit after the other."""
        for visit in visits:
            await self.finish_visit(visit)

    async def recall(self, url: str, content_digest: str) -> Known | None:
        """What is known of the article, its record brought up to date."""
        article = self._article_at(url)
        if article is None:
            return None
        history = self._histories[article.url]
        latest = history[max(history)]
        article = self._articles[article.url] = after_revision(article, latest)
        seen_as = max((n for n, revision in history.items() if revision.content_digest == content_digest), default=None)
        return Known(article=article, latest=latest, seen_as=seen_as)

    async def twin(self, publisher: str, content_digest: str) -> Known | None:
        """An article of that publisher whose newest revision has that very text."""
        for article, history in self._histories.items():
            latest = history[max(history)]
            if latest.publisher == publisher and latest.content_digest == content_digest:
                return await self.recall(article, content_digest)
        return None

    async def record(self, revision: Revision, visit: Visit) -> bool:
        """Record a revision and finish its visit, if its number is free."""
        revision = settled(revision)
        visit = settled(replace(visit, article=revision.article, revision=revision.number))
        if not await self.append(revision, visit):
            return False
        await self.recordings.enter(revision.id)
        planned = await self._planned(born(revision))
        if article := self._own_record(revision.article):
            visit = self._kept(planned.expected(article, visit))
            self._articles[article.url] = settled(planned(after_visit(after_revision(article, revision), visit), visit))
        self._visits[visit.id] = visit
        return True

    def _kept(self, visit: Visit) -> Visit:
        """The visit with what was awaited of it when it was finished before, if this is the second time."""
        written = self._visits.get(visit.id)
        return replace(visit, awaited=visit.awaited or written.awaited) if written else visit

    async def _planned(self, article: Article) -> Planned:
        """The step that plans an article anew."""
        host = host_in(address_of(article))
        if self.plans and (host, article.publisher) not in self._met:
            await self.frontier.meet(host, publisher=article.publisher, now=article.last_seen)
            self._met.add((host, article.publisher))
        return Planned(await self.habits.terms(article.publisher, host), self.plans)

    async def append(self, revision: Revision, visit: Visit) -> bool:
        """The first half of recording: the revision alone. False if another visit has taken its number."""
        revision = settled(revision)
        if self._recorded_by.setdefault(revision.id, visit.id) != visit.id:
            return False
        self._histories.setdefault(revision.article, {}).setdefault(revision.number, revision)
        return True

    async def article(self, url: str) -> Article | None:
        """The article that has *url* among its addresses."""
        return self._article_at(url)

    async def articles_at(self, urls: Collection[str]) -> dict[str, Article]:
        """The articles that have these addresses, by address."""
        return await self._shelf.articles_at(urls)

    async def articles(self, *, publisher: str | None = None, since: datetime | None = None) -> AsyncIterator[Article]:
        """Articles first seen at or after *since*, oldest first."""
        publisher = settled(publisher)
        for article in sorted(self._articles.values(), key=lambda article: (article.first_seen, article.url)):
            if publisher in {None, article.publisher} and (since is None or since <= article.first_seen):
                yield article

    async def revision(self, article: str, number: int | None = None) -> Revision | None:
        """One revision of an article; without a number the newest."""
        history = self._histories.get(text(article), {})
        return history.get(max(history, default=0) if number is None else number)

    async def revisions(self, wanted: RevisionQuery) -> AsyncIterator[Revision]:
        """Revisions that satisfy the query, newest first."""
        wanted = settled(wanted)
        everything = [revision for history in self._histories.values() for revision in history.values()]
        found = (revision for revision in everything if matches(revision, wanted))
        newest_first = sorted(found, key=lambda revision: (revision.first_seen, revision.id), reverse=True)
        for revision in newest_first[: wanted.limit]:
            yield revision

    async def chronicle(self, wanted: RevisionQuery) -> AsyncIterator[Revision]:
        """Revisions that satisfy the query, oldest first."""
        wanted = settled(wanted)
        everything = [revision for history in self._histories.values() for revision in history.values()]
        found = (revision for revision in everything if matches(revision, wanted))
        in_order = sorted(found, key=lambda each: each.number if wanted.article else (each.first_seen, each.id))
        for revision in in_order[: wanted.limit]:
            yield revision

    async def visit(self, visit_id: str) -> Visit | None:
        """One visit."""
        return self._visits.get(text(visit_id))

    async def visits(self, *, article: str | None = None, since: datetime | None = None) -> AsyncIterator[Visit]:
        """Visits, oldest first."""
        article = settled(article)
        for visit in sorted(self._visits.values(), key=lambda visit: (visit.at, visit.id)):
            if article in {None, visit.article} and (since is None or since <= visit.at):
                yield visit

    async def capture(self, payload_digest: str) -> Capture | None:
        """The evidence with that digest."""
        found = self._captures.get(payload_digest)
        return capture_of(found) if found and not is_pruned(found) else None

    async def keeps(self, payload_digest: str) -> bool:
        """Whether the evidence with that digest stays."""
        found = self._captures.get(payload_digest)
        return found is not None and found["going"] is None

    async def keep_rereading(self, rereading: Rereading) -> None:
        """Keep what a later reader reads, once."""
        self._rereadings.setdefault(text(rereading.id), settled(rereading))

    async def rereading(self, key: str) -> Rereading | None:
        """The rereading with that key."""
        return self._rereadings.get(text(key))

    async def learned(self, publisher: str) -> Learned:
        """What is known of a publisher's noise."""
        versions = self._lessons.get(text(publisher))
        return learned_of(versions[-1]) if versions else Learned()

    async def teach(self, publisher: str, learned: Learned, at: datetime) -> None:
        """Keep the next version, if it says anything new."""
        if (await self.learned(publisher)).version != learned.version:
            versions = self._lessons.setdefault(text(publisher), [])
            versions.append(lesson_document(publisher, len(versions) + 1, learned, at))

    def _article_at(self, url: str) -> Article | None:
        """The article called so, else the one last seen there."""
        others = [article for article in self._articles.values() if text(url) in article.urls]
        return self._own_record(text(url)) or max(others, key=lambda article: article.last_seen, default=None)

    def _own_record(self, article: str) -> Article | None:
        """The record of the article of that name, made from its first revision if nobody did."""
        if article not in self._articles and (first := self._histories.get(article, {}).get(1)):
            self._articles[article] = born(first)
        return self._articles.get(article)

    def _note_merge(self, visit: Visit) -> None:
        """Tell the article to which a moved one leads that the other's history goes on in it."""
        target = self._article_at(visit.moved_to) if visit.moved_to else None
        if target and target.url != visit.article:
            self._articles[target.url] = after_merge(target, merge_of(visit))

    def _documents(self) -> dict[str, list[Document]]:
        """Everything as documents."""
        revisions = [each for history in self._histories.values() for each in history.values()]
        return {
            "articles": [article_document(article, edition=1) for article in self._articles.values()],
            "revisions": [revision_document(each, visit=self._recorded_by.get(each.id, "")) for each in revisions],
            "visits": [visit_document(visit) for visit in self._visits.values()],
            "captures": list(self._captures.values()),
            "lessons": [lesson for versions in self._lessons.values() for lesson in versions],
            "rereadings": [rereading_document(each) for each in self._rereadings.values()],
        }

    def _see_again(self, visit: Visit) -> None:
        history = self._histories[visit.article]
        if visit.revision in history:
            seen = history[visit.revision]
            history[visit.revision] = replace(seen, last_seen=max(seen.last_seen, visit.at))
