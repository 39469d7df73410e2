"""How many printed stamps are read right: ``python -m tests.quality.stamps --data FILE``.

The file holds one JSON object a line: ``raw`` (the string), ``lang``, ``tz`` (the publisher's zone or null), ``now`` (the
visit) and ``expect`` (the instant in UTC, or null where no modified time stands). A published time counts as none. The last
line printed is a JSON object with ``total``, ``right``, ``missed`` (a stamp not seen), ``wrong`` (another instant), ``false``
(an instant where none stands) and ``us_per_string`` (median over the strings of the best of some repeats, in microseconds).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from crawler.model import Stamp
from crawler.reading.stamps import read_stamp

REPEATS = 7
Case = Mapping[str, str | None]


def verdict(expected: datetime | None, found: datetime | None) -> str:
    """One of ``right``, ``missed``, ``wrong``, ``false``; compared to the second."""
    if expected == found:
        return "right"
    if found is None:
        return "missed"
    return "false" if expected is None else "wrong"


def instant(stamp: Stamp | None) -> datetime | None:
    """The modified time of a reading, without fractions of a second."""
    return None if stamp is None or stamp.role == "published" else stamp.at.replace(microsecond=0)


def reader_of(case: Case) -> Callable[[], Stamp | None]:
    """A call that reads the case's string."""
    seen_at = datetime.fromisoformat(case["now"] or "")
    languages = (case["lang"],) if case["lang"] else ()
    return lambda: read_stamp(case["raw"] or "", seen_at=seen_at, zone=case["tz"], languages=languages)


def best_time(read: Callable[[], object]) -> float:
    """The shortest of some calls, in microseconds."""
    times = []
    for _ in range(REPEATS):
        start = perf_counter()
        read()
        times.append(perf_counter() - start)
    return min(times) * 1e6


def say(line: str) -> None:
    """One line on standard output."""
    sys.stdout.write(line + "\n")


def report(case: Case, verbose: bool) -> tuple[str, float]:
    """The verdict on one case, and its time in microseconds."""
    read = reader_of(case)
    found = instant(read())
    expected = datetime.fromisoformat(case["expect"]) if case["expect"] else None
    outcome = verdict(expected, found)
    if verbose and outcome != "right":
        say(f"{outcome}: {case['raw']!r} ({case['lang']}, {case['tz']}): expected {expected}, found {found}")
    return outcome, best_time(read)


def main() -> None:
    """Score the file and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="strings and instants, one JSON object a line")
    parser.add_argument("--verbose", action="store_true", help="list what was not read right, and the slowest strings")
    options = parser.parse_args()
    lines = options.data.read_text(encoding="utf-8").splitlines()
    cases: list[Case] = [json.loads(line) for line in lines if line.strip()]
    reports = [report(case, options.verbose) for case in cases]
    if options.verbose:
        for (_, microseconds), case in sorted(zip(reports, cases, strict=True), key=lambda pair: -pair[0][1])[:5]:
            say(f"{microseconds:.0f} us: {case['raw']!r}")
    score = Counter(outcome for outcome, _ in reports)
    figures = {name: score[name] for name in ("right", "missed", "wrong", "false")}
    typical = round(median(time for _, time in reports), 1) if reports else 0.0
    say(json.dumps({"total": len(cases), **figures, "us_per_string": typical}))


if __name__ == "__main__":
    main()
