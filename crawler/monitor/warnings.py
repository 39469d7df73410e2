"""What needs somebody: silent sources, template breaks, failing readings, clocks that differ, a full disk; by what was seen.

The dashboard, ``/api/warnings`` and ``/metrics`` show the same list.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Literal

from crawler.model import Visit
from crawler.store.protocol import Store

Kind = Literal["silent source", "template break", "failing readings", "clock skew", "disk"]
Sign = Literal["nothing new", "nothing shown", "template break", "failing readings", "clock skew", "disk"]
Measured = datetime | timedelta | float

WEEK, RECENT = timedelta(days=7), timedelta(hours=6)
LEAST_SILENCE = timedelta(hours=6)  # no source is called silent before
PATIENCE = 4  # times its usual gap that a source may be silent
FEW = 5  # visits or articles that say nothing yet
BROKEN, BEFORE = 0.5, 0.2  # share of readings without an article: now, and at most so much before
FALLING = 3  # times as many paragraph-poor readings as before
SKEW = timedelta(seconds=60)
FLOOR = 1024**3  # bytes of free disk
NO_ARTICLE = ("no article", "half loaded", "fewer words")
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
    last: datetime | None = None


async def warnings(store: Store, *, now: datetime, free_bytes: int | None = None) -> tuple[Concern, ...]:
    """Everything that needs somebody, from the visits of the last week and the free disk, if that is known."""
    seen: dict[str, Seen] = defaultdict(Seen)
    latest: Visit | None = None
    async for visit in store.visits(since=now - WEEK):
        note(seen[visit.publisher], visit, now=now)
        latest = visit
    found = [each for publisher, each_seen in sorted(seen.items()) for each in about(publisher, each_seen, now=now)]
    return (*found, *about_clock(latest, now=now), *about_disk(free_bytes))


def note(seen: Seen, visit: Visit, *, now: datetime) -> None:
    """Take a visit into account."""
    seen.last = visit.at
    if visit.outcome == "new":
        seen.new.append(visit.at)
    if visit.outcome in SHOWED:
        seen.showed.append(visit.at)
    empty = visit.outcome in {"blocked", "failed"} and any(reason in visit.reason for reason in NO_ARTICLE)
    if visit.outcome in SHOWED or empty:
        (seen.recent if now - visit.at <= RECENT else seen.old)[empty] += 1


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
    text = f"{now:.0%} of the last readings found no article, {before:.0%} did before"
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


def about_clock(latest: Visit | None, *, now: datetime) -> Iterator[Concern]:
    """A visit from the future: two machines that crawl and read do not agree about the time."""
    if latest is not None and latest.at - now > SKEW:
        text = f"a visit was made {hours(latest.at - now)} from now, by this machine's clock"
        todo = "Let all machines keep time with NTP."
        measured = {"ahead": latest.at - now}
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
