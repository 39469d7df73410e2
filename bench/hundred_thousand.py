"""100,000 revisions in the embedded database: how long each question takes, and what a revision costs.

``python -m bench.hundred_thousand [--home DIR --database NAME]`` makes the database unless it is there (minutes), and then asks:
``log`` with each filter, ``show``, ``diff``, ``blame`` and every question of the cookbook. Times are the best of three in one
process, the store's own; the last ones are of whole commands. Exit 1 if anything took more than 0.2 s in the store.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from pymongo import MongoClient

from bench.cookbook import answer, beginning, questions
from bench.home import own_home
from bench.seed import seed
from crawler.judgement import judge
from crawler.judgement.blame import blame
from crawler.model import RevisionQuery
from crawler.store.choose import find_server
from crawler.store.mongo import MongoStore

LIMIT = 0.2  # seconds in the store
TIMES = 3
Times = dict[str, float]


def main() -> int:
    """Measure, print, and say whether it was fast enough."""
    parser = argparse.ArgumentParser(prog="python -m bench.hundred_thousand", description=__doc__)
    parser.add_argument("--revisions", type=int, default=100_000)
    parser.add_argument("--home", type=Path, help="TASHIH_HOME with the database; unset: a folder for this run alone")
    parser.add_argument("--database", default="tashih")
    wanted = parser.parse_args()
    if wanted.home is not None:
        return measured(wanted.home.absolute(), wanted.database, wanted.revisions)
    with own_home("hundred-thousand") as home:
        return measured(home, wanted.database, wanted.revisions)


def measured(home: Path, database: str, revisions: int) -> int:
    """All figures of one database."""
    uri = find_server(mongodb_uri=None, home=home).uri
    with MongoClient[dict[str, Any]](uri, tz_aware=True) as client:
        found = client[database]
        if "revisions" not in found.list_collection_names():
            say(f"making {revisions} revisions")
            seed(uri, database, revisions=revisions, until=datetime.now(UTC), processes=os.cpu_count() or 1)
        edge = list(found.revisions.find({"first_seen": around(datetime.now(UTC), days=30)}, {"first_seen": 1}))
        now = max((each["first_seen"] for each in edge), default=datetime.now(UTC)) + timedelta(seconds=1)
        longest = max(found.articles.find({}, {"revisions": 1}), key=lambda each: int(each["revisions"]))["_id"]
        times = asyncio.run(store_times(uri, database, longest, now))
        times |= cookbook_times(uri, database, longest, now)
        for name, seconds in times.items():
            say(f"{1000 * seconds:8.1f} ms  {'' if seconds <= LIMIT else 'OVER  '}{name}")
        costs = sizes(found, around(now, days=7))
    for command, seconds in command_times(home, database, longest):
        say(f"{1000 * seconds:8.0f} ms  the whole command: tashih {command}")
    say(
        json.dumps(
            {"worst_ms": round(1000 * max(times.values()), 1), "over": sum(t > LIMIT for t in times.values()), **costs}
        )
    )
    return int(any(seconds > LIMIT for seconds in times.values()))


def say(line: str) -> None:
    """Print at once, so that a long run can be watched."""
    print(line, flush=True)


def around(end: datetime, *, days: int) -> dict[str, datetime]:
    """A window of time."""
    return {"$gte": end - timedelta(days=days), "$lt": end}


FILTERS: dict[str, dict[str, Any]] = {
    "log": {},
    "log --publisher, the largest": {"publisher": "ankara-courier"},
    "log --publisher, a small one": {"publisher": "zadar-ledger"},
    "log --publisher, unknown": {"publisher": "nobody"},
    "log --kind headline": {"kind": "headline"},
    "log --kind retraction": {"kind": "retraction"},
    "log --kind of none": {"kind": "none such"},
    "log --silent": {"silent": True},
    "log --publisher --kind retraction": {"publisher": "zadar-ledger", "kind": "retraction"},
    "log --publisher --silent": {"publisher": "zadar-ledger", "silent": True},
    "log --fact number": {"fact": "number"},
    "log --fact of none": {"fact": "none such"},
    "log --term, common": {"term": "alleged"},
    "log --term, rare": {"term": "selma"},
    "log --term, never written": {"term": "zyzzyva"},
    "log --grep, a common word": {"grep": "mayor"},
}


async def store_times(uri: str, database: str, article: str, now: datetime) -> Times:
    """The commands' questions, asked of the store."""
    store = MongoStore(lambda: uri, database=database)
    await store.open()

    def log(**wanted: Any) -> Callable[[], Awaitable[object]]:
        async def ask() -> object:
            return [each async for each in store.revisions(RevisionQuery(limit=20, **wanted))]

        return ask

    async def show() -> object:
        return await store.article(article), await store.revision(article)

    async def diff() -> object:
        after, before = await store.revision(article), await store.revision(article, 1)
        return after and before and judge(before, after)

    async def blamed() -> object:
        return blame([each async for each in store.revisions(RevisionQuery(article=article))])

    asked = {name: log(**wanted) for name, wanted in FILTERS.items()}
    asked |= {
        "log --since --until, a month ago": log(since=now - timedelta(days=31), until=now - timedelta(days=30)),
        "log --until, the busiest hour": log(until=now - timedelta(days=45) + timedelta(hours=1)),
        "log URL": log(article=article),
        "log URL --kind retraction": log(article=article, kind="retraction"),
        "show URL": show,
        "diff URL 1 N": diff,
        "blame URL": blamed,
    }
    try:
        return {name: min([await timed(ask) for _ in range(TIMES)]) for name, ask in asked.items()}
    finally:
        await store.close()


