"""The measure of the article-extraction-benchmark: shared runs of four words, averaged over pages.

The formula is that of https://github.com/scrapinghub/article-extraction-benchmark: counts of 4-grams, each page scaled to
weigh the same, precision and recall averaged over the pages where they are defined, F1 of the two averages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_TOKEN = re.compile(r"\w+")
SIZE = 4


@dataclass(frozen=True, slots=True)
class Score:
    """How one page was read: precision and recall in 0–1 (None where undefined), and whether every word is right."""

    precision: float | None
    recall: float | None
    exact: bool


def tokens(text: str) -> list[str]:
    """The words of *text*, in order, as they are written."""
    return _TOKEN.findall(text)


def shingles(words: list[str]) -> Counter[tuple[str, ...]]:
    """How often each run of four words stands in *words*; a shorter text is one run."""
    return Counter(tuple(words[i : i + SIZE]) for i in range(max(1, len(words) - SIZE + 1)))


def score(truth: str, found: str) -> Score:
    """Compare the text *found* with the *truth*."""
    wanted, got = tokens(truth), tokens(found)
    want, have = shingles(wanted), shingles(got)
    shared = sum((want & have).values())
    return Score(
        shared / have.total() if got else None,
        shared / want.total() if wanted else None,
        wanted == got,
    )


def mean(values: Iterable[float | None]) -> float:
    """The mean of the values that are defined; 0 if none is."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else 0.0


def summary(scores: list[Score]) -> dict[str, float | int]:
    """The figures of a set of pages."""
    precision, recall = mean(s.precision for s in scores), mean(s.recall for s in scores)
    both = precision + recall
    return {
        "f1": round(2 * precision * recall / both, 4) if both else 0.0,
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "exact": round(mean(float(s.exact) for s in scores), 4),
        "pages": len(scores),
    }
