"""Alerts under fire: 10,000 revisions, a receiver that fails half the time, a sender that is killed 20 times.

``python -m bench.alerts [--revisions N] [--kills N]`` starts an embedded database and the real service in a process of
its own. Then must hold: every revision's alert arrived at least once and is recorded as sent, none is lost or given up, and every
repeat carries the key of its first. Exit code 1 if anything is wrong; the figures are one line of JSON.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import random
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.home import own_home
from crawler.model import Reader, Revision, Visit
from crawler.monitor.alerts.rules import Alerts, Rule, WebhookTarget
from crawler.monitor.alerts.running import AlertService
from crawler.store.chain import chained
from crawler.store.choose import find_server
from crawler.store.mongo import MongoStore
from crawler.store.outbox import alert_key
from crawler.store.outbox_mongo import MongoOutbox

DATABASE = "bench_alerts"
DIGEST = "sha256:" + "0" * 64
SECRET = "a secret of the benchmark"
WRITERS = 8


@dataclass
class Receiver:
    """Counts what arrives by key; half of all requests are refused or cut off after they were read."""

    luck: random.Random
    arrived: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    revisions: dict[str, set[str]] = field(default_factory=dict)
    requests: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                named = (line.partition(": ") for line in head.lower().split("\r\n")[1:])
                headers = {name: value for name, _, value in named}
                body = json.loads(await reader.readexactly(int(headers["content-length"])))
                if not await self._answer(body, headers["webhook-id"], writer):
                    break
        writer.close()

    async def _answer(
        self, body: dict[str, dict[str, list[dict[str, str]]]], key: str, writer: asyncio.StreamWriter
    ) -> bool:
        self.requests += 1
        self.arrived[key] += 1
        self.revisions.setdefault(body["data"]["revisions"][0]["id"], set()).add(key)
        luck = self.luck.random()
        if luck < 0.1:
            return False  # cut off: the sender cannot know that it was read
        accepted = luck >= 0.5
        self.accepted[key] += accepted
        status = b"204 No Content" if accepted else b"503 Service Unavailable"
        writer.write(b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()
        return True


def revision(number: int, at: datetime) -> Revision:
    """One article's first revision."""
    found = Revision(
        article=f"https://news.example/{number}", publisher="example", number=1, first_seen=at, last_seen=at, not_before=None,
        headline=f"Article {number}", description="", authors=(), section="", in_language="en", paragraphs=("Text.",) * 5,
        date_published=None, date_modified=None, claims=(), noise=(), content_digest=DIGEST, previous_digest=None,
        chain_digest="", reader=Reader(name="bench", version="1"), capture=DIGEST, change=None,
    )  # fmt: skip
    return chained(found, None)


def visit_of(found: Revision) -> Visit:
    """The visit that brought it."""
    return Visit(
        id=found.id,
        article=found.article,
        url=found.article,
        publisher=found.publisher,
        at=found.first_seen,
        outcome="new",
    )


async def record(uri: str, count: int) -> None:
    """Record so many revisions, by eight workers."""
    store = MongoStore(lambda: uri, database=DATABASE)
    await store.open()
    numbers = iter(range(count))

    async def work() -> None:
        for number in numbers:
            found = revision(number, datetime.now(UTC))
            await store.record(found, visit_of(found))

    await asyncio.gather(*(work() for _ in range(WRITERS)))
    await store.close()


def send(uri: str, port: int) -> None:
    """The service, until it is killed."""
    target = WebhookTarget(
        name="hook", url=f"http://127.0.0.1:{port}/", secrets=(SECRET,), attempts=60,
        retry_after=timedelta(milliseconds=10), timeout=timedelta(seconds=2),
    )  # fmt: skip
    rule = Rule(name="all", targets=("hook",), new=True, confirm="never")

    async def serve() -> None:
        store = MongoStore(lambda: uri, database=DATABASE)
        await store.open()
        await AlertService(store, MongoOutbox(store.documents), Alerts(rules=(rule,), targets={"hook": target})).run()

    asyncio.run(serve())


async def kill_now_and_then(uri: str, port: int, *, kills: int, done: asyncio.Event) -> int:
    """Run the service; kill it (``kill -9``) so many times at random moments and start it again."""
    context, killed = multiprocessing.get_context("spawn"), 0
    while not done.is_set():
        service = context.Process(target=send, args=(uri, port), daemon=True)
        service.start()
        wait = random.uniform(2, 6) if killed < kills else None
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), wait)
        killed += not done.is_set()
        service.kill()
        await asyncio.to_thread(service.join)
    return killed


async def until_all_are_sent(uri: str, count: int, done: asyncio.Event, *, kills: int) -> Counter[str]:
    """The deliveries by state, once all have come to an end and enough time was there for the kills."""
    store = MongoStore(lambda: uri, database=DATABASE)
    await store.open()
    outbox, since, begin = MongoOutbox(store.documents), datetime.now(UTC) - timedelta(days=1), time.monotonic()
    while True:
        await asyncio.sleep(1 + count / 1000)
        recorded, reached = await store.recordings.newest(), await outbox.place("alerts")
        told = recorded.number == count and recorded == reached and not await outbox.unfinished()
        if told or time.monotonic() - begin > 60 + count / 5 + kills * 10:
            break
    done.set()
    states: Counter[str] = Counter([each.state async for each in outbox.newest(since=since)])
    await store.close()
    return states


def faults(receiver: Receiver, states: Counter[str], count: int) -> list[str]:
    """What is wrong, a sentence each."""
    found = []
    wanted = {alert_key(revision(number, datetime.now(UTC)).id, "all") for number in range(count)}
    if lost := wanted - set(receiver.accepted.keys() & {key for key, times in receiver.accepted.items() if times}):
        found.append(f"{len(lost)} alerts were never accepted")
    if set(receiver.arrived) - wanted:
        found.append("a repeat carried another key")
    if any(len(keys) > 1 for keys in receiver.revisions.values()):
        found.append("a revision was told under two keys")
    if states != Counter({"sent": count}):
        found.append(f"the outbox says {dict(states)}")
    return found


async def run(count: int, kills: int, home: Path) -> dict[str, object]:
    """One trial."""
    uri = find_server(mongodb_uri=None, home=home).uri
    await mark_the_start(uri)
    receiver, done = Receiver(random.Random(8)), asyncio.Event()
    server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0)
    port, begin = server.sockets[0].getsockname()[1], time.monotonic()
    killing = asyncio.create_task(kill_now_and_then(uri, port, kills=kills, done=done))
    states, _ = await asyncio.gather(until_all_are_sent(uri, count, done, kills=kills), record(uri, count))
    killed = await killing
    server.close()
    return {
        "revisions": count, "killed": killed, "requests": receiver.requests, "states": dict(states),
        "told twice after it was accepted": sum(times > 1 for times in receiver.accepted.values()),
        "seconds": round(time.monotonic() - begin, 1), "faults": faults(receiver, states, count),
    }  # fmt: skip


async def mark_the_start(uri: str) -> None:
    """Let the service begin before the first revision, however late it starts."""
    store = MongoStore(lambda: uri, database=DATABASE)
    await store.open()
    await MongoOutbox(store.documents).keep_place("alerts", await store.recordings.newest(), datetime.now(UTC))
    await store.close()


def main() -> int:
    """Run one trial and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--revisions", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=20)
    options = parser.parse_args()
    with own_home("alerts") as home:
        found = asyncio.run(run(options.revisions, options.kills, home))
    print(json.dumps(found))
    return 1 if found["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
