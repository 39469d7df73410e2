"""How long a server wants to be left alone: its ``Retry-After``, or twice as long as the last time."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

SECONDS = re.compile(r"[0-9]{1,9}")  # ASCII digits; a longer number is no time anyone means


def asked_wait(raw: str | None, now: datetime) -> float | None:
    """Seconds that a ``Retry-After`` asks for, in either form (RFC 9110 section 10.2.3); None if it says nothing readable.

    >>> asked_wait("120", datetime(2026, 3, 2, tzinfo=UTC))
    120.0
    >>> asked_wait("Mon, 02 Mar 2026 00:01:00 GMT", datetime(2026, 3, 2, tzinfo=UTC))
    60.0
    """
    text = (raw or "").strip()
    if SECONDS.fullmatch(text):
        return float(text)
    try:
        then = parsedate_to_datetime(text)
        return max(0.0, ((then if then.tzinfo else then.replace(tzinfo=UTC)) - now).total_seconds())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def own_wait(strikes: int, *, start: float) -> float:
    """Seconds to wait after so many refusals in a row, the first being 1: *start*, and twice as long each time.

    >>> [own_wait(strikes, start=5) for strikes in (1, 2, 3)]
    [5.0, 10.0, 20.0]
    """
    return float(start * 2 ** min(strikes - 1, 30))
