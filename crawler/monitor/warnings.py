"""What needs somebody: silent sources, template breaks, failing readings, clocks that differ, a full disk; by what was seen.

The dashboard, ``/api/warnings`` and ``/metrics`` show the same list.
"""

from __future__ import annotations

import asyncio
import sys
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Literal, NamedTuple

from crawler.model import Outcome, Visit
from crawler.store.protocol import Store

Kind = Literal["silent source", "template break", "failing readings", "clock skew", "disk"]
Sign = Literal["nothing new", "nothing shown", "template break", "failing readings", "clock skew", "disk"]
Measured = datetime | timedelta | float

WEEK, RECENT = timedelta(days=7), timedelta(hours=6)
OVERLAP = timedelta(minutes=30)  # how much of what was read is read again: a visit's outcome comes after the visit
MOST = 300_000  # visits that are kept in mind, about 35 MB; of more the newest
LEAST_SILENCE = timedelta(hours=6)  # no source is called silent before
PATIENCE = 4  # times its usual gap that a source may be silent
FEW = 5  # visits or articles that say nothing yet
BROKEN, BEFORE = 0.5, 0.2  # share of readings without an article: now, and at most so much before
FALLING = 3  # times as many paragraph-poor readings as before
SKEW = timedelta(seconds=60)
FLOOR = 1024**3  # bytes of free disk
NO_ARTICLE = ("no article", "half loaded", "half a page")
SHOWED = frozenset({"new", "changed", "unchanged", "touched", "not_modified"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """One thing that needs somebody: whose, what was seen, what to do. ``publisher`` is empty for the machine's own.

    ``sign`` and what was ``measured`` say the same as ``text``, for those who tell it in other words: instants, lengths of
    time, shares from 0 to 1, and MB of disk.
    """

    kind: Kind
    sign: Sign
    publisher: str
    text: str
    todo: str
    measured: Mapping[str, Measured] = field(default_factory=dict)


@dataclass(slots=True)
class Seen:
    """What a week's visits to one publisher were."""

    new: list[datetime] = field(default_factory=list)
    showed: list[datetime] = field(default_factory=list)
    old: Counter[bool] = field(default_factory=Counter)
    recent: Counter[bool] = field(default_factory=Counter)


class Sight(NamedTuple):
    """A visit in short; ``empty`` tells that its page held no article, or half of one."""

    at: datetime
    publisher: str
    outcome: Outcome
    empty: bool


class Week:
    """The visits of the last week in short; a look reads only what came after the one before, and a little of what was there."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._sights: deque[Sight] = deque(maxlen=MOST)
        self._until: datetime | None = None

    async def warnings(self, *, now: datetime, free_bytes: int | None = None) -> tuple[Concern, ...]:
        """Everything that needs somebody, by these visits and the free disk, if that is known."""
        begin = now - WEEK
        since = begin if self._until is None else max(begin, self._until - OVERLAP)
        while self._sights and self._sights[-1].at >= since:
            self._sights.pop()
        async for visit in self._store.visits(since=since):
            self._sights.append(sight_of(visit))
        while self._sights and self._sights[0].at < begin:
            self._sights.popleft()
        self._until = now
        found = await asyncio.to_thread(concerns_in, tuple(self._sights), now=now)
        return (*found, *about_disk(free_bytes))


def sight_of(visit: Visit) -> Sight:
    """A visit in short."""
    empty = visit.outcome in {"blocked", "failed"} and any(reason in visit.reason for reason in NO_ARTICLE)
    return Sight(visit.at, sys.intern(visit.publisher), visit.outcome, empty)


def concerns_in(sights: Sequence[Sight], *, now: datetime) -> tuple[Concern, ...]:
    """What visits say, which come in the order of time."""
    seen: dict[str, Seen] = defaultdict(Seen)
    for sight in sights:
        note(seen[sight.publisher], sight, now=now)
    found = (
        each for publisher, of_publisher in sorted(seen.items()) for each in about(publisher, of_publisher, now=now)
    )
    return (*found, *about_clock(sights[-1].at if sights else None, now=now))


def note(seen: Seen, sight: Sight, *, now: datetime) -> None:
    """Take a visit into account."""
    if sight.outcome == "new":
        seen.new.append(sight.at)
    if sight.outcome in SHOWED:
        seen.showed.append(sight.at)
    if sight.outcome in SHOWED or sight.empty:
        (seen.recent if now - sight.at <= RECENT else seen.old)[sight.empty] += 1


def about(publisher: str, seen: Seen, *, now: datetime) -> Iterator[Concern]:
    """What a publisher's week says."""
    if (silence := silence_of(seen.new, now=now)) and seen.new:
        text = f"no new article since {seen.new[-1]:%Y-%m-%d %H:%MZ}, {hours(silence)}, which is unusual for it"
        todo = "Look at its feeds, sitemaps and article_pattern: `tashih publishers check NAME`."
        yield silent("nothing new", publisher, text, todo, since=seen.new[-1], silence=silence)
    elif (silence := silence_of(seen.showed, now=now)) and seen.showed:
        text = f"no visit showed an article since {seen.showed[-1]:%Y-%m-%d %H:%MZ}, {hours(silence)}"
        todo = "Look whether it is still crawled, and at the reasons of its visits: `tashih publishers check NAME`."
        yield silent("nothing shown", publisher, text, todo, since=seen.showed[-1], silence=silence)
    yield from about_readings(publisher, seen)


def silent(sign: Sign, publisher: str, text: str, todo: str, **measured: Measured) -> Concern:
    """A source that is silent."""
    return Concern(kind="silent source", sign=sign, publisher=publisher, text=text, todo=todo, measured=measured)


def about_readings(publisher: str, seen: Seen) -> Iterator[Concern]:
    """Readings that suddenly find nothing, or ever less."""
    now, before = share(seen.recent), share(seen.old)
    if seen.recent.total() < FEW:
        return
    text = f"{now:.0%} of the last readings found no whole article, {before:.0%} did before"
    measured = {"now": now, "before": before}
    if now >= BROKEN and before <= BEFORE:
        todo = "The site's template has changed: give its file a new layout, and read the captures again with `tashih replay`."
        named: Literal["template break", "failing readings"] = "template break"
    elif now > BEFORE and now >= FALLING * before:
        todo = "Look at the pages that could not be read: `tashih publishers check NAME`."
        named = "failing readings"
    else:
        return
    yield Concern(kind=named, sign=named, publisher=publisher, text=text, todo=todo, measured=measured)


def silence_of(instants: list[datetime], *, now: datetime) -> timedelta | None:
    """How long it has been silent, if that is long against its own longest usual gap; None if it is not, or unknown."""
    if len(instants) < FEW:
        return None
    gaps = sorted(later - earlier for earlier, later in pairwise(instants))
    usual = gaps[int(len(gaps) * 0.9)]
    silence = now - instants[-1]
    return silence if silence > max(LEAST_SILENCE, PATIENCE * usual) else None


def about_clock(latest: datetime | None, *, now: datetime) -> Iterator[Concern]:
    """A visit from the future: two machines that crawl and read do not agree about the time."""
    if latest is not None and latest - now > SKEW:
        text = f"a visit was made {hours(latest - now)} from now, by this machine's clock"
        todo = "Let all machines keep time with NTP."
        measured = {"ahead": latest - now}
        yield Concern(kind="clock skew", sign="clock skew", publisher="", text=text, todo=todo, measured=measured)


def about_disk(free: int | None) -> Iterator[Concern]:
    """Little room for the database."""
    if free is not None and free < FLOOR:
        text = f"{free // 2**20:,} MB are free for the database"
        todo = "Free some room, or move TASHIH_HOME to another disk."
        yield Concern(kind="disk", sign="disk", publisher="", text=text, todo=todo, measured={"mb": free // 2**20})


def share(counts: Mapping[bool, int]) -> float:
    """The share that is true, 0 of nothing."""
    total = sum(counts.values())
    return counts.get(True, 0) / total if total else 0.0


def hours(length: timedelta) -> str:
    """A length of time as people say it.

    >>> hours(timedelta(hours=30)), hours(timedelta(minutes=5))
    ('30 hours', '5 minutes')
    """
    minutes = round(length.total_seconds() / 60)
    return f"{minutes} minutes" if minutes < 120 else f"{round(minutes / 60)} hours"


def counted(found: Iterable[Concern]) -> Counter[tuple[str, str]]:
    """How many there are of each kind and publisher."""
    return Counter((each.kind, each.publisher) for each in found)
