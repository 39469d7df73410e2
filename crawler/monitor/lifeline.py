"""An article's life in sentences: where it is now, since when, whether that was confirmed, and what went before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from crawler.judgement.plain import safe
from crawler.model import Article, Merge, Stage

NEWEST = 5  # stages that are told; the record holds more
SAID = {"gone": "gone", "moved": "moved", "blocked": "out of reach", "live": "back"}


def life_lines(article: Article) -> Iterator[str]:
    """What happened to an article beyond its text, oldest first; nothing for one that was always there."""
    told = article.stages[1:]
    if len(told) > NEWEST:
        yield f"{len(told) - NEWEST} earlier stages of its life stand in its record"
    yield from map(stage_line, told[-NEWEST:])
    yield from map(merge_line, article.merged)


def stage_line(stage: Stage) -> str:
    """A stage and the interval in which it began.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    >>> stage_line(Stage(state="gone", since=noon, last=noon, not_before=noon.replace(hour=11), reason="status 404"))
    'gone since between 2026-03-02 11:00Z and 2026-03-02 12:00Z (status 404), not confirmed by a later visit yet'
    """
    where = f" to {safe(stage.moved_to)}" if stage.moved_to else ""
    why = f" ({safe(stage.reason)})" if stage.reason else ""
    doubt = "" if stage.confirmed or stage.state == "live" else ", not confirmed by a later visit yet"
    return f"{SAID[stage.state]}{where} since {interval(stage.not_before, stage.since)}{why}{doubt}"


def merge_line(merge: Merge) -> str:
    """A history that goes on in this one."""
    return f"the history of {safe(merge.article)} goes on here since {minute(merge.at)} ({safe(merge.reason)})"


def interval(start: datetime | None, end: datetime) -> str:
    """When something happened, as far as visits can tell."""
    return f"between {minute(start)} and {minute(end)}" if start and minute(start) != minute(end) else minute(end)


def minute(at: datetime) -> str:
    """An instant in UTC, to the minute."""
    return at.strftime("%Y-%m-%d %H:%MZ")
