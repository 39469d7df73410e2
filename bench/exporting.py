"""Revisions a second that each format is written at, from the embedded database: ``python -m bench.exporting``.

A history is seeded (``--revisions``, 20,000 unless said otherwise; ``--home DIR`` keeps it, and uses the one that is there), then
every format is written as a user would, by a process of its own. ``cpu`` is of that process, ``server`` of the database's, in
seconds; ``memory`` is the process's most, in MB. The limit for every format is 2,000 revisions a second at 100,000.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from pymongo import MongoClient

from bench.seed import seed
from crawler.store.choose import find_server
from crawler.store.embedded import stop
from crawler.store.ownership import read_endpoint

FORMATS = ("parquet", "jsonl", "csv", "newsedits")
LIMIT = 2_000  # revisions a second
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one export took."""

    seconds: float
    cpu: float
    server: float
    memory: float


def main() -> int:
    """Print the table; 1 if a format is slower than the limit."""
    parser = argparse.ArgumentParser(prog="python -m bench.exporting", description=__doc__)
    parser.add_argument("--revisions", type=int, default=20_000)
    parser.add_argument("--format", choices=FORMATS, action="append", help="only this one (more than once for more)")
    parser.add_argument("--home", type=Path, help="TASHIH_HOME of a seeded database, or of one to be seeded")
    wanted = parser.parse_args()
    with home_of(wanted.home) as home:
        uri = find_server(mongodb_uri=None, home=home).uri
        count = seeded(uri, wanted.revisions)
        print(f"{count} revisions\n{'':12}{'per s':>8}{'limit':>8}{'s':>8}{'cpu':>8}{'server':>8}{'memory':>8}")
        return max(line(name, count, exported(name, home)) for name in wanted.format or FORMATS)


def line(name: str, count: int, took: Measured) -> int:
    """Print one line; 1 if it was too slow."""
    rate = count / took.seconds
    cells = f"{took.seconds:8.1f}{took.cpu:8.1f}{took.server:8.1f}{took.memory:8.0f}"
    print(f"{name:12}{rate:8.0f}{LIMIT:8}{cells}", flush=True)
    return int(rate < LIMIT)


@contextmanager
def home_of(given: Path | None) -> Iterator[Path]:
    """The folder of the database: the given one, or one that goes with its server."""
    if given is not None:
        yield given.absolute()
        return
    with tempfile.TemporaryDirectory() as folder:
        try:
            yield Path(folder)
        finally:
            stop(Path(folder) / "embedded")


def seeded(uri: str, revisions: int) -> int:
    """How many revisions there are; they are made if there are none."""
    with MongoClient[dict[str, object]](uri) as client:
        if found := client["tashih"]["revisions"].estimated_document_count():
            return found
    now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    seed(uri, "tashih", revisions=revisions, until=now, days=180, processes=os.cpu_count() or 1)
    return revisions


def exported(name: str, home: Path) -> Measured:
    """One export by a process of its own."""
    settings = {"TASHIH_HOME": str(home), "MONGODB_DATABASE": "tashih", "PYTHONPATH": str(Path.cwd())}
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "crawler.cli", "export", "--format", name, "--output", f"{folder}/out"]
        server, began = server_cpu(home), perf_counter()
        process = subprocess.Popen(command, env=os.environ | settings, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        seconds = perf_counter() - began
    if status:
        raise SystemExit(f"{name}: the export ended with {os.waitstatus_to_exitcode(status)}")
    cpu = used.ru_utime + used.ru_stime
    return Measured(seconds=seconds, cpu=cpu, server=server_cpu(home) - server, memory=used.ru_maxrss / 1024)


def server_cpu(home: Path) -> float:
    """CPU seconds of the embedded server so far (Linux, proc_pid_stat(5): fields 14 and 15)."""
    endpoint = read_endpoint(home / "embedded")
    fields = Path(f"/proc/{endpoint.pid}/stat").read_text().rpartition(")")[2].split() if endpoint else []
    return (int(fields[11]) + int(fields[12])) / TICKS if fields else 0.0


if __name__ == "__main__":
    sys.exit(main())
