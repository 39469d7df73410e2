"""Bars for an SVG: geometry only, in the units of its view box; colours are the style sheet's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 500, 150, 34, 20, 8
GAP = 0.25
"""The share of a bar's place that stays empty."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar and the darker part at its foot, with its label; lengths in units of the view box."""

    x: float
    y: float
    width: float
    height: float
    part_y: float
    part_height: float
    label: str
    value: int
    part: int
    labelled: bool

    @property
    def middle(self) -> float:
        """Where the label stands."""
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True, slots=True)
class Line:
    """A line across the plot and the number it stands for."""

    y: float
    value: int


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart."""

    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    floor: int = HEIGHT - BOTTOM


def bars(values: Sequence[tuple[str, int, int]], *, labels: int = 8) -> Bars:
    """A chart of (label, value, the part of it that is set apart); about so many *labels* are shown, the first always.

    >>> chart = bars([("Mon", 4, 1), ("Tue", 2, 0)])
    >>> [(bar.height, bar.part_height) for bar in chart.bars], [line.value for line in chart.lines]
    ([(122.0, 30.5), (61.0, 0.0)], [0, 1, 2, 3, 4])
    """
    steps = grid(max((value for _, value, _ in values), default=0))
    top, room = steps[-1], HEIGHT - TOP - BOTTOM
    place = (WIDTH - LEFT) / max(len(values), 1)
    every = -(-len(values) // labels)
    drawn = []
    for at, (label, value, part) in enumerate(values):
        tall, foot = round(value / top * room, 2), round(part / top * room, 2)
        x, width = round(LEFT + place * (at + GAP / 2), 2), round(place * (1 - GAP), 2)
        ground = HEIGHT - BOTTOM
        drawn.append(
            Bar(x, ground - tall, width, tall, ground - foot, foot, label, value, part, labelled=at % every == 0)
        )
    lines = tuple(Line(round(HEIGHT - BOTTOM - step / top * room, 2), step) for step in steps)
    return Bars(tuple(drawn), lines)


def grid(most: int) -> tuple[int, ...]:
    """Round numbers from 0 to at least *most*, at most five steps of 1, 2 or 5 times a power of ten.

    >>> grid(0), grid(7), grid(230)
    ((0, 1), (0, 2, 4, 6, 8), (0, 100, 200, 300))
    """
    if most <= 1:
        return (0, 1)
    power = 10 ** floor(log10(most / 2))
    step = next(power * factor for factor in (1, 2, 5) if most <= 5 * power * factor)
    return tuple(range(0, most + step, step))[: -(-most // step) + 1]
