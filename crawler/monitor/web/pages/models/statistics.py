"""How a publisher edits: how much, of which kind, how openly, and how long after publication."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from crawler.model import Change, Stamp

AGES = (
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(hours=6),
    timedelta(hours=12),
    timedelta(days=1),
    timedelta(days=7),
)
"""Upper ends of the classes of age; what is older is the last class."""


class Step(Protocol):
    """A revision, as far as statistics go."""

    @property
    def first_seen(self) -> datetime:
        """When we saw it first."""

    @property
    def change(self) -> Change | None:
        """What it changed; None for the first."""

    @property
    def date_published(self) -> Stamp | None:
        """When the publisher says that the article appeared."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day's changes: all, and the silent ones among them."""

    day: date
    changes: int
    silent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """What a stretch of time held; ``ages`` counts changes by the classes of AGES, the last for what is older.

    ``undated`` changes have no claimed publication. ``median_age`` is None without any age.
    """

    first: int
    changes: int
    silent: int
    words_added: int
    words_removed: int
    days: tuple[Day, ...]
    kinds: tuple[tuple[str, int], ...]
    ages: tuple[int, ...]
    undated: int
    median_age: timedelta | None

    @property
    def silent_share(self) -> float:
        """The share of changes that nobody announced."""
        return self.silent / self.changes if self.changes else 0.0


def statistics(steps: Iterable[Step], *, since: datetime, now: datetime, clock: ZoneInfo) -> Statistics:
    """The statistics of the time from *since* to *now*, in days of the clock."""
    found = list(steps)
    changed = [(step, step.change) for step in found if step.change]
    ages = sorted(age for step, _ in changed if (age := age_of(step)) is not None)
    return Statistics(
        first=len(found) - len(changed),
        changes=len(changed),
        silent=sum(change.silent for _, change in changed),
        words_added=sum(change.words_added for _, change in changed),
        words_removed=sum(change.words_removed for _, change in changed),
        days=days(changed, since=since, now=now, clock=clock),
        kinds=tuple(Counter(kind for _, change in changed for kind in change.kinds).most_common()),
        ages=classes(ages),
        undated=len(changed) - len(ages),
        median_age=ages[len(ages) // 2] if ages else None,
    )


def days(changed: Sequence[tuple[Step, Change]], *, since: datetime, now: datetime, clock: ZoneInfo) -> tuple[Day, ...]:
    """Every day of the stretch, empty ones too, oldest first."""
    counts = Counter(local(step.first_seen, clock) for step, _ in changed)
    silent = Counter(local(step.first_seen, clock) for step, change in changed if change.silent)
    start, end = local(since, clock), local(now, clock)
    row = (start + timedelta(days=number) for number in range((end - start).days + 1))
    return tuple(Day(day, counts[day], silent[day]) for day in row)


def local(at: datetime, clock: ZoneInfo) -> date:
    """The day an instant falls on."""
    return at.astimezone(clock).date()


def age_of(step: Step) -> timedelta | None:
    """How long after the claimed publication a change was seen; None without a claim, or with one for later."""
    if step.date_published is None or step.date_published.at > step.first_seen:
        return None
    return step.first_seen - step.date_published.at


def classes(ages: Iterable[timedelta]) -> tuple[int, ...]:
    """How many ages fall into each class.

    >>> classes([timedelta(minutes=5), timedelta(days=30)])
    (1, 0, 0, 0, 0, 0, 1)
    """
    counted = Counter(next((at for at, end in enumerate(AGES) if age < end), len(AGES)) for age in ages)
    return tuple(counted[at] for at in range(len(AGES) + 1))
