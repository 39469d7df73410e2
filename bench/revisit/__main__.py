"""Measure our policy of revisiting beside the known ones: ``python -m bench.revisit --trace FILE``.

Prints a table of all runs, the targets, and as its last line one JSON object. Exit 0 if all targets are met, else 1.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

from bench.revisit.score import Score, mean
from bench.revisit.targets import Target, targets
from bench.revisit.tasks import results

HEADING = (
    f"{'world':22}{'policy':32}{'visits':>7}{'caught':>8}{'15 min':>8}{'1 hour':>8}{'value':>7}"
    f"{'median':>9}{'p95':>8}{'per catch':>11}"
)


def main(arguments: list[str]) -> int:
    """Run everything, print it, and say whether all targets are met."""
    asked = _parser().parse_args(arguments)
    started = time.monotonic()
    found = results(asked.seeds, asked.scale, asked.trace)
    print(HEADING)
    for (world, policy, budget), scores in found.items():
        print(row(world if budget else "own intervals", policy, mean(scores)))
    reached = targets(found)
    print()
    for target in reached:
        print(line(target))
    figures = [
        {"world": world, "policy": policy, "budget": budget, **asdict(mean(scores))}
        for (world, policy, budget), scores in found.items()
    ]
    met = all(target.met for target in reached)
    seconds = round(time.monotonic() - started, 1)
    told = [{**asdict(target), "met": target.met} for target in reached]
    print(json.dumps({"bench": "revisit", "met": met, "seconds": seconds, "targets": told, "figures": figures}))
    return 0 if met else 1


def row(world: str, policy: str, score: Score) -> str:
    """One line of the table."""
    shares = f"{score.visits:7.1f}{score.caught:8.3f}{score.quarter:8.3f}{score.hour:8.3f}{score.value:7.3f}"
    return f"{world:22}{policy:32}{shares}{score.median:5.0f} min{score.slow:6.1f} h{score.cost:11.1f}"


def line(target: Target) -> str:
    """One target with what was measured."""
    sign = "<=" if target.ceiling else ">="
    return f"{'met   ' if target.met else 'MISSED'} {target.measured:8.3f} {sign} {target.bound:6.3f}  {target.name}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.revisit", description=__doc__)
    parser.add_argument("--seeds", type=int, default=3, help="worlds of every kind (default 3)")
    parser.add_argument("--scale", type=float, default=0.4, help="share of 470 stories a day (default 0.4)")
    parser.add_argument("--trace", type=Path, help="a real trace: section,published,last_listed,updates in seconds")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
