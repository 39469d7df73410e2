"""The outbox: what is to be told to whom, written down before it is sent, so that a crash loses none and repeats are known.

A delivery is inserted under a key that only this revision (or turn, or episode), rule and target can have. Whoever sends takes it
first: its ``due`` moves into the future, so that nobody else sends it meanwhile, and if the sender dies it is due again by itself.
Every step is a compare-and-set on ``edition``.
"""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, Protocol

from crawler.store.episodes import Episode
from crawler.store.following import Place
from crawler.store.turns import Turn

DeliveryState = Literal["open", "unconfirmed", "held", "bundled", "sent", "dead", "cancelled"]
UNFINISHED: tuple[DeliveryState, ...] = ("open", "unconfirmed", "held")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One message to one target: about what a rule chose, or a digest of several (``members``, their ids).

    A rule chooses a ``revision``, a ``turn`` in an article's life, or the beginning or end of an ``episode``.

    ``open`` is to be sent when ``due``; ``unconfirmed`` waits for a second look; ``held`` is collected until ``due`` and then
    ``bundled`` into a digest; ``sent``, ``dead`` (given up) and ``cancelled`` (taken back by the newsroom) are the ends. ``key``
    is the idempotency key that every repeat carries; ``reason`` says how it came to its state.
    """

    id: str
    key: str
    rule: str
    target: str
    revision: str
    article: str
    publisher: str
    state: DeliveryState
    created: datetime
    due: datetime
    attempts: int = 0
    reason: str = ""
    members: tuple[str, ...] = ()
    sent: datetime | None = None
    edition: int = 1
    turn: Turn | None = None
    episode: Episode | None = None

    @property
    def about(self) -> str:
        """What it tells, in a few words."""
        if self.members:
            return f"a digest of {len(self.members)}"
        if self.turn:
            return f"{self.turn.state} {self.turn.article}"
        if self.episode:
            return f"{self.episode.kind} {self.episode.publisher} {self.episode.state}"
        return self.revision


def alert_key(what: str, rule: str) -> str:
    """The idempotency key of one revision, turn or episode (its id) and one rule.

    >>> alert_key("https://news.example/ferry#2", "silent")[:12]
    'alert_45de6a'
    """
    return "alert_" + digest_of((what, rule))


def delivery_id(key: str, target: str) -> str:
    """The key of a delivery: what it says, and to whom."""
    return f"{key}@{target}"


def digest_of(parts: Iterable[str]) -> str:
    """A name for several words, 32 hexadecimal digits."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def taken(delivery: Delivery, *, until: datetime) -> Delivery:
    """A delivery as whoever takes it leaves it: one more attempt, not due before *until*."""
    return replace(delivery, attempts=delivery.attempts + 1, due=until, edition=delivery.edition + 1)


class Outbox(Protocol):
    """Keeps deliveries, and how far each follower of the record has come."""

    async def add(self, deliveries: Sequence[Delivery]) -> list[Delivery]:
        """Write deliveries, each once; those that were new. Durable when this returns."""

    async def due(self, now: datetime) -> list[Delivery]:
        """The unfinished deliveries whose time has come, the longest due first; of very many only some, the latest due."""

    async def change(self, before: Delivery, after: Delivery) -> bool:
        """Put *after* (its edition is one more) in place of *before*; False if somebody else changed it meanwhile."""

    async def deliveries(self, ids: Sequence[str]) -> list[Delivery]:
        """The deliveries with these ids, in that order; those that are no more are left out."""

    def newest(self, *, since: datetime) -> AsyncIterator[Delivery]:
        """The deliveries made since then, newest first."""

    async def unfinished(self) -> list[Delivery]:
        """All deliveries that have not come to an end."""

    async def place(self, reader: str) -> Place | None:
        """How far a reader has followed the record; None if it never did."""

    async def keep_place(self, reader: str, place: Place, at: datetime) -> None:
        """Remember how far a reader has followed the record."""

    async def looked(self, reader: str) -> datetime | None:
        """When a reader's place was kept; None if it never was."""
