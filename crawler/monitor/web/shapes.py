"""The shapes of the API's answers; their docstrings and field descriptions make its documentation."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from crawler.model import Article, Change, Fact, Stamp, Visit
from crawler.monitor.warnings import Kind
from crawler.store.accounts import Part
from crawler.store.annotations import Annotation, Deed
from crawler.store.frontier import Overview


class Shape(BaseModel):
    """Anything that is made from a noun of the same field names."""

    model_config = ConfigDict(from_attributes=True)


class ChangeSummary(Shape):
    """What changed, without the words themselves (those are in /api/diff)."""

    kinds: tuple[str, ...]
    silent: bool = Field(description="substance changed, but neither stamp nor notice says so")
    words_added: int
    words_removed: int
    similarity: float = Field(description="0 to 1; 1: the same words")
    facts: tuple[Fact, ...]
    reverts_to: int | None = Field(description="the earlier revision that came back")
    alternates: bool = Field(description="two texts take turns")
    terms_added: tuple[str, ...]
    terms_removed: tuple[str, ...]


class RevisionSummary(Shape):
    """One revision in a list; the whole of it is at /api/revision."""

    id: str = Field(description="<article>#<number>")
    article: str
    publisher: str
    number: int
    first_seen: datetime
    last_seen: datetime
    not_before: datetime | None = Field(description="the last visit that still showed the text before")
    headline: str
    in_language: str
    date_modified: Stamp | None = Field(description="what the publisher says")
    content_digest: str
    capture: str = Field(description="payload digest of its evidence; the bytes are at /api/capture")
    change: ChangeSummary | None = Field(description="null for revision 1")


class RevisionPage(Shape):
    """Some of a list of revisions, newest first."""

    items: tuple[RevisionSummary, ...]
    next: str | None = Field(description="cursor of the next page; null at the end")
    partial: bool = Field(description="the search stopped early: few items, or none, and more behind `next`")


class ArticlePage(Shape):
    """Some of the articles, newest first seen first."""

    items: tuple[Article, ...]
    next: str | None
    partial: bool


class VisitPage(Shape):
    """Some of an article's visits, newest first."""

    items: tuple[Visit, ...]
    next: str | None
    partial: bool


class Diff(Shape):
    """What changed from one revision to another: every action, word by word."""

    article: str
    before: int
    after: int
    change: Change


class BlamedParagraph(Shape):
    """A paragraph of the newest text, and the revision since which it stands as it is."""

    revision: int
    first_seen: datetime
    paragraph: str


class Blame(Shape):
    """Since when each paragraph of an article stands."""

    article: str
    number: int
    paragraphs: tuple[BlamedParagraph, ...]


class PublisherSummary(Shape):
    """A publisher, and what was seen of it in the past day."""

    name: str
    title: str
    domains: tuple[str, ...]
    languages: tuple[str, ...]
    zone: str | None
    newest_revision: datetime | None
    revisions: int = Field(description="in the past 24 hours, first ones included")
    changes: int = Field(description="in the past 24 hours")
    silent: int = Field(description="silent ones among the changes")


class PublisherList(Shape):
    """Every publisher with a file, and every host that articles were recorded of without one."""

    at: datetime
    items: tuple[PublisherSummary, ...]


class WarningShape(Shape):
    """One thing that needs somebody."""

    kind: Kind
    publisher: str = Field(description="empty for what is the machine's own")
    text: str = Field(description="what was seen")
    todo: str = Field(description="what to do")


class WarningList(Shape):
    """Everything that needs somebody, by what the last look saw."""

    at: datetime | None = Field(description="when that was; null: nobody has looked yet, ask again in a moment")
    items: tuple[WarningShape, ...]


class HostQueue(Shape):
    """How one host's work stands."""

    host: str
    publishers: tuple[str, ...]
    due: int
    late_by: timedelta = Field(description="how long the oldest of it has been due")
    half_late_by: timedelta = Field(description="how long half of it has waited at least")
    finds: int = Field(description="addresses that a listing named and nobody has read")
    next_at: datetime | None
    resting: str = Field(description="why it is left alone; empty if it is not")
    allowed_from: datetime | None
    holder: str | None
    allowance: float | None = Field(description="visits left of its budget; null: nothing limits them")
    spent: float = Field(description="visits of the past day, fading")
    price: float = Field(description="worth from which a visit is made there")


class Schedule(Shape):
    """The schedule at an instant; hosts with most due first."""

    at: datetime
    due: int
    late_by: timedelta
    backlog: dict[str, int] = Field(description="due visits by publisher")
    queues: tuple[HostQueue, ...]


class AnnotationEntry(Shape):
    """One step in an annotation's life."""

    deed: Deed
    by: str
    at: datetime
    label: str
    note: str
    importance: int


class AnnotationShape(Shape):
    """What somebody has to say about a revision, and every step in its life, oldest first."""

    id: str
    article: str
    number: int
    edition: int = Field(description="steps so far; to be given back with an edit")
    deleted: bool
    label: str
    note: str
    importance: int
    by: str = Field(description="who wrote it first")
    at: datetime
    log: tuple[AnnotationEntry, ...]


class AnnotationList(Shape):
    """Annotations of an article, by revision, then oldest first; or some of all, newest first."""

    items: tuple[AnnotationShape, ...]
    next: str | None = Field(None, description="cursor of the next page; null at the end, and for an article")
    partial: bool = Field(False, description="the search stopped early: few items, or none, and more behind `next`")


class Me(Shape):
    """Who asks, and the word that their requests carry as X-CSRF-Token when they change something with a cookie."""

    name: str
    role: Part
    way: Literal["open", "session", "token"]
    csrf: str


def annotation_shape(annotation: Annotation) -> AnnotationShape:
    """An annotation as the API shows it."""
    first, now = annotation.log[0], annotation.now
    return AnnotationShape(
        id=annotation.id,
        article=annotation.article,
        number=annotation.number,
        edition=len(annotation.log),
        deleted=annotation.deleted,
        label=now.label,
        note=now.note,
        importance=now.importance,
        by=first.by,
        at=first.at,
        log=tuple(AnnotationEntry.model_validate(entry) for entry in annotation.log),
    )


def schedule_of(overview: Overview) -> Schedule:
    """The schedule as the API shows it."""
    return Schedule(
        at=overview.at,
        due=overview.due,
        late_by=overview.late_by,
        backlog=overview.backlog(),
        queues=tuple(HostQueue.model_validate(queue) for queue in overview.queues),
    )
