"""A schedule under way for minutes or days over a newsroom on loopback: ``python -m bench.soak --minutes 10``.

Several hosts on loopback serve articles behind feeds. Every few seconds a share of the articles falls due (``next_visit`` is set
to now, as months of schedule would bring about), some are edited, and a new one is published. ``tashih run`` visits them; a
gauge inside it samples memory, open files, tasks and lateness. Prints a table and one line of JSON; exit code 1 if the last
third holds more than the middle third did (5 % memory and 8 MB, 4 files, 8 tasks), or if the schedule falls ever further behind.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import mean
from typing import Any

from pymongo import MongoClient
from pymongo.database import Database

from bench.home import own_home
from crawler.newsroom.server import Response, Site, serve
from crawler.store.choose import find_server

EVERY = 5.0  # seconds between two pushes
SHARE = 0.2  # of the articles that fall due in each
PAPER = """from crawler.model import Publisher
PUBLISHER = Publisher(
    name="paper{n}", title="Paper {n}", domains=("{place}",), feeds=("http://{place}/feed.xml",), article_pattern="/story-"
)
"""
TEXT = (
    "The council voted on Tuesday evening to reopen the northern ferry line after {weeks} weeks of repairs to Eastcliff pier. "
    "The harbour master told the meeting that the first boat would leave early in the morning with {seats} seats for passengers."
)


def main() -> int:
    """Run, sample, judge."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description="Does a schedule left running grow?")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--hosts", type=int, default=3)
    parser.add_argument("--articles", type=int, default=100, help="at each host")
    options = parser.parse_args()
    with own_home("soak") as home:
        samples = soak(home, minutes=options.minutes, hosts=options.hosts, articles=options.articles)
    faults = faults_in(samples)
    report(samples, faults)
    return 1 if faults else 0


def soak(home: Path, *, minutes: float, hosts: int, articles: int) -> list[dict[str, Any]]:
    """Let ``tashih run`` live for so many minutes; the samples of its gauge."""
    with ExitStack() as stack:
        sites = [stack.enter_context(serve(host=f"127.0.0.{number + 1}")) for number in range(hosts)]
        for number, site in enumerate(sites):
            publish(site, home, number, articles)
        server = find_server(mongodb_uri=None, home=home)
        client: MongoClient[dict[str, Any]] = stack.enter_context(MongoClient(server.uri, tz_aware=True))
        service = subprocess.Popen(
            [sys.executable, "-m", "crawler.cli", "run"], env=environment(home, server.uri), stderr=subprocess.DEVNULL
        )
        try:
            push(client["soak"], sites, until=time.monotonic() + minutes * 60)
        finally:
            service.send_signal(signal.SIGTERM)
            service.wait(timeout=30)
    lines = (home / "samples.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def environment(home: Path, uri: str) -> dict[str, str]:
    """What the service finds around itself."""
    return {
        **{name: value for name, value in os.environ.items() if name.lower() != "http_proxy"},
        "SCRAPY_SETTINGS_MODULE": "bench.soak.settings",
        "TASHIH_HOME": str(home),
        "MONGODB_URI": uri,
        "MONGODB_DATABASE": "soak",
        "PUBLISHERS_PATH": str(home),
        "GAUGE_FILE": str(home / "samples.jsonl"),
    }


def publish(site: Site, home: Path, number: int, articles: int) -> None:
    """Open a paper: its publisher file, its feed, its articles."""
    (home / f"paper{number}.py").write_text(PAPER.format(n=number, place=site.netloc))
    for story in range(articles):
        site.pages[f"/story-{story}"] = story_page(story, weeks=story)
    announce(site)


def announce(site: Site) -> None:
    """Bring the feed up to date: the newest fifty."""
    stories = sorted(int(path.removeprefix("/story-")) for path in site.pages if path.startswith("/story-"))
    items = "".join(f"<item><link>{site.url(f'/story-{story}')}</link></item>" for story in stories[-50:])
    site.pages["/feed.xml"] = Response(
        headers={"Content-Type": "application/rss+xml"}, body=f"<rss><channel>{items}</channel></rss>".encode()
    )


def story_page(story: int, *, weeks: int) -> Response:
    """An article, with a tag that moves with its text."""
    headers = {"Content-Type": "text/html; charset=utf-8", "ETag": f'"{story}-{weeks}"'}
    text = "".join(f"<p>{TEXT.format(weeks=weeks + line, seats=story + line)}</p>" for line in range(12))
    title = f"Ferry line {story} to reopen"
    page = f"<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}</article></body></html>"
    return Response(headers=headers, body=page.encode())


def push(db: Database[dict[str, Any]], sites: list[Site], *, until: float) -> None:
    """Make articles due, edit some, publish one, every few seconds."""
    rng = random.Random(7)
    turn = 0
    while time.monotonic() < until:
        time.sleep(EVERY)
        turn += 1
        site = sites[turn % len(sites)]
        stories = [path for path in site.pages if path.startswith("/story-")]
        for path in rng.sample(stories, 2):
            site.pages[path] = story_page(int(path.removeprefix("/story-")), weeks=1000 + turn)
        site.pages[f"/story-{len(stories)}"] = story_page(len(stories), weeks=turn)
        announce(site)
        make_due(db, rng)


def make_due(db: Database[dict[str, Any]], rng: random.Random) -> None:
    """Let a share of the articles and every walk fall due."""
    now = datetime.now(UTC)
    names = [article["_id"] for article in db.articles.find({}, ["_id"])]
    for name in rng.sample(names, int(len(names) * SHARE)):
        db.articles.update_one({"_id": name}, {"$set": {"next_visit": now}, "$inc": {"edition": 1}})
    db.walks.update_many({"kind": "latest"}, {"$set": {"next_walk": now}, "$inc": {"edition": 1}})
    db.hosts.update_many(
        {"wake": {"$gte": now, "$lt": now + timedelta(days=1)}, "holder": None}, {"$set": {"wake": now}}
    )


def faults_in(samples: list[dict[str, Any]]) -> list[str]:
    """What grew from the middle third to the last."""
    third = len(samples) // 3
    if third < 3:
        return [f"only {len(samples)} samples: run it for longer"]
    middle, last = samples[third : 2 * third], samples[2 * third :]
    held = {name: (mean(s[name] for s in middle), mean(s[name] for s in last)) for name in samples[0]}
    limits = {
        "megabytes": held["megabytes"][0] * 1.05 + 8,
        "files": held["files"][0] + 4,
        "tasks": held["tasks"][0] + 8,
        "late_seconds": max(held["late_seconds"][0] * 1.5, 30.0),
    }
    faults = [
        f"{name} grew from {held[name][0]:.1f} to {held[name][1]:.1f}"
        for name, most in limits.items()
        if held[name][1] > most
    ]
    return faults + ([] if last[-1]["visits"] > middle[-1]["visits"] else ["nothing was visited in the last third"])


def report(samples: list[dict[str, Any]], faults: list[str]) -> None:
    """Print a dozen of the samples, the faults, and all in one line."""
    print("".join(f"{name:>14}" for name in samples[0]))
    for sample in samples[:: max(len(samples) // 12, 1)]:
        print("".join(f"{value:>14}" for value in sample.values()))
    for fault in faults:
        print(f"FAULT: {fault}")
    print(json.dumps({"samples": len(samples), "first": samples[0], "last": samples[-1], "faults": faults}))


if __name__ == "__main__":
    sys.exit(main())
