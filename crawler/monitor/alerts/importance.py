"""How much a change matters to somebody on watch, as one number: rules may ask for a least one.

It is a sum of what can be seen in a change, each part named and bounded; ``explained`` gives the parts. A retraction or a
correction says itself that it matters; facts and negations decide what a text claims; a silent edit is told by nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator

from crawler.model import Change

KINDS = {"retraction": 60, "correction": 40, "headline": 30, "update": 15, "standfirst": 15, "byline": 5, "body": 10}
FACTS = {"negation": 25, "number": 20, "name": 15, "quote": 15, "date": 10}
SILENT = 10
WORDS_EACH, WORDS_MOST = 40, 15  # one point for so many words, so many points at the most
COSMETIC_MOST = 5
HIGHEST = 100


def importance(change: Change | None) -> int:
    """0–100; a first revision, which has no change, is 0.

    >>> from dataclasses import replace
    >>> from crawler.model import Fact
    >>> deaths = Fact(kind="number", before="4", after="5")
    >>> edit = Change(kinds=("headline", "body"), silent=True, actions=(), words_added=1, words_removed=1, similarity=0.9)
    >>> importance(edit), importance(replace(edit, facts=(deaths,)))
    (50, 70)
    """
    if change is None:
        return 0
    points = min(sum(points for _, points in explained(change)), HIGHEST)
    return min(points, COSMETIC_MOST) if change.kinds == ("cosmetic",) else points


def explained(change: Change) -> Iterator[tuple[str, int]]:
    """The parts of the sum, with what each is for."""
    yield from ((kind, KINDS[kind]) for kind in change.kinds if kind in KINDS)
    kinds = {fact.kind for fact in change.facts}
    yield from ((f"a {kind} changed", FACTS[kind]) for kind in sorted(kinds) if kind in FACTS)
    if change.silent:
        yield "silent", SILENT
    yield "words", min((change.words_added + change.words_removed) // WORDS_EACH, WORDS_MOST)
