"""Reading: pages a second on one core, beside trafilatura's fast mode in the same run: ``python -m bench.reading [--data FILE]``.

Everything is included: decoding, parsing, extraction, noise, stamps, digest. Pages are read in turn by each reader, several
times over; the CPU time of the thread counts, the best of the rounds for each page. The last line is a JSON object of figures.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean, median
from time import thread_time

import trafilatura

from crawler.reading.reader import read

SEEN_AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
OWN = Path(__file__).parent.parent / "tests" / "quality" / "data" / "pages.jsonl"
Reader = Callable[[bytes, str], object]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.reading", description=__doc__)
    parser.add_argument("--data", type=Path, default=OWN, help="JSON Lines file with its pages beside it in pages/")
    parser.add_argument("--most", type=int, default=60, help="pages to read at most (spread over the file)")
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    pages = spread(list(pages_of(wanted.data)), wanted.most)
    times = {name: best(reader, pages, wanted.rounds) for name, reader in READERS.items()}
    for name, taken in times.items():
        mean, middle, worst = (1000 * seconds for seconds in (fmean(taken), median(taken), max(taken)))
        say(f"{name:<18} mean {mean:7.2f} ms   median {middle:7.2f} ms   worst {worst:7.1f} ms")
    ours, theirs = fmean(times["tashih"]), fmean(times["trafilatura fast"])
    figures = {
        "pages": len(pages),
        "pages_per_second": round(1 / ours, 1),
        "ratio_to_trafilatura_fast": round(theirs / ours, 2),
    }
    say(json.dumps(figures))
    return 0


def read_whole(body: bytes, url: str) -> object:
    """The whole reading."""
    return read(body, url=url, content_type=None, publisher=None, seen_at=SEEN_AT)


def trafilatura_fast(body: bytes, _: str) -> object:
    """The peer: text alone, without comments and metadata."""
    return trafilatura.extract(body, fast=True, include_comments=False)


READERS: dict[str, Reader] = {"tashih": read_whole, "trafilatura fast": trafilatura_fast}


def pages_of(data: Path) -> list[tuple[bytes, str]]:
    """Body and address of every page that the file names."""
    found = []
    for line in data.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        body = (data.parent / "pages" / row["file"]).read_bytes()
        found.append((gzip.decompress(body) if row["file"].endswith(".gz") else body, str(row["url"])))
    return found


def spread(pages: list[tuple[bytes, str]], most: int) -> list[tuple[bytes, str]]:
    """At most so many pages, evenly taken from all."""
    return pages[:: max(1, -(-len(pages) // most))]


def best(reader: Reader, pages: list[tuple[bytes, str]], rounds: int) -> list[float]:
    """The best CPU time of each page, in seconds; one page is read before, so that nothing is imported in the measure."""
    reader(*pages[0])
    return [min(timed(reader, body, url) for _ in range(rounds)) for body, url in pages]


def timed(reader: Reader, body: bytes, url: str) -> float:
    """Seconds of CPU time for one page."""
    began = thread_time()
    reader(body, url)
    return thread_time() - began


def say(line: str) -> None:
    """Print at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
