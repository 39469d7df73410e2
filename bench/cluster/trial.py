"""The trial: pages on several hosts are made due, workers visit them, one worker is killed, and what came of it is counted."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
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
        asked_before = len(found.asked)
        killed_at = time.monotonic()
        kill(workers[0])
        wait(lambda: asyncio.run(recorded(uri, database)) >= trial.pages, trial.limit, members)
        return Outcome(
            pages=trial.pages,
            recorded=asyncio.run(recorded(uri, database)),
            visited_twice=pages_asked(found) - trial.pages,
            seconds=time.monotonic() - began,
            silence=silence(found, asked_before, killed_at),
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


def silence(found: Site, asked_before: int, killed_at: float) -> float:
    """The longest time from the kill to the next request for any host that was still asked for something after it."""
    after: dict[str, float] = {}
    for at, host, path in found.asked[asked_before:]:
        if path != "/robots.txt":
            after.setdefault(host, at - killed_at)
    return max(after.values(), default=0.0)


def wait(until: Callable[[], bool], limit: float, members: Crew) -> None:
    """Look every half second."""
    ends = time.monotonic() + limit
    while not until():
        assert time.monotonic() < ends, f"the trial does not end\n{members.said()}"
        time.sleep(0.5)
