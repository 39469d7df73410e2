"""What people write beside revisions: a label, a note, an importance; who and when, with every earlier wording."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from crawler.store.browsing import Page, Place
from crawler.store.matching import folded

Deed = Literal["created", "edited", "deleted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One step in an annotation's life: what it said from then on, who made it so, and when."""

    deed: Deed
    by: str
    at: datetime
    label: str
    note: str
    importance: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """What somebody has to say about one revision; ``importance`` is 0 (none given) to 3.

    ``log`` holds every step, oldest first; a deleted annotation keeps its log, so that it can be told who took it away.
    """

    id: str
    article: str
    number: int
    log: tuple[Entry, ...]

    @property
    def now(self) -> Entry:
        """What it says now."""
        return self.log[-1]

    @property
    def deleted(self) -> bool:
        """Whether somebody took it away."""
        return self.now.deed == "deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationQuery:
    """Which annotations: every given filter must hold; *label* in any case, *by* who wrote it first."""

    label: str | None = None
    importance: int | None = None
    by: str | None = None

    def takes(self, annotation: Annotation) -> bool:
        """Whether one that was not deleted passes every filter."""
        now, first = annotation.now, annotation.log[0]
        return (
            not annotation.deleted
            and (self.label is None or folded(self.label) == folded(now.label))
            and self.importance in {None, now.importance}
            and self.by in {None, first.by}
        )


class Annotations(Protocol):
    """Keeps annotations. What was deleted is given by :meth:`get` alone."""

    async def add(self, annotation: Annotation) -> bool:
        """Keep a new one; False if its id is taken."""

    async def append(self, key: str, entry: Entry, *, after: int) -> bool:
        """Add a step to the one whose log has *after* entries; False if there is none such: somebody was faster."""

    async def get(self, key: str) -> Annotation | None:
        """One annotation, deleted or not."""

    async def of_article(self, article: str) -> Sequence[Annotation]:
        """Those about any revision of an article, by number, then oldest first."""

    async def newest(self, wanted: AnnotationQuery, *, before: Place | None, limit: int) -> Page[Annotation]:
        """Those that a query takes, the one that was written last first."""

    async def of_revisions(self, revisions: Sequence[tuple[str, int]]) -> Sequence[Annotation]:
        """Those about these revisions, each named by article and number, in the same order as :meth:`of_article`."""


def place_of(annotation: Annotation) -> Place:
    """Where an annotation stands in the list of all."""
    return Place(at=annotation.log[0].at, name=annotation.id)


def in_order(found: Iterable[Annotation]) -> list[Annotation]:
    """Those that were not deleted, by article and number, then oldest first."""
    standing = (annotation for annotation in found if not annotation.deleted)
    return sorted(standing, key=lambda one: (one.article, one.number, one.log[0].at, one.id))
