"""What a visit is worth."""

from __future__ import annotations

from math import expm1

CATCH = 0.7  # what catching a revision late is worth, however late
FRESH = 1.0 - CATCH  # what is added when it is caught at once
FADING = 0.35  # per hour: that addition is halved every two hours


def saturating(events: float) -> float:
    """``R(y) = 1 - exp(-y) * (1 + y)``: the chance of two or more events where *events* are expected.

    For revisions that come by chance it is also what one more visit per hour would add to the revisions caught per hour
    (the derivative of ``rate * (1 - exp(-events))`` in the rate of visits), hence the index to visit by.
    """
    return max(-expm1(-events) * (1.0 + events) - events, 0.0)  # rounding must not make it negative


def worth(expected: float, hours: float) -> float:
    """The worth of a visit, 0 to 1, when *expected* revisions are unseen and the last visit was *hours* ago.

    ``V = 0.7 R(x) + 0.3 (x / z) R(z)`` with ``z = x + 0.35 * hours``: the index of Azar, Horvitz, Lubetzky, Peres and Shahaf
    (PNAS 2018) with the change rate as importance, so that revisions caught are counted and not hours of freshness,
    and with the second term discounted by the delay of the catch.

    >>> worth(0.0, 5.0)
    0.0
    >>> worth(0.5, 1.0) > worth(0.5, 10.0) > worth(0.1, 1.0)
    True
    """
    if expected <= 0.0:
        return 0.0
    z = expected + FADING * hours
    return CATCH * saturating(expected) + FRESH * expected / z * saturating(z)
