"""A revision as one row of a list."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from crawler.judgement.compose import Part
from crawler.model import Revision
from crawler.monitor.web.pages.models.excerpt import excerpt

HEADLINE_MOST = 220
"""Characters of a headline in a list; the whole one stands on the revision's page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a list says of a revision; ``excerpt`` is the heart of its change."""

    key: str
    article: str
    publisher: str
    title: str
    number: int
    at: datetime
    headline: str
    language: str
    kinds: tuple[str, ...] = ()
    silent: bool = False
    added: int = 0
    removed: int = 0
    similarity: float = 1.0
    reverts_to: int | None = None
    alternates: bool = False
    excerpt: tuple[Part, ...] = ()

    @property
    def anchor(self) -> str:
        """A name for the row within its page, made of letters and digits."""
        return "r" + hashlib.sha256(self.key.encode()).hexdigest()[:16]


def row_of(revision: Revision, *, key: str, titles: Mapping[str, str]) -> Row:
    """The row of a revision; *key* is its place in the list, *titles* are the publishers' by name."""
    base = Row(
        key=key,
        article=revision.article,
        publisher=revision.publisher,
        title=titles.get(revision.publisher, revision.publisher),
        number=revision.number,
        at=revision.first_seen,
        headline=shortened(revision.headline),
        language=revision.in_language,
    )
    return base if revision.change is None else with_change(base, revision)


def with_change(row: Row, revision: Revision) -> Row:
    """The row with what changed."""
    change = revision.change
    assert change is not None
    return replace(
        row,
        kinds=change.kinds,
        silent=change.silent,
        added=change.words_added,
        removed=change.words_removed,
        similarity=change.similarity,
        reverts_to=change.reverts_to,
        alternates=change.alternates,
        excerpt=excerpt(change),
    )


def shortened(headline: str) -> str:
    """A headline cut to what a list can hold."""
    return headline if len(headline) <= HEADLINE_MOST else headline[:HEADLINE_MOST].rstrip() + " …"