async def timed(ask: Callable[[], Awaitable[object]]) -> float:
    """Seconds that an answer takes."""
    began = perf_counter()
    await ask()
    return perf_counter() - began


def cookbook_times(uri: str, database: str, article: str, now: datetime) -> Times:
    """The cookbook's questions, each as it stands there."""
    names = beginning({"uri": uri, "name": database, "now": now, "url": article, "publisher": "ankara-courier"})
    times: Times = {}
    for question in questions():
        taken = []
        for _ in range(TIMES):
            began = perf_counter()
            answer(question.code, names)
            taken.append(perf_counter() - began)
        times[question.title] = min(taken)
    names["db"].client.close()
    return times


def sizes(found: Any, week: dict[str, datetime]) -> dict[str, float]:
    """Bytes of a revision's document and of its index entries, of a visit, and of a capture as it is kept."""
    stats = {name: found.command("collStats", name) for name in ("revisions", "visits", "captures", "articles")}
    revisions = stats["revisions"]["count"]
    pages = [each["bytes"] for each in found.captures.find({"at": week}, {"bytes": 1})]
    return {
        "revision_bytes": round(stats["revisions"]["avgObjSize"]),
        "revision_index_bytes": round(stats["revisions"]["totalIndexSize"] / revisions),
        "article_bytes_a_revision": round(stats["articles"]["size"] / revisions),
        "visit_bytes": round(stats["visits"]["avgObjSize"]),
        "capture_bytes": round(stats["captures"]["avgObjSize"]),
        "page_bytes": round(sum(pages) / max(len(pages), 1)),
    }


def command_times(home: Path, database: str, article: str) -> Iterator[tuple[str, float]]:
    """Whole commands, with the start of the process."""
    for words in (["log"], ["log", "--silent"], ["show", article], ["diff", article], ["blame", article]):
        began = perf_counter()
        settings = {"TASHIH_HOME": str(home), "MONGODB_DATABASE": database}
        command = [sys.executable, "-m", "crawler.cli", *words]
        subprocess.run(command, env={**os.environ, **settings}, stdout=subprocess.DEVNULL, check=True)
        yield " ".join([words[0], *(word for word in words[1:] if word != article)]), perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
