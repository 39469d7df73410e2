"""What a run of text says about the element it stands in: sentences speak for it, links and telling names against it."""

from __future__ import annotations

import re

from crawler.reading.lines import ends_a_sentence
from crawler.reading.survey import Run

_WIDE = re.compile("[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# Marks that say what a block is, not that no editor wrote it.
_NEUTRAL = frozenset(("caption", "aside", "byline", "tags"))
BETWEEN_LINKS = 40
_SAMPLE = 60


def width(text: str) -> int:
    """Length in characters of an alphabet; a character of a syllabic or ideographic script counts as two and a half."""
    if text.isascii() or not _WIDE.search(text, 0, _SAMPLE):
        return len(text)
    return len(text) + len(_WIDE.findall(text)) * 3 // 2


def is_sentence(text: str, long: int = 80, short: int = 25) -> bool:
    """Whether a run reads like running text: long, or at least ended like a sentence."""
    if len(text) >= long:
        return True
    size = width(text)
    return size >= long or (size >= short and ends_a_sentence(text))


def link_share(run: Run) -> float:
    """The share of a run's characters that stand inside links."""
    return run.linked / len(run.text)


def is_link_list(run: Run) -> bool:
    """Whether most of a run is links and too little stands between them to be a sentence with links."""
    return run.linked * 2 > len(run.text) and len(run.text) - run.linked < BETWEEN_LINKS


def weigh(run: Run, marks: frozenset[str], *, in_body: bool) -> float:
    """What a run is worth to the elements that hold it, in characters of running text."""
    size, links = width(run.text), link_share(run)
    if marks:
        return 0.0 if marks <= _NEUTRAL and links < 0.5 else max(-0.7 * size - 10, -60.0)
    if is_sentence(run.text) and not is_link_list(run):
        return size * max(1 - 2 * links, 0.2)
    if links > 0.5:
        return -1.0 * size - (0 if in_body else 15)
    return 0.5 * size if in_body else -3.0


def step(marks: frozenset[str], weight: float) -> float:
    """What a run is worth to a stretch of runs: what will be left out of it anyway parts it only a little."""
    if weight >= 0:
        return weight
    return max(0.3 * weight, -15.0) if marks else 0.6 * weight
