"""Revisions and publishers as lines for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from typing import Any

from crawler.judgement.plain import safe
from crawler.model import Article, Publisher, Revision
from crawler.monitor.lifeline import life_lines


def as_json(value: Any) -> str:
    """One value as one line of JSON: instants in ISO 8601 with offset, control characters escaped by JSON itself."""
    return json.dumps(plain(value), ensure_ascii=False)


def plain(value: Any) -> Any:
    """Dataclasses, mappings, sequences, instants and durations (in seconds) as what JSON knows."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list | set | frozenset):
        return [plain(inner) for inner in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, bytes):
        return f"<{len(value)} bytes>"
    return value


def instant(at: datetime | None) -> str:
    """An instant as people compare it: UTC, to the minute.

    >>> from datetime import UTC
    >>> instant(datetime(2014, 11, 7, 7, 18, 57, tzinfo=UTC))
    '2014-11-07 07:18Z'
    """
    return at.strftime("%Y-%m-%d %H:%MZ") if at else "never"


def revision_line(revision: Revision) -> str:
    """Two lines about one revision: when, which, what changed and how much; then its headline and address."""
    return (
        f"{instant(revision.first_seen)}  revision {revision.number:<3} {what_happened(revision)}\n"
        f"    {safe(revision.headline)}\n"
        f"    {safe(revision.article)}"
    )


def what_happened(revision: Revision) -> str:
    """The change in a few words, ``first seen`` for a revision without one."""
    change = revision.change
    if change is None:
        return "first seen"
    size = f"+{change.words_added} -{change.words_removed} words"
    marks = ["silent"] if change.silent else []
    if change.reverts_to:
        marks.append(f"back to revision {change.reverts_to}")
    if change.alternates:
        marks.append("two texts take turns")
    return "  ".join([", ".join(change.kinds) or "changed", size, *marks])


def article_line(article: Article) -> str:
    """What an article's history looks like from outside."""
    stamp = article.head.date_modified if article.head else None
    says = f", the publisher says modified {instant(stamp.at)}" if stamp else ""
    life = "".join(f"\n    {line}" for line in life_lines(article))
    return (
        f"{safe(article.url)}\n"
        f"    {article.state}, {article.revisions} revision{'s' if article.revisions != 1 else ''}, "
        f"first seen {instant(article.first_seen)}, last seen {instant(article.last_seen)}{says}{life}"
    )


def publisher_lines(publisher: Publisher) -> str:
    """A publisher in a few lines: name, title, domains, zone, languages, where its articles are listed."""
    listings = (*publisher.front_pages, *publisher.feeds, *publisher.sitemaps)
    languages = ", ".join(publisher.languages) or "any language"
    return "\n".join(
        [
            f"{publisher.name:<16} {publisher.title}",
            f"    {', '.join(publisher.domains)}  {publisher.zone or 'no zone'}  {languages}",
            *(f"    {listing}" for listing in listings),
        ]
    )
