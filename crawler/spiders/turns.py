"""One host's turn: what is due there, what is on its way, what may still be spent; steps over plain values."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from math import exp

from crawler.schedule.queue import Allowance, refilled
from crawler.schedule.quiet import Hours, quiet_until
from crawler.schedule.steering import steer
from crawler.store.frontier import Due, Host

DAY = timedelta(days=1)
STEER_EVERY = timedelta(minutes=5)


@dataclass(slots=True)
class Turn:
    """A host that is held, its queue (the worthiest first), and what was asked for and is not settled, by key and since when."""

    host: Host
    queue: deque[Due] = field(default_factory=deque)
    flying: dict[str, tuple[Due, datetime]] = field(default_factory=dict)
    rests: bool = False

    @property
    def room(self) -> int:
        """How many visits may still be made; a great many where nothing limits them."""
        return 1_000_000 if self.host.allowance is None else int(self.host.allowance)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is left to send or to wait for."""
        return not self.queue and not self.flying


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """Why nobody is sent to a host, and until when."""

    until: datetime
    why: str


def counted(host: Host, now: datetime, *, per_day: int) -> Host:
    """A host's state with its allowance refilled and its spending faded up to *now*; 0 visits a day are no limit.

    The bucket holds a day's visits, so that a daily run can spend them; what a host is asked per second is for its pace to say.
    """
    since = host.counted_at or now
    faded = host.spent * exp((since - now) / DAY)
    if per_day <= 0:
        return replace(host, allowance=None, counted_at=now, spent=faded)
    before = Allowance(float(per_day) if host.allowance is None else host.allowance, since)
    left = refilled(before, now=now, per_day=per_day, holds=DAY).visits
    return steered(replace(host, allowance=left, counted_at=now, spent=faded), now, per_day=per_day)


def steered(host: Host, now: datetime, *, per_day: int) -> Host:
    """A host whose price follows what was spent there in a day, every few minutes."""
    since = host.steered_at or now - STEER_EVERY
    if now - since < STEER_EVERY:
        return host
    hours = min((now - since) / timedelta(hours=1), 24.0)
    return replace(host, price=steer(host.price, spent=host.spent, budget=per_day, hours=hours), steered_at=now)


def charged(host: Host) -> Host:
    """A host's state after one request more."""
    left = None if host.allowance is None else max(host.allowance - 1.0, 0.0)
    return replace(host, allowance=left, spent=host.spent + 1.0)


def rest_of(host: Host, now: datetime, *, per_day: int, quiet: tuple[tuple[Hours, str | None], ...]) -> Rest | None:
    """Why a host is not visited now: it rests, its publishers' hours (and their zones) are quiet, or its budget is spent."""
    if host.allowed_from and host.allowed_from > now:
        return Rest(until=host.allowed_from, why=host.resting)
    ends = [quiet_until(now, hours, zone=zone) for hours, zone in quiet]
    if ends and all(ends):
        return Rest(until=min(end for end in ends if end), why="quiet hours")
    left = counted(host, now, per_day=per_day).allowance
    if left is not None and left < 1.0:
        return Rest(until=now + (1.0 - left) * DAY / per_day, why="the budget of the day is spent")
    return None
