"""Hands hosts out: each that has something due goes into one message, and into no other until its turn has ended."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from crawler.store.frontier import Frontier, Host

AT_ONCE = 1000  # hosts that are handed out in one look round


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Hosts, each with the edition in which it was handed over, and the publishers whose pages lie there."""

    hosts: dict[str, int]
    publishers: tuple[str, ...]


Send = Callable[[Message], Awaitable[None]]


async def hand_out(
    frontier: Frontier, send: Send, *, now: datetime, queued_for: timedelta, hosts_per_message: int
) -> int:
    """Hand out all hosts that have something due and that nobody holds; how many that were.

    A host's turn is taken for its message before that is sent, and lasts as long as a message may wait. If sending fails
    the turns are given back, and the failure is passed on.
    """
    ready = await frontier.ready(now, most=AT_ONCE)
    handed = 0
    for start in range(0, len(ready), hosts_per_message):
        taken = await _taken(frontier, ready[start : start + hosts_per_message], now=now, until=now + queued_for)
        if taken:
            await _send(frontier, send, taken, now)
            handed += len(taken)
    return handed


async def _taken(frontier: Frontier, hosts: Sequence[Host], *, now: datetime, until: datetime) -> list[Host]:
    """Those of the hosts whose turn could be taken for a message."""
    holder = f"message:{uuid4().hex[:12]}"
    taken = [await frontier.take(host, holder=holder, now=now, until=until) for host in hosts]
    return [host for host in taken if host is not None]


async def _send(frontier: Frontier, send: Send, taken: Sequence[Host], now: datetime) -> None:
    names = sorted({name for host in taken for name in host.publishers})
    try:
        await send(Message(hosts={host.name: host.edition for host in taken}, publishers=tuple(names)))
    except Exception:
        for host in taken:
            await frontier.give_back(host, wake=now)
        raise
