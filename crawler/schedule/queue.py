"""Whom first: which of the due articles get the visits that a host and the budget allow, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import nlargest

from crawler.schedule.jitter import stretched

LEAST_GAP = timedelta(seconds=5)
BURST = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article whose visit is due, and what a visit is worth now."""

    article: str
    host: str
    worth: float


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of a host's visits at an instant: a token bucket."""

    visits: float
    at: datetime


def refilled(allowance: Allowance, *, now: datetime, per_day: float, holds: timedelta = BURST) -> Allowance:
    """The allowance at *now*: it grows evenly by *per_day* visits a day, and *holds* those of half an hour or longer at most.

    It always has room for one visit, so that a small budget is spent too.
    """
    grown = allowance.visits + per_day * ((now - allowance.at) / timedelta(days=1))
    return Allowance(min(grown, max(per_day * (holds / timedelta(days=1)), 1.0)), now)


def host_gap(*, crawl_delay: timedelta | None, answered_in: timedelta, host: str, number: int) -> timedelta:
    """The gap before visit *number* to a host: its Crawl-delay, five seconds or twice its answering time, the longest.

    A jitter makes it longer by up to a tenth, never shorter.
    """
    gap = max(crawl_delay or LEAST_GAP, LEAST_GAP, 2 * answered_in)
    return timedelta(seconds=stretched(gap.total_seconds(), host, number))


def slots(*, last: datetime | None, now: datetime, until: datetime, gap: timedelta) -> Iterator[datetime]:
    """The instants from *now* and before *until* at which a host may be visited, at least *gap* apart and after *last*."""
    at = now if last is None else max(now, last + gap)
    while at < until:
        yield at
        at += gap


def whom_first(due: Iterable[Candidate], *, room: Mapping[str, int]) -> list[Candidate]:
    """The due articles that are visited: at every host as many as it has *room* for, the worthiest first.

    So after an outage the best of the backlog goes first, whatever fell due earliest. Equals go by their names. A host
    without an entry in *room* has none.
    """
    waiting: dict[str, list[Candidate]] = {}
    for candidate in due:
        waiting.setdefault(candidate.host, []).append(candidate)
    chosen = (nlargest(room.get(host, 0), queue, key=_rank) for host, queue in waiting.items())
    return sorted((candidate for queue in chosen for candidate in queue), key=_rank, reverse=True)


def _rank(candidate: Candidate) -> tuple[float, str]:
    return candidate.worth, candidate.article
