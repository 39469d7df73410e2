"""Reading: pages a second on one core, beside trafilatura's fast mode in the same run: ``python -m bench.reading [--data FILE]``.

Everything is included: decoding, parsing, extraction, noise, stamps, digest. The CPU time of the thread counts, after other
pages were read. *First sight* is the first read of each page, *again* the best of the later ones, when the lines and class names
of its site are remembered: a monitor reads mostly pages it has seen before. The last line is a JSON object of figures.
With ``--first`` only one page is read, the first of a fresh process, which compiles what it needs of the noise rules.
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
    parser.add_argument("--first", action="store_true", help="only the first page of a fresh process")
    wanted = parser.parse_args()
    everything = pages_of(wanted.data)
    if wanted.first:
        say(json.dumps({"first_page_seconds": round(timed(read_whole, *everything[0]), 3)}))
        return 0
    pages = spread(everything, wanted.most)
    others = [page for page in everything if page not in pages][: wanted.most] or pages[:1]
    for reader in READERS.values():
        for page in others:  # so that nothing is imported, and no language's tables are made, in the measure
            reader(*page)
    rounds = [
        {name: [timed(reader, *page) for page in pages] for name, reader in READERS.items()}
        for _ in range(wanted.rounds)
    ]
    first = rounds[0]
    again = {name: [min(times) for times in zip(*(each[name] for each in rounds[1:]), strict=True)] for name in READERS}
    for what, times in (("first sight", first), ("again", again)):
        for name, taken in times.items():
            say(f"{name:<17} {what:<12} mean {ms(fmean(taken))}   median {ms(median(taken))}   worst {ms(max(taken))}")
    say(json.dumps({"pages": len(pages), **figures("first", first), **figures("again", again)}))
    return 0


def ms(seconds: float) -> str:
    """Seconds as milliseconds, for a table."""
    return f"{1000 * seconds:7.2f} ms"


def figures(what: str, times: dict[str, list[float]]) -> dict[str, float]:
    """Pages a second, and how many times the peer's that is."""
    ours, theirs = fmean(times["tashih"]), fmean(times["trafilatura fast"])
    return {
        f"{what}_pages_per_second": round(1 / ours, 1),
        f"{what}_ratio_to_trafilatura_fast": round(theirs / ours, 2),
    }


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
        body = (folder_of(data, row["file"]) / row["file"]).read_bytes()
        found.append((gzip.decompress(body) if row["file"].endswith(".gz") else body, str(row["url"])))
    return found


def folder_of(data: Path, name: str) -> Path:
    """Where the pages lie that the file names: in ``pages`` beside it, or named from its own folder."""
    beside = data.parent / "pages"
    return beside if (beside / name).exists() else data.parent


def spread(pages: list[tuple[bytes, str]], most: int) -> list[tuple[bytes, str]]:
    """At most so many pages, evenly taken from all."""
    return pages[:: max(1, -(-len(pages) // most))]


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
