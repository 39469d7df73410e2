"""What moves on a page at every request though no editor touched it: counters, votes, tickers, tokens.

Everything follows from the number of the request (the tick), so that a page can be asked for twice alike in a test.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

Thing = TypeVar("Thing")

ADVERTS = ("Poyraz Tea, since 1931", "Çınar Mobilya: %30 indirim", "Fly to the gulf from 49", "Kuzey Sigorta & Hayat")


def noise(tick: int, visitors: int) -> dict[str, str]:
    """The moving values by the names that templates use; *visitors* is where the counter began."""
    return {
        "visitors": str(visitors + tick),
        "votes": str(tick // 2),
        "rating": f"{draw(tick, 'rating', 10, 49) / 10}" if tick > 1 else "0.0",
        "likes": str(tick // 3),
        "tweets": str(tick // 5),
        "comments": str(draw(tick, "comments", 0, 3) + tick // 7),
        "online": str(draw(tick, "online", 1000, 9999)),
        "minutes": str(draw(tick, "minutes", 1, 59)),
        "hours": str(draw(tick, "hours", 2, 11)),
        "dollar": f"{draw(tick, 'dollar', 341000, 342999) / 10000:.4f}".replace(".", ","),
        "euro": f"{draw(tick, 'euro', 370000, 372999) / 10000:.4f}".replace(".", ","),
        "percent": f"{draw(tick, 'percent', 0, 199) / 100:.2f}",
        "degrees": str(draw(tick, "degrees", 8, 19)),
        "advert": ADVERTS[tick % len(ADVERTS)],
        "slot": f"slot-{draw(tick, 'slot', 100000, 999999)}",
        "nonce": digest(tick, "nonce")[:22],
        "token": digest(tick, "token")[:40],
    }


def draw(tick: int, name: str, low: int, high: int) -> int:
    """A number from *low* to *high* that looks random and is the same for the same tick."""
    return low + int(digest(tick, name), 16) % (high - low + 1)


def digest(tick: int, name: str) -> str:
    """64 hexadecimal digits."""
    return hashlib.sha256(f"{tick} {name}".encode()).hexdigest()


def rotated(things: Sequence[Thing], tick: int, count: int) -> tuple[Thing, ...]:
    """*count* of the things, beginning elsewhere at every tick."""
    begin = tick % len(things) if things else 0
    return (*things[begin:], *things[:begin])[:count]
