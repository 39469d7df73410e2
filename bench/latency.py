"""How long a revision takes from the response's arrival to those on watch: ``python -m bench.latency [--revisions N] [--rate R]``.

Revisions are recorded at a steady rate (10 a second), each a moment after its visit's ``at``. Measured is when `tashih watch` (its
own code, over the change stream), the listeners of the service's event stream and a web hook have it, and when its row stands on
the dashboard that is open in a real Chromium. One line of JSON; exit code 1 above 1 s at the median or 3 s at p99.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager, suppress
from datetime import UTC, datetime

from playwright.async_api import Page, async_playwright

from bench.alerts import SECRET, revision, visit_of
from bench.home import own_home
from bench.screenshots import ARGUMENTS, CHROMIUM
from bench.serving import served
from crawler.model import RevisionQuery
from crawler.monitor.alerts.rules import Alerts, Rule, WebhookTarget
from crawler.monitor.alerts.running import AlertService
from crawler.monitor.broadcast import Broadcast
from crawler.monitor.watching import watch
from crawler.monitor.web.cursors import place_at
from crawler.monitor.web.services import on_mongo
from crawler.store.choose import find_server
from crawler.store.mongo import MongoStore
from crawler.store.outbox_mongo import MongoOutbox

MEDIAN, P99 = 1.0, 3.0  # seconds
Delays = dict[str, list[float]]
WATCH_ROWS = """() => {
  window.arrived = [];
  const note = (changes) => changes.forEach((each) => each.addedNodes.forEach((row) =>
    row.dataset?.key && window.arrived.push([row.dataset.key, Date.now()])));
  new MutationObserver(note).observe(document.querySelector("#stream"), { childList: true });
}"""


def a_store(uri: str) -> MongoStore:
    """A store of one reader or writer."""
    return MongoStore(lambda: uri, database="bench_latency")


def since(at: datetime) -> float:
    """Seconds since an instant."""
    return (datetime.now(UTC) - at).total_seconds()


async def note(found: AsyncIterator[datetime], delays: list[float]) -> None:
    """Note how long each took."""
    async for at in found:
        delays.append(since(at))  # noqa: PERF401  # each when it comes


async def watched(store: MongoStore) -> AsyncIterator[datetime]:
    """When the visits were whose revisions `tashih watch` shows."""
    async with aclosing(watch(store, RevisionQuery())) as found:
        async for each, _ in found:
            yield each.first_seen


async def heard(broadcast: Broadcast) -> AsyncIterator[datetime]:
    """The same for a listener of the event stream."""
    async with aclosing(broadcast.listen()) as found:
        async for each in found:
            yield each.revision.first_seen


async def hooked(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, delays: list[float]) -> None:
    """The same for a web hook."""
    with suppress(asyncio.IncompleteReadError, ConnectionError):
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            body = await reader.readexactly(int(head.partition("content-length: ")[2].partition("\r\n")[0]))
            delays.append(since(datetime.fromisoformat(json.loads(body)["data"]["revisions"][0]["first_seen"])))
            writer.write(b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n")
            await writer.drain()


@asynccontextmanager
async def dashboard(store: MongoStore, delays: list[float]) -> AsyncIterator[None]:
    """The dashboard open in Chromium; when it is closed, each row's delay is noted by the browser's own clock."""
    async with served(on_mongo(store)) as client, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = await browser.new_page()
        await page.goto(str(client.base_url))
        await page.wait_for_selector("#live[data-state=on]")
        await page.evaluate(WATCH_ROWS)
        collecting = asyncio.create_task(collect(page, delays))
        try:
            yield
        finally:
            collecting.cancel()
            await asyncio.gather(collecting, return_exceptions=True)
            await browser.close()


async def collect(page: Page, delays: list[float]) -> None:
    """Take over, twice a second, which rows have come and when."""
    while True:
        for key, at in (await page.evaluate("() => window.arrived"))[len(delays) :]:
            delays.append(at / 1000 - place_at(key).at.timestamp())
        await asyncio.sleep(0.5)


def service(store: MongoStore, port: int) -> AlertService:
    """Alerts of every revision to the hook."""
    target = WebhookTarget(name="hook", url=f"http://127.0.0.1:{port}/", secrets=(SECRET,))
    rule = Rule(name="all", targets=("hook",), new=True, confirm="never")
    return AlertService(store, MongoOutbox(store.documents), Alerts(rules=(rule,), targets={"hook": target}))


async def record(store: MongoStore, count: int, rate: float) -> None:
    """Record at a steady rate; a slow write delays no other."""

    async def one(number: int) -> None:
        found = revision(number, datetime.now(UTC))
        await store.record(found, visit_of(found))

    async with asyncio.TaskGroup() as group:
        for number in range(count):
            group.create_task(one(number))
            await asyncio.sleep(1 / rate)


async def measured(uri: str, count: int, rate: float) -> Delays:
    """The delays of all ways, in seconds."""
    delays: Delays = {"watch": [], "events": [], "webhook": [], "dashboard": []}
    writer, *readers = [a_store(uri) for _ in range(5)]
    for store in (writer, *readers):
        await store.open()
    server = await asyncio.start_server(lambda r, w: hooked(r, w, delays["webhook"]), "127.0.0.1", 0)
    broadcast = Broadcast(readers[1].recordings)
    work = [
        note(watched(readers[0]), delays["watch"]),
        broadcast.run(),
        note(heard(broadcast), delays["events"]),
        service(readers[2], server.sockets[0].getsockname()[1]).run(),
    ]
    tasks = [asyncio.create_task(each) for each in work]
    async with dashboard(readers[3], delays["dashboard"]):
        await asyncio.sleep(3)  # until everybody listens
        await record(writer, count, rate)
        with suppress(TimeoutError):
            async with asyncio.timeout(30):
                while min(map(len, delays.values())) < count:
                    await asyncio.sleep(0.1)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    server.close()
    for store in (writer, *readers):
        await store.close()
    return delays


def figures(delays: Delays, count: int) -> dict[str, dict[str, float]]:
    """Median and p99 of each way, in seconds, and how many arrived of all."""
    return {
        way: {
            "median": round(sorted(found)[len(found) // 2], 3) if found else -1,
            "p99": round(sorted(found)[int(len(found) * 0.99)], 3) if found else -1,
            "arrived": len(found) / count,
        }
        for way, found in delays.items()
    }


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--revisions", type=int, default=300)
    parser.add_argument("--rate", type=float, default=10)
    options = parser.parse_args()
    with own_home("latency") as home:
        uri = find_server(mongodb_uri=None, home=home).uri
        found = figures(asyncio.run(measured(uri, options.revisions, options.rate)), options.revisions)
    print(json.dumps(found))
    good = all(each["arrived"] == 1 and each["median"] <= MEDIAN and each["p99"] <= P99 for each in found.values())
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
