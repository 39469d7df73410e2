"""The first moment from which a visit is worth its price."""

from __future__ import annotations

from collections.abc import Callable

STEP = 1.5
HALVINGS = 6


def first_worthwhile(worth: Callable[[float], float], *, price: float, since: float, start: float, end: float) -> float:
    """The first age from *start* to *end* at which ``worth(age) >= price``; *end* if there is none.

    The worth of a visit to an old article can fall again with time, so it is tried at waits since *since* that grow by
    half, and then narrowed down to a hundredth of the wait. *start* must lie after *since*.
    """
    if start >= end or worth(start) >= price:
        return min(start, end)
    below, above = start, start
    while above < end:
        below, above = above, min(since + (above - since) * STEP, end)
        if worth(above) >= price:
            return _narrowed(worth, price, below, above)
    return end


def _narrowed(worth: Callable[[float], float], price: float, below: float, above: float) -> float:
    for _ in range(HALVINGS):
        middle = (below + above) / 2.0
        if worth(middle) >= price:
            above = middle
        else:
            below = middle
    return above
