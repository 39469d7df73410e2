"""Which revision brought each paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model import Revision


def blame(revisions: Sequence[Revision]) -> list[tuple[str, int]]:
    """The paragraphs of the newest revision, each with the number of the revision since which it has stood as it is.

    A paragraph that only moved keeps its number; one that went and came back has the number of its return. The revisions
    are those of one article, in any order.
    """
    known: dict[str, list[int]] = {}
    rows: list[tuple[str, int]] = []
    for revision in sorted(revisions, key=lambda revision: revision.number):
        rows = [(text, known[text].pop(0) if known.get(text) else revision.number) for text in revision.paragraphs]
        known = {}
        for text, number in rows:
            known.setdefault(text, []).append(number)
    return rows
