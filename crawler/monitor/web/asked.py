"""What an address asks for: filters, limits and names, read from its query."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, Field

from crawler.errors import UsageError
from crawler.model import RevisionQuery, State
from crawler.monitor.asking import instant
from crawler.monitor.web.cursors import LONGEST
from crawler.store.annotations import AnnotationQuery
from crawler.store.browsing import ArticleQuery

ChangeKind = Literal[
    "headline", "standfirst", "byline", "body", "correction", "update", "retraction", "cosmetic", "revert"
]
FactKind = Literal["number", "date", "name", "quote", "negation"]
MOST, DEFAULT = 200, 50  # items of a page

Url = Annotated[str, Query(min_length=1, max_length=4000, description="any address that the article was seen at")]
Number = Annotated[int, Query(ge=1, le=999_999_999, description="a revision's number, from 1")]
Cursor = Annotated[str | None, Query(max_length=LONGEST, description="`next` of the page before")]
Limit = Annotated[int, Query(ge=1, le=MOST, description="items on a page")]


class Filters(BaseModel):
    """Which revisions: every given filter must hold."""

    publisher: str | None = Field(None, max_length=200, description="only this publisher's")
    since: str | None = Field(
        None, max_length=60, description="first seen at or after: an instant, or an age such as 12h"
    )
    until: str | None = Field(None, max_length=60, description="first seen before")
    kind: ChangeKind | None = Field(None, description="only changes of this kind")
    silent: bool | None = Field(None, description="only silent edits, or none of them")
    fact: FactKind | None = Field(None, description="only changes of a fact of this kind")
    term: str | None = Field(None, max_length=200, description="only changes that added or removed this word")
    grep: str | None = Field(None, max_length=200, description="only revisions whose text holds this, in any case")

    def query(self, now: datetime, article: str | None = None) -> RevisionQuery:
        """The query that the filters come to; an empty one counts as none."""
        return RevisionQuery(
            article=article,
            publisher=self.publisher or None,
            since=moment(self.since, now),
            until=moment(self.until, now),
            kind=self.kind,
            silent=self.silent,
            fact=self.fact,
            term=self.term or None,
            grep=self.grep or None,
        )


class AnnotationFilters(BaseModel):
    """Which annotations: every given filter must hold."""

    label: str | None = Field(None, max_length=60, description="only those with this label, in any case")
    importance: int | None = Field(None, ge=0, le=3, description="only those of this importance")
    by: str | None = Field(None, max_length=200, description="only those that this account wrote")

    def query(self) -> AnnotationQuery:
        """The query that the filters come to."""
        return AnnotationQuery(label=self.label or None, importance=self.importance, by=self.by or None)


class ArticleFilters(BaseModel):
    """Which articles: every given filter must hold."""

    publisher: str | None = Field(None, max_length=200, description="only this publisher's")
    state: State | None = Field(None, description="only articles in this state")
    since: str | None = Field(
        None, max_length=60, description="first seen at or after: an instant, or an age such as 12h"
    )
    until: str | None = Field(None, max_length=60, description="first seen before")
    grep: str | None = Field(None, max_length=200, description="only those whose address or newest headline holds this")

    def query(self, now: datetime) -> ArticleQuery:
        """The query that the filters come to."""
        return ArticleQuery(
            publisher=self.publisher or None,
            state=self.state,
            since=moment(self.since, now),
            until=moment(self.until, now),
            grep=self.grep or None,
        )


def moment(text: str | None, now: datetime) -> datetime | None:
    """The instant or the age that somebody wrote; UsageError if it is neither."""
    try:
        return instant(text, now=now) if text else None
    except OverflowError:
        raise UsageError(f"{text!r} lies outside the calendar: write an instant such as 2026-03-02T14:30.") from None
