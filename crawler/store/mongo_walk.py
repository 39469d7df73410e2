"""Walks through time in bounded steps, so that no server has to sort, hold or skip through everything.

The embedded server reads all matches of a query before it sends the first, and a sort over years of revisions is slow on any
server. So a walk asks for one span of time after another, widening them until they hold enough, and counts before it reads.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

BEGIN = datetime(1970, 1, 1, tzinfo=UTC)  # before the first page of the web
END = datetime(9999, 1, 1, tzinfo=UTC)
NARROWEST, FIRST, WIDEST = timedelta(seconds=1), timedelta(hours=1), timedelta(days=36_525)
ENOUGH = 400  # documents that a span should hold
MOST = 2_000  # documents that are read at once, if time can be cut that small

Count = Callable[[datetime, datetime], Awaitable[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of time, ``start`` included and ``end`` not."""

    start: datetime
    end: datetime


async def spans_back(
    count: Count, *, since: datetime | None, until: datetime | None, now: datetime
) -> AsyncIterator[Span]:
    """The spans that hold anything, newest first, without gap or overlap; *count* says how much one holds.

    The first one reaches from about *now* to *until* or the end of time, so that a fast clock hides nothing.
    """
    since, end = since or BEGIN, until or END
    width = FIRST
    while end > since:
        start = max(since, min(end, now) - width)
        found = await count(start, end)
        while found > MOST and width > NARROWEST:
            width = max(width / 8, NARROWEST)
            start = max(since, min(end, now) - width)
            found = await count(start, end)
        if found:
            yield Span(start=start, end=end)
        end, width = start, next_width(width, found)


def next_width(width: timedelta, found: int) -> timedelta:
    """How wide to look after a span of *width* held so much.

    >>> str(next_width(timedelta(hours=1), 0)), str(next_width(timedelta(hours=1), 1900))
    ('4:00:00', '0:30:00')
    """
    if found * 4 <= ENOUGH:
        return min(width * 4, WIDEST)
    return max(width / 2, NARROWEST) if found > ENOUGH else width
