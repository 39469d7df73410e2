"""All quality figures against their floors: ``python -m tests.quality [--corpus FOLDER]``.

Every measurement is a command of its own, ``python -m tests.quality.NAME --data FILE``, whose last line is a JSON object of
figures. ``baseline.json`` lists the measurements: the data file (of the corpus, or of this folder's ``data/``), and for each
figure the least or the most that is accepted. Floors only rise. A measurement whose data is not there is said to be skipped.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CORPUS = HERE.parent.parent.parent / "shared" / "corpus"


def main() -> int:
    """Measure, compare, print; 1 if a figure is worse than its floor."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, default=CORPUS, help="folder with pages.jsonl, noise.jsonl and dates.jsonl"
    )
    corpus = parser.parse_args().corpus
    worse = 0
    for row in json.loads((HERE / "baseline.json").read_text(encoding="utf-8")):
        data = (HERE / "data" if row["of"] == "own" else corpus) / row["data"]
        if not data.exists():
            say(f"{row['measure']:<12} SKIPPED: there is no {row['data']} in the {row['of']} data")
            continue
        figures = measured(row["measure"], data)
        faults = list(shortfalls(figures, row))
        worse += len(faults)
        say(f"{row['measure']:<12} {row['data']:<18} {json.dumps(figures)}")
        for fault in faults:
            say(f"    WORSE: {fault}")
    return 1 if worse else 0


def measured(name: str, data: Path) -> dict[str, Any]:
    """The figures that a measurement prints on its last line."""
    command = [sys.executable, "-m", f"tests.quality.{name}", "--data", str(data)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=HERE.parent.parent)
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def shortfalls(figures: dict[str, Any], row: dict[str, Any]) -> Iterator[str]:
    """Every figure that is worse than its floor; a dotted name looks inside (``missed_edits.headline``)."""
    for name, least in row.get("at_least", {}).items():
        if (value := figure(figures, name)) < least:
            yield f"{name} is {value}, and was {least} or more"
    for name, most in row.get("at_most", {}).items():
        if (value := figure(figures, name)) > most:
            yield f"{name} is {value}, and was {most} or less"


def figure(figures: Any, name: str) -> float:
    """One figure by its dotted name."""
    for step in name.split("."):
        figures = figures[step]
    return float(figures)


def say(line: str) -> None:
    """Print at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
