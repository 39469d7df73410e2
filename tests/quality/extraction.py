"""How well articles are found on pages: ``python -m tests.quality.extraction --data pages.jsonl [--worst N]``.

Rows have ``file``, ``set``, ``url`` and ``text``. The true text of most sets holds the standfirst that a page shows; in the
sets of :data:`BODY_ALONE` it is the body alone. The last line is a JSON object of figures, over all pages and for each set.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

from crawler.model import Page, Reading
from tests.quality.corpus import Sample, read_one, samples
from tests.quality.shingles import Score, score, summary

BODY_ALONE = frozenset(("aeb",))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.extraction", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="JSON Lines file with its pages beside it in pages/")
    parser.add_argument("--worst", type=int, default=0, help="also list this many of the worst pages")
    wanted = parser.parse_args()
    scores = {sample: measured(sample) for sample in samples(wanted.data)}
    for sample in sorted(scores, key=lambda one: quality(scores[one]))[: wanted.worst]:
        sys.stdout.write(f"{sample.name}  {scores[sample]}\n")
    sys.stdout.write(json.dumps(figures(scores)) + "\n")
    return 0


def measured(sample: Sample) -> Score:
    """How one page is read."""
    page, reading = read_one(sample.body, sample.url)
    return score(sample.truth, text_of(page, reading, standfirst=sample.group not in BODY_ALONE))


def text_of(page: Page, reading: Reading, *, standfirst: bool) -> str:
    """The article's text: the standfirst if the page shows one, then the paragraphs."""
    shown = [block.text for block in page.blocks if "standfirst" in block.marks] if standfirst else []
    return "\n".join([*shown, *reading.paragraphs])


def quality(one: Score) -> float:
    """Precision and recall in one number."""
    return (one.precision or 0.0) + (one.recall or 0.0)


def figures(scores: dict[Sample, Score]) -> dict[str, object]:
    """The figures over all pages, and by set."""
    by_set: dict[str, list[Score]] = defaultdict(list)
    for sample, one in scores.items():
        by_set[sample.group].append(one)
    return {**summary(list(scores.values())), "sets": {name: summary(group) for name, group in by_set.items()}}


if __name__ == "__main__":
    sys.exit(main())
