"""The articles' records in MongoDB: derived from revisions and visits, moved by compare-and-set, mended after a crash."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection

from crawler.model import Article, Revision, Visit
from crawler.store.codec import Document, article_document, article_of, revision_of, text
from crawler.store.life import after_revision, after_visit, born
from crawler.store.mongo_documents import Change, Documents
from crawler.store.stages import after_merge, merge_of
from crawler.store.timetable import Planned

Step = Callable[[Article], Article]
Enter = Callable[[str], Awaitable[None]]


class Records:
    """Finds the record of an article and takes steps in it; a record is its document, ``edition`` included.

    *enter* gives a revision its place in the record of what was recorded, which comes before the article's.
    """

    def __init__(self, documents: Documents, *, enter: Enter) -> None:
        self._documents = documents
        self._enter = enter

    async def at(self, url: str) -> Document | None:
        """The record of the article at an address: the one called so, else the one last seen there."""
        found = await self._documents.find("articles", {"urls": text(url)})
        meant = max(found, key=lambda record: (record["_id"] == text(url), record["last_seen"]), default=None)
        if meant is not None and meant["_id"] == text(url):
            return meant
        return await self._mended(url) or meant

    async def own(self, article: str) -> Document | None:
        """The record of the article of that name, made from its first revision if a crash came before it was written."""
        return await self._documents.get("articles", article) or await self._mended(article)

    async def _mended(self, article: str) -> Document | None:
        """The record that a crash left out, made from the article's first revision; None if there is no such revision."""
        first = await self._documents.get("revisions", f"{article}#1")
        if first is None:
            return None
        await self._enter(first["_id"])
        await self._documents.insert("articles", article_document(born(revision_of(first)), edition=1))
        return await self._documents.get("articles", article)

    async def called(self, names: Collection[str]) -> dict[str, Document]:
        """The records of the articles of those names, by name, as far as there are any."""
        wanted = [text(name) for name in names]
        return {record["_id"]: record for record in await self._documents.find("articles", {"_id": {"$in": wanted}})}

    async def follow(self, record: Document, step: Step) -> Article:
        """Take a step in a record; if somebody was faster, take it from where they left."""
        while True:
            before = article_of(record)
            after = step(before)
            if after == before or await self._swap(record, after):
                return after
            newer = await self._documents.get("articles", record["_id"])
            if newer is None:
                return after
            record = newer

    async def follow_revision(self, revision: Revision, visit: Visit, planned: Planned) -> Visit:
        """Take a new revision and its visit into the record; the first revision makes it. The visit, with what was awaited."""

        def step(article: Article) -> Article:
            return planned(after_visit(after_revision(article, revision), visit), visit)

        if revision.number == 1:
            record = article_document(step(born(revision)), edition=1)
            if await self._documents.insert("articles", record):
                return visit
        if known := await self.own(revision.article):
            visit = planned.expected(article_of(known), visit)
            await self.follow(known, step)
        return visit

    async def note_merge(self, visit: Visit) -> None:
        """Tell the article to which a moved one leads, if it has a record of its own, that the other's history goes on in it."""
        target = await self.at(visit.moved_to) if visit.moved_to else None
        if target and target["_id"] != visit.article:
            await self.follow(target, lambda article: after_merge(article, merge_of(visit)))

    async def _swap(self, record: Document, after: Article) -> bool:
        """Write what differs, if nobody wrote the record since it was read."""
        return await self._documents.change("articles", *swap_of(record, after))


def swap_of(record: Document, after: Article) -> Change:
    """The change that makes a record say what *after* says, if nobody wrote it since it was read."""
    document = article_document(after, edition=record["edition"] + 1)
    changed = {name: value for name, value in document.items() if name not in record or record[name] != value}
    return {"_id": record["_id"], "edition": record["edition"]}, {"$set": changed}
