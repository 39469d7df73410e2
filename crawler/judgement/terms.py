"""Words that a change brought or took, for asking who removed which word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from crawler.judgement.language import lower
from crawler.judgement.words import tokens
from crawler.model import Action

MOST = 2000


def changed_words(actions: Iterable[Action], op: str) -> list[str]:
    """The words and numbers that the actions' operations of one sort hold; signs are none."""
    texts = (text for action in actions for found, text in action.words if found == op)
    return [word for text in texts for word in tokens(text) if word[-1].isalnum()]


def terms(words: Iterable[str], language: str) -> Counter[str]:
    """How often each word stands there, in lower case."""
    return Counter(lower("\n".join(words), language).split("\n"))


def difference(these: Counter[str], those: Counter[str]) -> tuple[str, ...]:
    """The words that stand more often here than there, in the order they stand, at most MOST of them."""
    return tuple(word for word in these - those if word)[:MOST]
