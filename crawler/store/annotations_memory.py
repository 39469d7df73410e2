"""Annotations in memory: the same contract, nothing on disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.store.annotations import Annotation, AnnotationQuery, Entry, in_order, place_of
from crawler.store.browsing import Page, Place
from crawler.store.codec import settled, text


class MemoryAnnotations:
    """Keeps annotations while it lives; see :class:`crawler.store.annotations.Annotations`."""

    def __init__(self) -> None:
        self._kept: dict[str, Annotation] = {}

    async def add(self, annotation: Annotation) -> bool:
        """Keep a new one."""
        annotation = settled(annotation)
        return self._kept.setdefault(annotation.id, annotation) is annotation

    async def append(self, key: str, entry: Entry, *, after: int) -> bool:
        """Add a step."""
        found = self._kept.get(text(key))
        if found is None or len(found.log) != after:
            return False
        self._kept[found.id] = replace(found, log=(*found.log, settled(entry)))
        return True

    async def get(self, key: str) -> Annotation | None:
        """One annotation."""
        return self._kept.get(text(key))

    async def of_article(self, article: str) -> Sequence[Annotation]:
        """Those about an article."""
        return in_order(one for one in self._kept.values() if one.article == text(article))

    async def newest(self, wanted: AnnotationQuery, *, before: Place | None, limit: int) -> Page[Annotation]:
        """Those that a query takes, the newest first."""
        taken = (one for one in self._kept.values() if wanted.takes(one) and (before is None or place_of(one) < before))
        found = sorted(taken, key=place_of, reverse=True)
        return Page(items=tuple(found[:limit]), next=place_of(found[limit - 1]) if len(found) > limit else None)

    async def of_revisions(self, revisions: Sequence[tuple[str, int]]) -> Sequence[Annotation]:
        """Those about these revisions."""
        wanted = {(text(article), number) for article, number in revisions}
        return in_order(one for one in self._kept.values() if (one.article, one.number) in wanted)
