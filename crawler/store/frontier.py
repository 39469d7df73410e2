"""The frontier: which hosts have work, who works them, what is due there, and what a listing's news brings.

Work is shared by host. Whoever wants to visit a host takes its turn by compare-and-set, keeps it by extending it, and gives it
back; a turn whose holder died ends by itself, and all that was due is still due, because an article's ``next_visit`` moves in
the same write as the visit that was made. So two schedulers never do the same work, and nothing has to be put back.

``wake`` is when a host should be looked at again. It stands at the end of the turn while somebody holds it, and is never more
than ``LOOK_AGAIN`` away, so that what other crawls planned there is seen soon.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, Protocol

from crawler.model import Article, Claim, Outcome
from crawler.schedule.steering import RESTING

LOOK_AGAIN = timedelta(minutes=5)
DUE_MOST = 500  # due addresses that are weighed against each other at once
Kind = Literal["walk", "find", "article"]
WalkKind = Literal["latest", "everything"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """One host as all schedulers see it; while one holds it, its turn.

    ``wake``: when to look what is due there. ``holder`` has it until ``held_until``. ``allowed_from``: not before, ``resting``
    says why if that is more than the pace (``status 429``, ``quiet hours``). ``allowance`` is what is left of its visits at
    ``counted_at``, ``spent`` its visits of the past day (fading), ``price`` the worth (lambda) from which a visit is made there,
    steered at ``steered_at``.
    """

    name: str
    publishers: tuple[str, ...]
    wake: datetime
    holder: str | None = None
    held_until: datetime | None = None
    allowed_from: datetime | None = None
    resting: str = ""
    allowance: float | None = None
    counted_at: datetime | None = None
    spent: float = 0.0
    price: float = RESTING
    steered_at: datetime | None = None
    edition: int = 1

    def is_held(self, now: datetime) -> bool:
        """Whether somebody holds it now."""
        return self.holder is not None and self.held_until is not None and self.held_until > now


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A look through a publisher's listings, and when the next one is: ``<publisher>/latest`` or ``<publisher>/everything``.

    ``latest`` are the feeds, front pages and sitemaps in the publisher's file, ``everything`` also what robots.txt names. ``news``
    counts the new articles and hints that the last walk brought, ``failures`` the walks in a row that could read nothing.
    """

    name: str
    publisher: str
    host: str
    kind: WalkKind
    next_walk: datetime
    walked_at: datetime | None = None
    interval_seconds: int | None = None
    failures: int = 0
    news: int = 0
    reason: str = ""
    edition: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """An address that a listing named and nobody has read yet, with what the listing claims of it.

    ``next_visit`` is None once it became an article, or has not turned out to be one after several ``attempts``.
    """

    url: str
    address: str
    publisher: str
    host: str
    found_at: datetime
    source: str = ""
    published: datetime | None = None
    claims: tuple[Claim, ...] = ()
    attempts: int = 0
    next_visit: datetime | None = None
    outcome: Outcome | None = None
    edition: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing to ask for: ``address`` at ``host``, due since ``at``; the higher its ``worth`` now, the sooner.

    ``key`` is the article, the find or the walk; ``article`` its record as it was read, validators included.
    """

    kind: Kind
    key: str
    address: str
    host: str
    publisher: str
    at: datetime
    worth: float
    claims: tuple[Claim, ...] = ()
    article: Article | None = None
    walk: Walk | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """An address in a listing: what it ``says`` of the article, and the times that can be read from that."""

    url: str
    publisher: str
    source: str
    says: str
    claims: tuple[Claim, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """How one host's work stands: what is due, since when, what is to come, and what may still be spent.

    ``late_by`` is how long the oldest of it has been due, ``half_late_by`` the time that half of it has waited at least.
    ``allowance`` is None if nothing limits the visits.
    """

    host: str
    publishers: tuple[str, ...]
    due: int
    late_by: timedelta
    half_late_by: timedelta
    finds: int
    next_at: datetime | None
    resting: str
    allowed_from: datetime | None
    holder: str | None
    allowance: float | None
    spent: float
    price: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The schedule at an instant, for people on watch; ``queues`` are sorted by what is due, most first."""

    at: datetime
    queues: tuple[Queue, ...] = field(default=())

    @property
    def due(self) -> int:
        """Visits that are due now."""
        return sum(queue.due for queue in self.queues)

    @property
    def late_by(self) -> timedelta:
        """How long the oldest of them has been due."""
        return max((queue.late_by for queue in self.queues), default=timedelta())

    def backlog(self) -> dict[str, int]:
        """Due visits by publisher; a host that several share counts for the first."""
        counts: dict[str, int] = {}
        for queue in self.queues:
            name = queue.publishers[0] if queue.publishers else queue.host
            counts[name] = counts.get(name, 0) + queue.due
        return counts


