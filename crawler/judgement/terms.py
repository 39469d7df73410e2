"""Words that a change brought or took, for asking who removed which word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from crawler.judgement.language import lower
from crawler.judgement.words import tokens

MOST = 2000


def terms(actions_text: Iterable[str | None], language: str) -> Counter[str]:
    """How often each lower-cased word stands in some texts."""
    return Counter(
        word for text in actions_text if text for word in tokens(lower(text, language)) if word[-1].isalnum()
    )


def difference(these: Counter[str], those: Counter[str]) -> tuple[str, ...]:
    """The words that stand more often here than there, in the order they stand, at most MOST of them."""
    return tuple(these - those)[:MOST]
