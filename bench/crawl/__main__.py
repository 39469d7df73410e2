"""What a crawl costs: ``python -m bench.crawl [--data FILE] [--pages N] [--rounds N]``.

A site on loopback serves real pages with ETags; a Scrapy spider that does nothing (same settings, no part of ours) and our own
crawl visit the same addresses in the same run: a first crawl, rounds in which nothing changed, rounds in which one page in
twenty did. Pages a CPU second of the crawling processes count; the database's CPU stands beside them. The last line is a JSON
object of figures; *ratio* is ours to the peer's.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench.reading import OWN

Figures = dict[str, float]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.crawl", description=__doc__)
    parser.add_argument("--data", type=Path, default=OWN, help="JSON Lines file with its pages beside it in pages/")
    parser.add_argument("--pages", type=int, default=1000, help="addresses of the site")
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tashih-bench-") as home, site(wanted.data) as port:
        try:
            figures = compare(Bench(port, wanted.pages, home), rounds=wanted.rounds)
        finally:
            tashih(home, "db", "stop")
    say(json.dumps({"pages": wanted.pages, **figures}))
    return 0


class Bench:
    """Crawls of one site into one database."""

    def __init__(self, port: int, pages: int, home: str) -> None:
        self.port, self.pages, self.home = port, pages, home

    def crawl(self, who: str, **settings: object) -> Figures:
        """One crawl in a process of its own: pages a CPU second, and the database's CPU milliseconds a page."""
        before = self.database_seconds()
        overrides = [f"{name}={value}" for name, value in {"TASHIH_HOME": self.home, **settings}.items()]
        command = [sys.executable, "-m", "bench.crawl.worker", who, str(self.port), str(self.pages), *overrides]
        found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
        say(f"{who:<7} {found}")
        spent = self.database_seconds() - before
        return {"rate": found["pages"] / found["cpu"], "database_ms": 1000 * spent / found["pages"]}

    def edition(self, number: int) -> None:
        """Let the site begin an edition."""
        urllib.request.urlopen(f"http://127.0.0.1:{self.port}/edition/{number}").close()

    def database_seconds(self) -> float:
        """CPU seconds of the database so far."""
        return sum(spent_by(process) for process in Path("/proc").glob("[0-9]*") if self.home in command_of(process))


def compare(bench: Bench, *, rounds: int) -> dict[str, float]:
    """The figures of every kind of round, beside the peer's."""
    tashih(bench.home, "db", "uri")
    never = {"FULL_VISIT_EVERY": 10**9}
    bare = [bench.crawl("bare") for _ in range(rounds)]
    first = [bench.crawl("tashih", MONGODB_DATABASE=f"first{number}", **never) for number in range(rounds)]
    same = [bench.crawl("tashih", MONGODB_DATABASE="first0", **never) for _ in range(rounds)]
    changed = []
    for number in range(1, rounds + 1):
        bench.edition(number)
        changed.append(bench.crawl("tashih", MONGODB_DATABASE="first0", **never))
    kinds = {"first": first, "same": same, "changed": changed}
    peer = median(each["rate"] for each in bare)
    figures = {"bare_pages_per_cpu_second": round(peer, 1)}
    for name, crawls in kinds.items():
        rate = median(each["rate"] for each in crawls)
        figures[f"{name}_pages_per_cpu_second"] = round(rate, 1)
        figures[f"{name}_ratio"] = round(rate / peer, 3)
        figures[f"{name}_database_ms_per_page"] = round(median(each["database_ms"] for each in crawls), 2)
    return figures


@contextmanager
def site(data: Path) -> Iterator[int]:
    """The site in a process of its own; its port."""
    command = [sys.executable, "-m", "bench.crawl.site", str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield int(process.stdout.readline())
        finally:
            process.kill()


def command_of(process: Path) -> str:
    """The command line of a process in /proc; empty if it has ended."""
    try:
        return (process / "cmdline").read_text()
    except OSError:
        return ""


def spent_by(process: Path) -> float:
    """CPU seconds of a process in /proc (proc(5), stat: fields 14 and 15)."""
    fields = (process / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def tashih(home: str, *command: str) -> None:
    """Run one of our commands."""
    whole = [sys.executable, "-m", "crawler.cli", *command, "-s", f"TASHIH_HOME={home}"]
    subprocess.run(whole, check=True, stdout=subprocess.DEVNULL)


def say(line: str) -> None:
    """Print at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
