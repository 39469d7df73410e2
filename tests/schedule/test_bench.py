"""The simulator counts right, keeps its rules and can be repeated."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from bench.revisit.field import FIELD, NEWSDIFFS, ORACLE, OURS, SIGNALS
from bench.revisit.score import NEVER, delays_of, score
from bench.revisit.simulate import GAP, Run, Simulation
from bench.revisit.trace import trace
from bench.revisit.world import DAY, Plan, World, calibrated
from bench.revisit.worlds import GOOD

SMALL = Plan(name="small", days=6, scored=(DAY, 5 * DAY), scale=0.1)


def driven(world: World, name: str, *, budget: float | None = 12.0, plan: Plan = SMALL) -> Run:
    make, price = FIELD[name]
    return Simulation(world, make(plan, world.sites), budget=budget, price=price).run()


def test_a_revision_replaced_before_a_visit_is_missed() -> None:
    assert delays_of([1.0, 1.5, 4.0], [0.5, 2.0, 5.0]) == [(1.0, NEVER), (1.5, 0.5), (4.0, 1.0)]


def test_what_happened_before_the_first_visit_does_not_count() -> None:
    assert delays_of([0.1, 3.0], [0.5, 2.0]) == [(3.0, NEVER)]
    assert delays_of([0.1, 3.0], []) == []


def test_the_same_seed_makes_the_same_world_and_the_same_run() -> None:
    assert calibrated(SMALL, 7).stories == calibrated(SMALL, 7).stories != calibrated(SMALL, 8).stories
    assert driven(calibrated(SMALL, 7), OURS).visits == driven(calibrated(SMALL, 7), OURS).visits


@pytest.mark.parametrize("name", FIELD)
def test_every_policy_keeps_the_gap_of_every_host_and_visits_no_one_before_it_is_found(name: str) -> None:
    world = calibrated(SMALL, 7)
    run = driven(world, name)
    assert run.narrowest >= GAP * 0.999999
    for story, visits in zip(world.stories, run.visits, strict=True):
        assert visits == sorted(visits)
        assert all(story.found - 1e-6 <= at for at in visits)


def test_a_crowded_host_serves_one_visit_per_gap() -> None:
    world = calibrated(SMALL, 7)
    for story in world.stories:
        story.host = 0
    run = driven(world, NEWSDIFFS, budget=None)
    every = sorted(at for visits in run.visits for at in visits)
    assert min(later - sooner for sooner, later in pairwise(every)) >= GAP * 0.999999


def test_who_knows_the_truth_catches_more_than_fixed_steps() -> None:
    world = calibrated(SMALL, 7)
    oracle, steps = (score(world, driven(world, name), budget=12.0) for name in (ORACLE, NEWSDIFFS))
    assert oracle.caught > steps.caught
    assert oracle.hour > steps.hour


def test_polls_of_sitemaps_are_paid_from_the_budget() -> None:
    plan = Plan(name=GOOD.name, sites=GOOD.sites, signals=True, days=4, scale=0.1)
    world = calibrated(plan, 7)
    run = driven(world, SIGNALS, plan=plan)
    assert sum(run.costs) - sum(map(len, run.visits)) == 6 * 144 * 4


def test_a_trace_is_read_as_it_was_listed(tmp_path: Path) -> None:
    path = tmp_path / "trace.csv"
    path.write_text("section,published,last_listed,updates\ns1,86400,108000,90000;86500\ns0,90100,93700,\n")
    world = trace(path)
    assert [story.edits for story in world.stories] == [[pytest.approx(100 / 3600), pytest.approx(1.0)], []]
    assert [(story.site, story.published, round(story.until, 3)) for story in world.stories] == [
        (1, 0.0, 6.0),
        (0, pytest.approx(3700 / 3600), 2.028),
    ]
