"""The price of a visit follows what is spent."""

from __future__ import annotations

from math import exp

# Below RESTING a visit is not worth making even if the budget would allow it.
RESTING = 3e-4
GAIN = 0.12  # per hour, for spending twice the budget
STEEPEST = 3.0


def steer(price: float, *, spent: float, budget: float, hours: float) -> float:
    """The price (lambda) after *hours* more: it rises while more is spent than the budget and falls while less is.

    ``d log(price) / dt = 0.12 / h * (spent / budget - 1)``, *spent* and *budget* in visits over the same past window: a whole day,
    because over less the price follows every night. Never below RESTING.

    >>> steer(0.01, spent=120, budget=100, hours=1.0) > 0.01 > steer(0.01, spent=80, budget=100, hours=1.0)
    True
    """
    excess = min(spent / budget - 1.0, STEEPEST) if budget > 0 else STEEPEST
    return max(price * exp(GAIN * excess * hours), RESTING)
