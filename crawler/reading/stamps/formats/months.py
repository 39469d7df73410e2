"""Month names among the signs."""

from __future__ import annotations

from crawler.reading.stamps.lexicon import MONTHS

MONTH = f"[{MONTHS}Tu]"
"""A month's sign, those that also mean something else included."""


def month_of(sign: str) -> int:
    """The month's number.

    >>> month_of("K"), month_of("T"), month_of("u")
    (11, 3, 8)
    """
    return {"T": 3, "u": 8}.get(sign) or MONTHS.index(sign) + 1
