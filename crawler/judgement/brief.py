"""A change that a document can hold: of a very long one the sentences are left out, and everything counted stays."""

from __future__ import annotations

from dataclasses import replace

from crawler.model import Change

MOST = 1_500_000  # characters; a document has 16 MiB, a character up to 4 bytes, and the whole text stands beside them


def brief(change: Change) -> Change:
    """The change itself, or without ``actions`` and ``facts`` if they are too long to be kept.

    Both can be had again from the two texts, which are kept whole: ``judge`` makes them.
    """
    return change if length(change) <= MOST else replace(change, actions=(), facts=())


def length(change: Change) -> int:
    """The number of characters that its actions and facts hold."""
    sentences = sum(len(each.before or "") + len(each.after or "") for each in change.actions)
    facts = sum(len(each.before or "") + len(each.after or "") for each in change.facts)
    return sentences + facts + sum(len(text) for action in change.actions for _, text in action.words)
