"""A rising curve given by points, straight between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise


def log_spaced(first: float, last: float, count: int) -> list[float]:
    """Zero, then *count* numbers from *first* to *last*, each the same multiple of the one before."""
    return [0.0, *(first * (last / first) ** (step / (count - 1)) for step in range(count))]


@dataclass(frozen=True, slots=True)
class Curve:
    """The points ``xs`` and ``ys``, both rising from zero."""

    xs: Sequence[float]
    ys: Sequence[float]

    @classmethod
    def integrated(cls, rate: Callable[[float], float], xs: Sequence[float]) -> Curve:
        """The integral of *rate* (midpoint rule between the points)."""
        ys = [0.0]
        for low, high in pairwise(xs):
            ys.append(ys[-1] + rate((low + high) / 2.0) * (high - low))
        return cls(xs, ys)

    @property
    def total(self) -> float:
        """The curve's last value."""
        return self.ys[-1]

    def at(self, x: float) -> float:
        """The value at *x*, level after the last point."""
        return _between(self.xs, self.ys, x)

    def inverse(self, y: float) -> float:
        """Where the curve reaches *y*."""
        return _between(self.ys, self.xs, y)


def _between(xs: Sequence[float], ys: Sequence[float], x: float) -> float:
    if x >= xs[-1]:
        return ys[-1]
    if x <= 0.0:
        return 0.0
    right = bisect_right(xs, x)
    low, high = xs[right - 1], xs[right]
    return ys[right - 1] + (ys[right] - ys[right - 1]) * (x - low) / (high - low)
