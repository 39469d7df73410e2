"""How visits end in MongoDB: one by one, or many at once where nobody had to read what came."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from crawler.model import Article, Visit
from crawler.store.codec import Document, article_of, settled, text, visit_document, visit_of
from crawler.store.life import STOOD, after_visit
from crawler.store.mongo_documents import Change, Documents
from crawler.store.mongo_records import Records, swap_of
from crawler.store.timetable import Planned

Plan = Callable[[Article], Awaitable[Planned]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A visit as it ends: the record of its article as it was, and the article as the visit leaves it."""

    visit: Visit
    record: Document
    after: Article


class Visits:
    """Gives visits their outcomes and brings their articles up to date; *plan* tells by what terms an article is planned."""

    def __init__(self, documents: Documents, records: Records, plan: Plan) -> None:
        self._documents = documents
        self._records = records
        self._plan = plan

    async def get(self, visit_id: str) -> Visit | None:
        """One visit."""
        found = await self._documents.get("visits", visit_id)
        return visit_of(found) if found else None

    async def finish(self, visit: Visit) -> None:
        """Bring the article up to date, then give the visit its outcome: a crash in between leaves a visit not read yet."""
        visit = settled(visit)
        if record := await self._records.at(visit.article):
            article = article_of(record)
            visit = shown_by(visit, article)
            if sight := sight_of(visit):
                await self._documents.change("revisions", *sight)
            if visit.outcome == "moved":
                await self._records.note_merge(visit)
            planned = await self._plan(article)
            visit = await self.kept(planned.expected(article, visit))
            await self._records.follow(record, partial(step, visit=visit, planned=planned))
        await self._documents.put("visits", visit_document(visit))

    async def finish_all(self, visits: Sequence[Visit]) -> None:
        """End visits of which nothing was written before: all in three writes, but for those that need a closer look.

        The visits are written first: if a crash follows, their articles are due as before. What needs a closer look is an article
        that is known by another name or moved, a second visit to the same, and a record that somebody else wrote meanwhile.
        """
        records = await self._records.called({visit.article for visit in visits})
        plain = [visit for visit in visits if visit.article in records and visit.outcome != "moved"]
        first = {visit.article: visit for visit in reversed(plain)}
        endings = [await self._ending(settled(visit), records[name]) for name, visit in first.items()]
        await self._documents.insert_all("visits", [visit_document(ending.visit) for ending in endings])
        await self._documents.change_all("revisions", sights_of(endings))
        swaps = [
            swap_of(ending.record, ending.after) for ending in endings if ending.after != article_of(ending.record)
        ]
        if await self._documents.change_all("articles", swaps) < len(swaps):
            for ending in endings:
                await self._follow(ending)
        for visit in visits:
            if visit is not first.get(visit.article):
                await self.finish(visit)

    async def kept(self, visit: Visit) -> Visit:
        """The visit with what was awaited of it when it was finished before, if this is the second time."""
        written = None if visit.awaited else await self.get(visit.id)
        return replace(visit, awaited=written.awaited) if written else visit

    async def _ending(self, visit: Visit, record: Document) -> Ending:
        article = article_of(record)
        planned = await self._plan(article)
        visit = planned.expected(article, shown_by(visit, article))
        return Ending(visit=visit, record=record, after=step(article, visit=visit, planned=planned))

    async def _follow(self, ending: Ending) -> None:
        """Take the step again where somebody may have been faster; where it was taken, it changes nothing."""
        if record := await self._records.own(ending.visit.article):
            planned = await self._plan(article_of(record))
            await self._records.follow(record, partial(step, visit=ending.visit, planned=planned))


def step(article: Article, *, visit: Visit, planned: Planned) -> Article:
    """The article as a visit leaves it, planned anew."""
    return planned(after_visit(article, visit), visit)


def shown_by(visit: Visit, article: Article) -> Visit:
    """The visit under the article's own name, with the revision that it showed if it showed one."""
    visit = replace(visit, article=article.url)
    if visit.outcome in STOOD and article.head:
        return replace(visit, revision=visit.revision or article.head.number)
    return visit


def sight_of(visit: Visit) -> Change | None:
    """The change that moves the ``last_seen`` of the revision that a visit showed; the only field of a revision that moves."""
    if visit.outcome not in STOOD or visit.revision is None:
        return None
    key = {"_id": text(f"{visit.article}#{visit.revision}"), "first_seen": {"$lte": visit.at}}
    return key, {"$max": {"last_seen": visit.at}}


def sights_of(endings: Iterable[Ending]) -> list[Change]:
    """The changes of all revisions that were shown."""
    return [sight for ending in endings if (sight := sight_of(ending.visit))]
