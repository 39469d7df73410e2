"""``python -m bench.seed --revisions 100000 --home DIR``: start the embedded server of a folder and fill a database of it."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from pymongo import MongoClient

from bench.seed import seed
from crawler.shell import show_progress
from crawler.store.choose import find_server


def main() -> int:
    """Seed, and say where."""
    parser = argparse.ArgumentParser(prog="python -m bench.seed", description=__doc__)
    parser.add_argument("--revisions", type=int, default=100_000)
    parser.add_argument("--home", type=Path, help="TASHIH_HOME of the embedded server; unset: MONGODB_URI")
    parser.add_argument("--database", default="tashih")
    parser.add_argument("--until", type=datetime.fromisoformat, help="the newest moment (default: now, to the hour)")
    parser.add_argument("--days", type=int, default=180, help="how long ago the first article was seen (default 180)")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    wanted = parser.parse_args()
    until = wanted.until or datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    if wanted.home is None and "MONGODB_URI" not in os.environ:
        parser.error("name a folder with --home, or a server with MONGODB_URI")
    uri = find_server(
        mongodb_uri=None if wanted.home else os.environ["MONGODB_URI"], home=(wanted.home or Path()).absolute()
    ).uri
    with MongoClient[dict[str, object]](uri) as client:
        if client[wanted.database].list_collection_names():
            parser.error(f"the database {wanted.database!r} holds something: name a new one with --database")
    began = monotonic()
    seed(
        uri,
        wanted.database,
        revisions=wanted.revisions,
        until=until if until.tzinfo else until.replace(tzinfo=UTC),
        days=wanted.days,
        processes=wanted.processes,
        on_progress=lambda done: show_progress("revisions", done),
    )
    print(f"{wanted.revisions} revisions in {monotonic() - began:.0f} s: {wanted.database} at {uri}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
