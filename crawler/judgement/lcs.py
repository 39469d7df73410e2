"""Which items of two sequences stay, in order: a longest common subsequence in bounded time.

Short stretches are solved exactly with one big integer a row (Crochemore et al. 2001, Hyyrö 2004); long ones are first cut
at runs of items that occur once on both sides (as in patience diff), and where there are none, into even pieces.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import isqrt

EXACT = 1 << 24
RUNS = (4, 2, 1)

Match = tuple[int, int]


def matches(before: Sequence[str], after: Sequence[str]) -> list[Match]:
    """Index pairs of equal items, rising on both sides; the longest such list wherever that is affordable."""
    found: list[Match] = []
    stack = [(0, len(before), 0, len(after), 0)]
    while stack:
        low, high, start, stop, level = stack.pop()
        while low < high and start < stop and before[low] == after[start]:
            found.append((low, start))
            low, start = low + 1, start + 1
        while low < high and start < stop and before[high - 1] == after[stop - 1]:
            high, stop = high - 1, stop - 1
            found.append((high, stop))
        if low == high or start == stop:
            continue
        if (high - low) * (stop - start) <= EXACT:
            found += ((low + i, start + j) for i, j in exact(before[low:high], after[start:stop]))
        else:
            stack += cuts(before, after, (low, high, start, stop, level))
    return sorted(found)


def exact(before: Sequence[str], after: Sequence[str]) -> list[Match]:
    """A longest common subsequence, last match first: row by row in one integer, then walked back.

    In the integer of a row a zero bit says that the subsequence grows by one at this column.
    """
    places: dict[str, int] = {}
    for column, item in enumerate(after):
        places[item] = places.get(item, 0) | 1 << column
    full = (1 << len(after)) - 1
    row, rows = full, [full]
    for item in before:
        kept = row & places.get(item, 0)
        row = ((row + kept) | (row - kept)) & full
        rows.append(row)
    return list(walk_back(rows, len(before), len(after)))


def walk_back(rows: Sequence[int], low: int, column: int) -> Iterator[Match]:
    """The matches that the rows' zero bits stand for, from the last cell to the first."""
    while low and column:
        bit = 1 << (column - 1)
        if rows[low] & bit:
            column -= 1
        elif not rows[low - 1] & bit:
            low -= 1
        else:
            low, column = low - 1, column - 1
            yield low, column


Stretch = tuple[int, int, int, int, int]


def cuts(before: Sequence[str], after: Sequence[str], stretch: Stretch) -> list[Stretch]:
    """Smaller stretches that cover a large one: between anchors if there are any, else even pieces."""
    low, high, start, stop, level = stretch
    for at in range(level, len(RUNS)):
        found = anchors(before[low:high], after[start:stop], RUNS[at])
        if found:
            ends = [(low + i, start + j) for i, j in found]
            return between([(low, start), *ends, (high, stop)], at)
    count = 1 + isqrt((high - low) * (stop - start) // EXACT)
    ends = [(low + (high - low) * k // count, start + (stop - start) * k // count) for k in range(count + 1)]
    return between(ends, len(RUNS))


def between(ends: Sequence[Match], level: int) -> list[Stretch]:
    """The stretches from each pair of ends to the next."""
    return [(a, c, b, d, level) for (a, b), (c, d) in pairwise(ends)]


def anchors(before: Sequence[str], after: Sequence[str], run: int) -> list[Match]:
    """Starts of runs of *run* items that occur once on both sides, rising on both sides."""
    pairs = unique(before, after, run)
    return heaviest(pairs, [1] * len(pairs))


def unique(before: Sequence[str], after: Sequence[str], run: int = 1) -> list[Match]:
    """Starts of equal runs of *run* items that occur once on both sides, in the order before."""
    mine, theirs = once(before, run), once(after, run)
    return [(at, theirs[key]) for key, at in mine.items() if key in theirs]


def once(items: Sequence[str], run: int) -> dict[tuple[str, ...], int]:
    """Where each run of *run* items that occurs only once starts, in order."""
    places: dict[tuple[str, ...], int] = {}
    for at, key in enumerate(zip(*(items[k:] for k in range(run)), strict=False)):
        places[key] = -1 if key in places else at
    return {key: at for key, at in places.items() if at >= 0}


def heaviest(pairs: Sequence[Match], weights: Sequence[float]) -> list[Match]:
    """The part of pairs (rising on the left) that rises on the right too and weighs most in all.

    Kept for each possible end on the right: the best total, as long as no smaller end reaches it (patience sorting with
    weights).
    """
    ends: list[int] = []
    best: list[tuple[float, int]] = []
    under: list[int] = []
    for at, ((_, right), weight) in enumerate(zip(pairs, weights, strict=True)):
        place = bisect_left(ends, right)
        total, last = best[place - 1] if place else (0.0, -1)
        stop = place
        while stop < len(ends) and best[stop][0] <= total + weight:
            stop += 1
        ends[place:stop] = [right]
        best[place:stop] = [(total + weight, at)]
        under.append(last)
    return list(chain_of(pairs, under, best[-1][1] if best else -1))[::-1]


def chain_of(pairs: Sequence[Match], under: Sequence[int], at: int) -> Iterator[Match]:
    """The pairs from *at* back along the links."""
    while at >= 0:
        yield pairs[at]
        at = under[at]