class Frontier(Protocol):
    """What schedulers ask; ``MongoStore.frontier`` and ``MemoryStore.frontier`` answer alike. Every call may be repeated."""

    async def meet(self, host: str, *, publisher: str, now: datetime) -> None:
        """Make a host known, and let it be looked at."""

    async def host(self, name: str) -> Host | None:
        """A host's state; None if it was never met."""

    async def hosts(self) -> list[Host]:
        """All hosts, by name."""

    async def ready(self, now: datetime, *, publishers: Collection[str] | None = None, most: int = 100) -> list[Host]:
        """Hosts to look at now that nobody holds, of these publishers (None: of all), the longest waiting first."""

    async def take(self, host: Host, *, holder: str, now: datetime, until: datetime) -> Host | None:
        """The turn at a host, or None if somebody was faster or still has it."""

    async def extend(self, turn: Host, *, until: datetime) -> Host | None:
        """The turn, kept for longer, with its state written; None if it ended and somebody else took the host."""

    async def give_back(self, turn: Host, *, wake: datetime) -> bool:
        """End a turn with its state written, to be looked at again at *wake*; False if it had ended already."""

    async def due(
        self, host: str, *, now: datetime, publishers: Collection[str] | None = None, most: int = DUE_MOST
    ) -> list[Due]:
        """What is due at a host, the worthiest first: walks, then finds and articles by what a visit is worth now.

        Of a back-log longer than *most*, those that fell due last are weighed; older ones follow as these are done. An
        article whose plan no longer holds (the price rose) is planned again instead.
        """

    async def next_due(self, host: str, *, after: datetime, before: datetime) -> datetime | None:
        """When the next thing falls due at a host in that span; None if nothing does."""

    async def settle(self, due: Due, outcome: Outcome | None, *, now: datetime) -> None:
        """Say what became of a find or an article that was asked for; None: nobody knows.

        The visit has planned its article already. Left to do here: a find becomes an article or is tried again later, and an
        article whose record the visit did not reach (its page belongs to another one now) waits as after a failure.
        """

    async def adopt(self, url: str) -> None:
        """Plan an article that was recorded before there was a schedule; an archive's articles stay as they are."""

    async def sighted(self, sightings: Sequence[Sighting], *, now: datetime) -> tuple[int, int]:
        """Take in what a listing names: new addresses become finds, known ones get a hint. How many of each were news."""

    async def watch(self, walks: Sequence[Walk]) -> None:
        """Make walks known; those that are known keep their times."""

    async def walks(self, publisher: str | None = None) -> list[Walk]:
        """The walks of a publisher, or of all, by name."""

    async def walked(self, walk: Walk, *, at: datetime, next_walk: datetime, news: int, reason: str = "") -> None:
        """Say that a walk was made: what it brought, or why nothing could be read, and when the next one is."""

    async def overview(self, now: datetime) -> Overview:
        """How the schedule stands: due, late, back-log and budget by host; a pure question."""
