"""What a run was good for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from statistics import fmean

from bench.revisit.simulate import GAP, TICKS_A_DAY, Run
from bench.revisit.world import DAY, World

NEVER = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What share of the revisions after the first visit was seen, how soon, and at what cost.

    ``caught`` in all, within a ``quarter`` of an hour or an ``hour``; ``value`` of all catches when every two hours halve it;
    ``median`` (minutes) and 95th percentile ``slow`` (hours) of their delay; ``visits`` a story, ``cost`` in visits a catch;
    spending of the last ``week`` against the budget; ``polite`` if no host's gap was violated.
    """

    visits: float
    caught: float
    quarter: float
    hour: float
    value: float
    median: float
    slow: float
    cost: float
    week: float
    polite: bool


def score(world: World, run: Run, *, budget: float | None) -> Score:
    """The figures of the world's scored time."""
    start, end = world.scored
    delays = [
        delay
        for story, visits in zip(world.stories, run.visits, strict=True)
        for edit, delay in delays_of(story.edits, visits)
        if start <= edit < end
    ]
    found = sorted(delay for delay in delays if delay < NEVER)
    spent = sum(run.costs[int(start * TICKS_A_DAY / DAY) : int(end * TICKS_A_DAY / DAY)])
    week = sum(run.costs[-7 * TICKS_A_DAY :]) / (7.0 * world.per_day * budget) if budget else 0.0
    return Score(
        visits=spent / (world.per_day * (end - start) / DAY),
        caught=len(found) / len(delays),
        quarter=_within(found, 0.25) / len(delays),
        hour=_within(found, 1.0) / len(delays),
        value=sum(2.0 ** (-delay / 2.0) for delay in found) / len(delays),
        median=found[len(found) // 2] * 60.0 if found else NEVER,
        slow=found[len(found) * 95 // 100] if found else NEVER,
        cost=spent / max(len(found), 1),
        week=week,
        polite=run.narrowest >= GAP * 0.999999,
    )


def delays_of(edits: list[float], visits: list[float]) -> list[tuple[float, float]]:
    """Every edit after the first visit and how long it took until a visit saw it; NEVER if the next edit came first."""
    if not visits:
        return []
    answer = []
    for number, edit in enumerate(edits):
        if edit <= visits[0]:
            continue
        replaced = edits[number + 1] if number + 1 < len(edits) else NEVER
        seen = bisect_left(visits, edit)
        caught = seen < len(visits) and visits[seen] < replaced
        answer.append((edit, visits[seen] - edit if caught else NEVER))
    return answer


def _within(delays: list[float], hours: float) -> int:
    return sum(delay <= hours for delay in delays)


def mean(scores: list[Score]) -> Score:
    """The scores of several seeds as one."""
    names = ("visits", "caught", "quarter", "hour", "value", "median", "slow", "cost", "week")
    means = {name: fmean(getattr(one, name) for one in scores) for name in names}
    return Score(**means, polite=all(one.polite for one in scores))
