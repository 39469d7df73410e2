"""The trial: pages on several hosts are made due, workers visit them, one worker is killed, and what came of it is counted."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bench.cluster.crew import Crew, crew, kill
from bench.cluster.site import Site, site
from crawler.store.evidence import this_instant
from crawler.store.frontier import Sighting
from crawler.store.mongo import MongoStore

WINDOW = 10.0  # seconds over which a host's rate is taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """How much of what: addresses in all, hosts, workers, seconds between two requests to a host, and of a turn's lease."""

    pages: int
    hosts: int
    workers: int
    delay: float
    lease: float
    limit: float = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a trial; ``silence`` is the longest time from the kill until a host of the dead worker was asked again."""

    pages: int
    recorded: int
    visited_twice: int
    seconds: float
    hosts_of_the_dead: int
    silence: float
    most_in_window: int
    allowed_in_window: float


def run(trial: Trial, *, folder: Path, uri: str, database: str, broker: str) -> Outcome:
    """Run a trial on a database and a broker that are there; AssertionError with everybody's logs if it does not end."""
    with site(trial.hosts) as found, crew(folder, environment(trial, uri, database, broker)) as members:
        urls = [
            f"http://127.0.0.{1 + number % trial.hosts}:{found.port}/news/{number}" for number in range(trial.pages)
        ]
        asyncio.run(make_due(uri, database, urls))
        workers = [members.worker() for _ in range(trial.workers)]
        members.dispatcher()
        began = time.monotonic()
        wait(lambda: pages_asked(found) >= trial.pages // 3, trial.limit, members)
        wait(lambda: bool(asyncio.run(held_by(uri, database, workers[0].pid))), trial.limit, members)
        held = asyncio.run(held_by(uri, database, workers[0].pid))
        asked_before = len(found.asked)
        killed_at = time.monotonic()
        kill(workers[0])
        wait(lambda: asyncio.run(recorded(uri, database)) >= trial.pages, trial.limit, members)
        return Outcome(
            pages=trial.pages,
            recorded=asyncio.run(recorded(uri, database)),
            visited_twice=pages_asked(found) - trial.pages,
            seconds=time.monotonic() - began,
            hosts_of_the_dead=len(held),
            silence=silence(found, held, asked_before, killed_at),
            most_in_window=max(found.most_in(WINDOW).values()),
            allowed_in_window=WINDOW / trial.delay,
        )


def environment(trial: Trial, uri: str, database: str, broker: str) -> dict[str, str]:
    """The environment of dispatcher and workers."""
    return {
        "SCRAPY_SETTINGS_MODULE": "bench.cluster.settings",
        "MONGODB_URI": uri,
        "MONGODB_DATABASE": database,
        "TASHIH_BROKER": broker,
        "BENCH_DELAY": str(trial.delay),
        "BENCH_LEASE": str(trial.lease),
    }


async def make_due(uri: str, database: str, urls: list[str]) -> None:
    """Let every address be one that a listing named."""
    store = MongoStore(lambda: uri, database=database)
    await store.open()
    now = this_instant()
    sightings = [Sighting(url=url, publisher=urlsplit(url).netloc, source="feed", says="") for url in urls]
    await store.frontier.sighted(sightings, now=now)
    await store.close()


async def recorded(uri: str, database: str) -> int:
    """How many articles there are."""
    store = MongoStore(lambda: uri, database=database)
    await store.open()
    found = sum([1 async for _ in store.articles()])
    await store.close()
    return found


def pages_asked(found: Site) -> int:
    """Requests for pages so far."""
    return sum(path != "/robots.txt" for _, _, path in found.asked)


async def held_by(uri: str, database: str, group: int) -> frozenset[str]:
    """The hosts whose turns the processes of a worker's group hold."""
    store = MongoStore(lambda: uri, database=database)
    await store.open()
    now = this_instant()
    holders = {host.name: (host.holder or "").split(":") for host in await store.frontier.hosts() if host.is_held(now)}
    await store.close()
    return frozenset(name for name, holder in holders.items() if len(holder) == 3 and group_of(int(holder[1])) == group)


def group_of(process: int) -> int:
    """The group of a process; 0 if it has ended."""
    try:
        return os.getpgid(process)
    except ProcessLookupError:
        return 0


def silence(found: Site, held: Collection[str], asked_before: int, killed_at: float) -> float:
    """The longest time from the kill to the next request for any of the *held* hosts that was still asked for something."""
    after: dict[str, float] = {}
    for at, host, path in found.asked[asked_before:]:
        if path != "/robots.txt" and host in held:
            after.setdefault(host, at - killed_at)
    return max(after.values(), default=0.0)


def wait(until: Callable[[], bool], limit: float, members: Crew) -> None:
    """Look every half second."""
    ends = time.monotonic() + limit
    while not until():
        assert time.monotonic() < ends, f"the trial does not end\n{members.said()}"
        time.sleep(0.5)
