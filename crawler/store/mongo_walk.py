"""Walks through time in bites that a server can hold: each stretch is asked for once, and nothing is counted first.

The embedded server reads all matches of a query before it sends the first, and a sort over years of revisions is slow on any
server. So a walk asks for one span of time after another, and what a span held says how wide the next one is. An answer that
does not fit into one batch only says where it is crowded; it is asked for again in narrower spans, down to a millisecond, the
finest that BSON dates know; what shares one millisecond is then read by its names.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

BEGIN = datetime(1970, 1, 1, tzinfo=UTC)  # before the first page of the web
END = datetime(9999, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
FIRST, BLIND, WIDEST = timedelta(hours=1), timedelta(hours=6), timedelta(days=36_525)
ENOUGH = 300  # documents that a span should hold
MOST = 1_000  # documents that an answer may hold

Page = list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of time, ``start`` included and ``end`` not, in whole milliseconds."""

    start: datetime
    end: datetime

    @property
    def width(self) -> timedelta:
        """How long it is."""
        return self.end - self.start


@dataclass(slots=True)
class Stride:
    """How wide the next span is, by what the spans before it held; ``enough`` is what one should hold."""

    enough: int = ENOUGH
    width: timedelta = FIRST
    silence: timedelta = timedelta(0)

    def after(self, width: timedelta, found: int) -> None:
        """A span of that width held so much."""
        self.silence = timedelta(0) if found else self.silence + width
        wider = next_width(width, found, self.enough)
        self.width = wider if found else min(wider, max(width, widest(silence=self.silence)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a span holds, in the order of instants, then of names; not ``whole``: some of what it holds."""

    page: Page
    whole: bool


class Asker(Protocol):
    """Answers for spans of time."""

    def at(self, document: dict[str, Any]) -> datetime:
        """A document's instant."""

    async def read(self, span: Span) -> Answer:
        """What a span holds, as far as one answer takes it."""

    def crowd(self, span: Span, *, newest_first: bool) -> AsyncIterator[Page]:
        """What a span holds, however much it is, page by page."""


async def forwards(
    asker: Asker, *, since: datetime | None, until: datetime | None, dawn: datetime, now: datetime
) -> AsyncGenerator[Page, None]:
    """Everything from *since* to *until*, oldest first; the next bite is asked for while one is being eaten.

    *dawn* is where the first may be expected: what lies before is one question.
    """
    edge, end, stride = aligned(since or BEGIN), aligned(until or END), Stride()
    if edge >= end:
        return
    span = Span(start=edge, end=min(dawn, end)) if edge < dawn else ahead_of(edge, stride.width, end=end, now=now)
    ask = asyncio.create_task
    asked, crowded = ask(asker.read(span)), False
    try:
        while True:
            answer = await asked
            if not answer.whole and span.width > MILLISECOND:
                instants = [] if crowded else [asker.at(document) for document in answer.page]
                span, crowded = oldest_part(span, instants), True
                stride.width = dense(instants) or span.width
                asked = ask(asker.read(span))
                continue
            here, edge = span, span.end
            if not crowded and edge > dawn:
                stride.after(here.width, len(answer.page))
            if edge < end:
                span, crowded = ahead_of(edge, stride.width, end=end, now=now), False
                asked = ask(asker.read(span))
            if not answer.whole:
                async for part in asker.crowd(here, newest_first=False):
                    yield part
            elif answer.page:
                yield answer.page
            if edge >= end:
                return
    finally:
        asked.cancel()
        await asyncio.gather(asked, return_exceptions=True)


async def backwards(
    asker: Asker, *, since: datetime | None, until: datetime | None, now: datetime, enough: int = ENOUGH
) -> AsyncGenerator[Page, None]:
    """Everything from *until* back to *since*, newest first; nothing is asked for before it is wanted.

    The first bite reaches from about *now* to *until* or the end of time, so that a fast clock hides nothing.
    """
    begin, end, now, stride = aligned(since or BEGIN), aligned(until or END), aligned(now), Stride(enough)
    while end > begin:
        span = Span(start=max(begin, min(end, now) - stride.width), end=end)
        while not (answer := await asker.read(span)).whole and span.width > MILLISECOND:
            span = newest_part(span, now=now)
        if not answer.whole:
            async for part in asker.crowd(span, newest_first=True):
                yield part
        elif answer.page:
            yield answer.page[::-1]
        end = span.start
        stride.after(max(min(span.end, now) - end, MILLISECOND), len(answer.page))


def ahead_of(edge: datetime, width: timedelta, *, end: datetime, now: datetime) -> Span:
    """The span of that width that begins at *edge*; behind *now* it reaches to the end."""
    return Span(start=edge, end=end if edge >= now or end - edge < width else edge + width)


def oldest_part(span: Span, instants: Sequence[datetime]) -> Span:
    """The part of a crowded span up to the first crowd, of which some *instants* are known; else its oldest eighth."""
    crowd = instants[min(ENOUGH, len(instants) - 1)] if instants else span.start
    inside = span.start < crowd < span.end
    return replace(span, end=crowd if inside else span.start + eighth(span.width))


def dense(instants: Sequence[datetime]) -> timedelta:
    """How much time enough documents take where *instants* are some of a crowd; nothing if they share one."""
    spread = (instants[-1] - instants[0]) if instants else timedelta(0)
    return spread * ENOUGH // max(len(instants), ENOUGH) // MILLISECOND * MILLISECOND


def newest_part(span: Span, *, now: datetime) -> Span:
    """The newest eighth of a crowded span; of one that reaches into the future, of the part before *now* first."""
    newest = min(span.end, now) if span.start < now else span.end
    width = newest - span.start
    cut = eighth(width) if width > MILLISECOND else timedelta(0)
    return replace(span, start=newest - cut)


def eighth(width: timedelta) -> timedelta:
    """An eighth of a width in whole milliseconds, one at least."""
    return max(width // 8 // MILLISECOND * MILLISECOND, MILLISECOND)


def next_width(width: timedelta, found: int, enough: int = ENOUGH) -> timedelta:
    """How wide to look after a span of *width* held so much: as wide as would have held *enough*, within limits.

    >>> str(next_width(timedelta(hours=1), 0)), str(next_width(timedelta(hours=1), 1000))
    ('4:00:00', '0:18:00')
    """
    if found * 4 <= enough:
        return min(width * 4, WIDEST)
    wanted = width * enough // found if found < enough * 8 else width // 8
    return min(max(wanted // MILLISECOND * MILLISECOND, MILLISECOND), WIDEST)


def widest(*, silence: timedelta) -> timedelta:
    """How wide a span may be after so much time without a document: a few hours, and as long again where nothing was for long.

    >>> str(widest(silence=timedelta(hours=1))), str(widest(silence=timedelta(days=400)))
    ('6:00:00', '400 days, 0:00:00')
    """
    return max(BLIND, silence // MILLISECOND * MILLISECOND)


def aligned(instant: datetime) -> datetime:
    """An instant as the edge of a span: in whole milliseconds, rounded up; what lies before it and behind it stays so.

    >>> str(aligned(datetime(2026, 3, 2, 9, 0, 0, 1, tzinfo=UTC)))
    '2026-03-02 09:00:00.001000+00:00'
    """
    return instant + (-timedelta(microseconds=instant.microsecond) % MILLISECOND)


def towards(now: datetime) -> Iterator[Span]:
    """All of time, in ever shorter spans up to *now*: each is a sixteenth of what is left, the last one reaches to the end.

    The first of them that holds anything holds a sixteenth of a history at the most, if it is a steady one.
    """
    start, now = BEGIN, aligned(now)
    while now - start > FIRST:
        end = start + (now - start) // 16 // MILLISECOND * MILLISECOND
        yield Span(start=start, end=end)
        start = end
    yield Span(start=start, end=END)
