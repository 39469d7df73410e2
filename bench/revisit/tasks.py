"""Every run that the figures need, and a pool that does them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bench.revisit.field import BLIND, DIFFENGINE, FIELD, NEWSDIFFS, NUTCH, ORACLE, OURS, SIGNALS, UNIFORM, USUAL
from bench.revisit.score import Score, score
from bench.revisit.simulate import Simulation
from bench.revisit.trace import trace
from bench.revisit.world import Plan, calibrated
from bench.revisit.worlds import CALIBRATED, GOOD, LYING, MIXED, NEW, STRESS

RIVALS = (NEWSDIFFS, DIFFENGINE, NUTCH)
OWN_INTERVALS = (NEWSDIFFS, DIFFENGINE, NUTCH, "StormCrawler", "News Sniffer", "BBC monitor", UNIFORM)
ENOUGH = 22.0  # visits a story within which we must catch what NewsDiffs catches with its own
TRACE_BUDGETS = (4.0, 6.0, 8.0)
TRACE = "trace"


@dataclass(frozen=True, slots=True)
class Task:
    """One run: the world by name, the policy, its budget (None: its own intervals), and the seed."""

    world: str
    policy: str
    budget: float | None
    seed: int = 0
    plan: Plan | None = None


def tasks(seeds: int) -> Iterator[Task]:
    """All runs in generated worlds."""
    for seed in range(1, seeds + 1):
        for name in FIELD:
            plan = MIXED if name in {SIGNALS, BLIND} else CALIBRATED
            yield Task("calibrated", name, USUAL, seed, plan)
        yield Task("calibrated", OURS, ENOUGH, seed, CALIBRATED)
        yield from (Task("calibrated", name, None, seed, CALIBRATED) for name in OWN_INTERVALS)
        yield from (Task(plan.name, name, USUAL, seed, plan) for plan in STRESS for name in (*RIVALS, OURS, ORACLE))
        yield from (Task(plan.name, name, USUAL, seed, plan) for plan in (GOOD, LYING) for name in (OURS, SIGNALS))
        yield from (Task(NEW.name, name, USUAL, seed, NEW) for name in (*RIVALS, OURS, ORACLE))


def trace_tasks() -> Iterator[Task]:
    """All runs over the real trace."""
    yield from (Task(TRACE, name, budget) for budget in TRACE_BUDGETS for name in (*RIVALS, OURS))


def perform(task: Task, *, scale: float, path: Path | None) -> tuple[Task, Score]:
    """Make the world, drive the policy through it and score it."""
    plan = replace(task.plan or CALIBRATED, scale=scale)
    if task.plan is not None:
        world = calibrated(plan, task.seed)
    else:
        assert path is not None, "a run over a trace without a trace"
        world = trace(path)
    make, price = FIELD[task.policy]
    start = 1.0 if task.budget is None else price * USUAL / task.budget
    run = Simulation(world, make(plan, world.sites), budget=task.budget, price=start).run()
    return task, score(world, run, budget=task.budget)


def results(seeds: int, scale: float, path: Path | None) -> dict[tuple[str, str, float | None], list[Score]]:
    """The scores of all seeds by world, policy and budget; all processors work on them."""
    todo = [*tasks(seeds), *(trace_tasks() if path else ())]
    found: dict[tuple[str, str, float | None], list[Score]] = {}
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for task, scored in pool.map(partial(perform, scale=scale, path=path), todo):
            found.setdefault((task.world, task.policy, task.budget), []).append(scored)
    return found
