"""Every host with something due is handed out once, and is free again if nobody took the message."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from crawler.cluster.dispatching import Message, hand_out
from crawler.errors import BrokerError
from crawler.spiders.handed import HandedRounds
from crawler.spiders.manners import Manners
from crawler.store.frontier import Host, Sighting
from crawler.store.memory import MemoryStore

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
QUEUED = timedelta(minutes=5)


async def a_store(*hosts: str) -> MemoryStore:
    """A store in which every host has one address that a feed named."""
    store = MemoryStore()
    await store.open()
    sightings = [Sighting(url=f"http://{host}/ferry", publisher=host, source="feed", says="") for host in hosts]
    await store.frontier.sighted(sightings, now=NOON)
    return store


async def handed_out(store: MemoryStore, now: datetime = NOON) -> list[Message]:
    """The messages of one look round."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    await hand_out(store.frontier, send, now=now, queued_for=QUEUED, hosts_per_message=2)
    return sent


def rounds(store: MemoryStore, message: Message, now: datetime) -> HandedRounds:
    """A worker's rounds over a message."""
    manners = Manners(
        per_host=1,
        altogether=8,
        lease=timedelta(seconds=60),
        visits_per_day=0,
        quiet=(),
        publishers={},
        delay_of=lambda _: timedelta(),
    )
    return HandedRounds(
        store.frontier,
        lambda due: [due.address],
        manners,
        holder="a worker",
        clock=lambda: now,
        handed=message.hosts,
        at_most=timedelta(minutes=5),
    )


def test_every_host_with_something_due_goes_into_one_message() -> None:
    async def trial() -> None:
        store = await a_store("a.example", "b.example", "c.example")
        first = await handed_out(store)
        assert sorted(name for message in first for name in message.hosts) == ["a.example", "b.example", "c.example"]
        assert [len(message.hosts) for message in first] == [2, 1]
        assert await handed_out(store) == []

    asyncio.run(trial())


def test_a_message_that_nobody_worked_is_sent_again_when_its_time_is_over() -> None:
    async def trial() -> None:
        store = await a_store("a.example")
        [first] = await handed_out(store)
        [second] = await handed_out(store, NOON + QUEUED + timedelta(seconds=1))
        assert second.hosts["a.example"] > first.hosts["a.example"]

    asyncio.run(trial())


def test_hosts_are_free_again_if_the_broker_takes_no_message() -> None:
    async def trial() -> None:
        store = await a_store("a.example", "b.example")

        async def refuse(_: Message) -> None:
            raise BrokerError("the broker is away")

        with pytest.raises(BrokerError):
            await hand_out(store.frontier, refuse, now=NOON, queued_for=QUEUED, hosts_per_message=8)
        assert [len(message.hosts) for message in await handed_out(store)] == [2]

    asyncio.run(trial())


def test_a_message_that_is_delivered_twice_is_worked_once() -> None:
    async def trial() -> None:
        store = await a_store("a.example")
        [message] = await handed_out(store)

        async def held() -> list[Host]:
            found = rounds(store, message, NOON)
            await found._take_turns()
            return [turn.host for turn in found.turns.values()]

        [turn] = await held()
        assert (turn.name, turn.holder) == ("a.example", "a worker")
        assert await held() == []

    asyncio.run(trial())
