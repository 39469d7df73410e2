"""Annotations in MongoDB: one document each, its log appended to by compare-and-set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.store.annotations import Annotation, AnnotationQuery, Entry, in_order
from crawler.store.browsing import Page, Place
from crawler.store.codec import Document, decoder, encoded, settled, text
from crawler.store.mongo_documents import Documents, Series
from crawler.store.paging_mongo import Paging, wanted_page

EXAMINED = 20_000  # annotations that one page looks through; they are small, and people wrote them


class MongoAnnotations:
    """Keeps annotations in MongoDB; see :class:`crawler.store.annotations.Annotations`."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._paging = Paging(documents, most=EXAMINED)

    async def add(self, annotation: Annotation) -> bool:
        """Keep a new one."""
        if await self._documents.insert("annotations", annotation_document(annotation)):
            return True
        return await self.get(annotation.id) == settled(annotation)

    async def append(self, key: str, entry: Entry, *, after: int) -> bool:
        """Add a step; one that was written although its answer was lost is seen to be there."""
        expected = {"_id": text(key), "edition": after}
        step = {"$push": {"log": encoded(entry)}, "$set": {"edition": after + 1}}
        if await self._documents.change("annotations", expected, step):
            return True
        found = await self.get(key)
        return found is not None and found.log[after : after + 1] == (settled(entry),)

    async def get(self, key: str) -> Annotation | None:
        """One annotation."""
        found = await self._documents.get("annotations", key)
        return annotation_of(found) if found else None

    async def of_article(self, article: str) -> Sequence[Annotation]:
        """Those about an article."""
        found = await self._documents.find("annotations", {"article": text(article)})
        return in_order(map(annotation_of, found))

    async def newest(self, wanted: AnnotationQuery, *, before: Place | None, limit: int) -> Page[Annotation]:
        """Those that a query takes, the newest first."""
        asked = wanted_page((Series(collection="annotations", clock="at"),), before, limit)
        is_narrow = wanted != AnnotationQuery()
        asked = replace(asked, passes=lambda each: wanted.takes(annotation_of(each)), by_index=not is_narrow)
        found = await self._paging.page(asked)
        return Page(items=tuple(map(annotation_of, found.items)), next=found.next, partial=found.partial)

    async def of_revisions(self, revisions: Sequence[tuple[str, int]]) -> Sequence[Annotation]:
        """Those about these revisions."""
        names = [f"{text(article)}#{number}" for article, number in revisions]
        found = await self._documents.find("annotations", {"revision": {"$in": names}}) if names else []
        return in_order(map(annotation_of, found))


def annotation_document(annotation: Annotation) -> Document:
    """An annotation for the collection ``annotations``."""
    document: Document = encoded(annotation)
    revision = f"{document['article']}#{document['number']}"
    more = {"revision": revision, "at": annotation.log[0].at, "edition": len(annotation.log)}
    return {"_id": document.pop("id"), **document, **more}


def annotation_of(document: Document) -> Annotation:
    """The annotation of a document."""
    annotation: Annotation = decoder(Annotation)({**document, "id": document["_id"]})
    return annotation
