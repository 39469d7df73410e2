"""What reading in processes of its own brings a crawl: ``python -m bench.readers [--data FILE] [--pages N] [--rounds N]``.

First crawls of the bench's site (``bench/crawl``) with READING_PROCESSES 0, 1, 2: CPU milliseconds a page of the crawling process,
which is what bounds a crawl, and of all its readers with what they are forked from; pages a second of wall clock, start-up
included, which means something on a quiet machine only. The last line is a JSON object of the medians.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.crawl.__main__ import say, site, tashih
from bench.reading import OWN

LOOK_EVERY = 0.1  # seconds
Figures = dict[str, float]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.readers", description=__doc__)
    parser.add_argument("--data", type=Path, default=OWN, help="JSON Lines file with its pages beside it in pages/")
    parser.add_argument("--pages", type=int, default=400, help="addresses of the site")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--processes", type=int, nargs="+", default=[0, 1, 2])
    wanted = parser.parse_args()
    crawls: dict[int, list[Figures]] = {number: [] for number in wanted.processes}
    with tempfile.TemporaryDirectory(prefix="tashih-bench-") as home, site(wanted.data) as port:
        try:
            tashih(home, "db", "uri")
            for each in range(wanted.rounds):
                for number, done in crawls.items():
                    settings = {
                        "TASHIH_HOME": home,
                        "MONGODB_DATABASE": f"r{each}p{number}",
                        "READING_PROCESSES": number,
                    }
                    done.append(crawl(port, wanted.pages, settings))
                    say(f"{number} processes {done[-1]}")
        finally:
            tashih(home, "db", "stop")
    say(json.dumps({f"{number}_processes": medians(done) for number, done in crawls.items()}))
    return 0


def crawl(port: int, pages: int, settings: dict[str, object]) -> Figures:
    """One first crawl, and what its processes spent."""
    overrides = [f"{name}={value}" for name, value in settings.items()]
    command = [sys.executable, "-m", "bench.crawl.worker", "tashih", str(port), str(pages), *overrides]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        spent: dict[int, float] = {}
        while process.poll() is None:
            spent.update(spent_below(process.pid))
            time.sleep(LOOK_EVERY)
        wall = time.perf_counter() - began
        assert process.stdout is not None
        found = json.loads(process.stdout.read())
    return {
        "crawl_ms_per_page": round(1000 * found["cpu"] / pages, 2),
        "readers_ms_per_page": round(1000 * sum(spent.values()) / pages, 2),
        "pages_per_second": round(pages / wall, 1),
    }


def spent_below(ancestor: int) -> dict[int, float]:
    """CPU seconds of each process that descends from another (proc(5), stat: fields 4, 14 and 15)."""
    found: dict[int, list[str]] = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            found[int(process.name)] = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended
    family = {ancestor}
    while more := {process for process, fields in found.items() if int(fields[1]) in family} - family:
        family |= more
    ticks = os.sysconf("SC_CLK_TCK")
    return {each: (int(found[each][11]) + int(found[each][12])) / ticks for each in family - {ancestor}}


def medians(crawls: list[Figures]) -> Figures:
    """The middle of each figure."""
    return {name: median(each[name] for each in crawls) for name in crawls[0]}


if __name__ == "__main__":
    sys.exit(main())
