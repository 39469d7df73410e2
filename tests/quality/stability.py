"""How often noise makes a revision and an edit makes none: ``python -m tests.quality.stability --data FILE``.

``pages.jsonl``: variants of each page are made, seeded, and read; ``false_revisions`` and ``missed_edits`` are shares by kind,
with ``core`` for the seven edits that every figure speaks of. ``captures.jsonl`` (rows ``{url, captures: [{file, at}],
edited: [bool per step]}``): recorded captures of one address; ``false_revisions`` and ``missed_edits`` are shares of the
``steps`` without and with an edit. The last line is a JSON object of figures.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from crawler.model import Memory
from crawler.reading.reader import NOTHING
from crawler.reading.volatility import Look, learn
from tests.quality.corpus import Sample, load, read_one, rows, samples
from tests.quality.edits import CORE, EDITS
from tests.quality.noises import NOISES
from tests.quality.specimen import open_page

SEED = 20141107
LEARNED = "unknown_learned"
"""The noise kind ``unknown`` once more, at the third look, when the page's own looks have taught what moves."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.stability", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="JSON Lines file of pages or of captures")
    parser.add_argument("--list", action="store_true", help="also name every page that failed, and how")
    parser.add_argument("--every", type=int, default=1, help="measure every n-th page only")
    wanted = parser.parse_args()
    first = next(rows(wanted.data), {})
    figures = captured(wanted.data) if "captures" in first else made(wanted.data, wanted.every, wanted.list)
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0


def made(data: Path, every: int, tell: bool) -> dict[str, Any]:
    """The figures over variants made of pages."""
    false: dict[str, list[bool]] = defaultdict(list)
    missed: dict[str, list[bool]] = defaultdict(list)
    pages = 0
    for sample in list(samples(data))[::every]:
        outcomes = list(tried(sample))
        pages += bool(outcomes)
        for kind, changed in outcomes:
            is_noise = kind in NOISES or kind == LEARNED
            failed = changed if is_noise else not changed
            (false if is_noise else missed)[kind].append(failed)
            if failed and tell:
                sys.stdout.write(f"{sample.name}  {kind}\n")
    core = [failed for kind in CORE for failed in missed[kind]]
    return {
        "false_revisions": {kind: share(found) for kind, found in false.items()},
        "missed_edits": {**{kind: share(found) for kind, found in missed.items()}, "core": share(core)},
        "pages": pages,
    }


def share(found: list[bool]) -> float:
    """The share of the trials that failed."""
    return round(sum(found) / len(found), 4) if found else 0.0


def tried(sample: Sample) -> Iterator[tuple[str, bool]]:
    """Every kind that can be made of a page, and whether the reading changed."""
    if open_page(sample) is None:
        return
    for kind, noise in NOISES.items():
        before, after = opened(sample), opened(sample)
        if kind != "natural":
            noise(before, Random(f"{SEED}{kind}{sample.name}1"))
        noise(after, Random(f"{SEED}{kind}{sample.name}2"))
        yield kind, digest(before.markup(), sample.url) != digest(after.markup(), sample.url)
    yield LEARNED, changes_after_learning(sample)
    base = digest(opened(sample).markup(), sample.url)
    for kind, edit in EDITS.items():
        page = opened(sample)
        if edit(page, Random(f"{SEED}{kind}{sample.name}")):
            yield kind, digest(page.markup(), sample.url) != base


def changes_after_learning(sample: Sample) -> bool:
    """Whether a third look at noise that no rule knows differs from the second, both read with what was seen until then.

    The site has a second address in the same template, seen twice.
    """
    bodies = []
    for look in "123":
        specimen = opened(sample)
        NOISES["unknown"](specimen, Random(f"{SEED}unknown{sample.name}{look}"))
        bodies.append(specimen.markup())
    here = [Look(url=sample.url, blocks=read_one(body, sample.url)[0].blocks) for body in bodies]
    there = [replace(look, url=sample.url + "#another") for look in here[:2]]
    learned = learn([*here, *there])
    return digest(bodies[1], sample.url, learned) != digest(bodies[2], sample.url, learned)


def opened(sample: Sample) -> Any:
    """A fresh specimen of a page that is known to make one."""
    specimen = open_page(sample)
    assert specimen is not None
    return specimen


def digest(body: bytes, url: str, learned: Memory = NOTHING) -> str:
    """What a visit is compared by: the reading's digest, or the barrier in its place."""
    page, reading = read_one(body, url, learned)
    return page.barrier or reading.content_digest


def captured(data: Path) -> dict[str, Any]:
    """The figures over recorded captures."""
    false: list[bool] = []
    missed: list[bool] = []
    for row in rows(data):
        digests = [digest(load(data, capture["file"]), row["url"]) for capture in row["captures"]]
        for (before, after), edited in zip(pairwise(digests), row["edited"], strict=True):
            (missed if edited else false).append((before == after) if edited else (before != after))
    return {"false_revisions": share(false), "missed_edits": share(missed), "steps": len(false) + len(missed)}


if __name__ == "__main__":
    sys.exit(main())
