"""What is to be reached, and what was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from bench.revisit.field import DIFFENGINE, NEWSDIFFS, NUTCH, ORACLE, OURS, SIGNALS, USUAL
from bench.revisit.ours import EPOCH
from bench.revisit.score import Score, mean
from bench.revisit.tasks import ENOUGH, TRACE, TRACE_BUDGETS
from bench.revisit.worlds import GOOD, LYING, NEW, STRESS
from crawler.schedule import DEFAULT, begin, next_visit, remember

Found = Mapping[tuple[str, str, float | None], list[Score]]


@dataclass(frozen=True, slots=True)
class Target:
    """A figure and its bound: at least ``bound``, or at most if ``ceiling``."""

    name: str
    measured: float
    bound: float
    ceiling: bool = False

    @property
    def met(self) -> bool:
        """Whether the figure is on the right side."""
        return self.measured <= self.bound if self.ceiling else self.measured >= self.bound


def targets(found: Found) -> list[Target]:
    """All targets for which there are runs."""
    means = {key: mean(scores) for key, scores in found.items()}
    answer = [*_calibrated(means), *_elsewhere(means), *_signals(means), *_manners(found), *_quiet_article()]
    if (TRACE, OURS, TRACE_BUDGETS[0]) in means:
        answer += _trace(means)
    return answer


def _calibrated(means: Mapping[tuple[str, str, float | None], Score]) -> Iterator[Target]:
    ours, oracle, newsdiffs = (means["calibrated", name, USUAL] for name in (OURS, ORACLE, NEWSDIFFS))
    yield Target("caught, of the oracle's", ours.caught / oracle.caught, 0.92)
    yield Target("within an hour, of the oracle's", ours.hour / oracle.hour, 0.85)
    yield Target("caught, over NewsDiffs", ours.caught - newsdiffs.caught, 0.12)
    yield Target("within an hour, times NewsDiffs", ours.hour / newsdiffs.hour, 3.0)
    for name in (NUTCH, DIFFENGINE):
        rival = means["calibrated", name, USUAL]
        yield Target(f"caught, over {name}", ours.caught - rival.caught, 0.02)
        yield Target(f"within an hour, over {name}", ours.hour - rival.hour, 0.08)
    enough, own = means["calibrated", OURS, ENOUGH], means["calibrated", NEWSDIFFS, None]
    yield Target(
        f"caught with {enough.visits:.1f} visits, over NewsDiffs' {own.visits:.0f}", enough.caught - own.caught, 0
    )
    yield Target("visits for NewsDiffs' own catch", enough.visits, ENOUGH * 1.02, ceiling=True)


def _elsewhere(means: Mapping[tuple[str, str, float | None], Score]) -> Iterator[Target]:
    new, oracle = means[NEW.name, OURS, USUAL], means[NEW.name, ORACLE, USUAL]
    yield Target("no history, first four days: caught, of the oracle's", new.caught / oracle.caught, 0.88)
    for plan in STRESS:
        ours, oracle = means[plan.name, OURS, USUAL], means[plan.name, ORACLE, USUAL]
        yield Target(f"{plan.name}: caught, of the oracle's", ours.caught / oracle.caught, 0.85)


def _signals(means: Mapping[tuple[str, str, float | None], Score]) -> Iterator[Target]:
    deaf, told = means[GOOD.name, OURS, USUAL], means[GOOD.name, SIGNALS, USUAL]
    yield Target("good sitemaps: caught, over none", told.caught - deaf.caught, 0.06)
    yield Target("good sitemaps: within an hour, over none", told.hour - deaf.hour, 0.15)
    deaf, told = means[LYING.name, OURS, USUAL], means[LYING.name, SIGNALS, USUAL]
    yield Target("lying sitemaps: caught, below none", deaf.caught - told.caught, 0.03, ceiling=True)


def _trace(means: Mapping[tuple[str, str, float | None], Score]) -> Iterator[Target]:
    for budget in TRACE_BUDGETS:
        ours, newsdiffs, nutch = (means[TRACE, name, budget] for name in (OURS, NEWSDIFFS, NUTCH))
        yield Target(f"trace at {budget:.0f}: caught, over NewsDiffs", ours.caught - newsdiffs.caught, 0.03)
        yield Target(f"trace at {budget:.0f}: caught, below {NUTCH}", nutch.caught - ours.caught, 0.04, ceiling=True)


def _manners(found: Found) -> Iterator[Target]:
    rude = sum(not score.polite for scores in found.values() for score in scores)
    yield Target("runs in which a host's gap was violated", rude, 0, ceiling=True)
    weeks = [abs(score.week - 1.0) for score in found["calibrated", OURS, USUAL]]
    yield Target("a week's spending off the budget", max(weeks), 0.02, ceiling=True)


def _quiet_article() -> Iterator[Target]:
    """An article that never changes, for thirty days, with no budget in the way."""
    history = begin(first_seen=EPOCH)
    visits = [history.last_visit]
    while (plan := next_visit("https://daily.example/quiet", history)).at <= EPOCH + timedelta(days=30):
        history = remember(history, at=plan.at, outcome="unchanged", profile=DEFAULT)
        visits.append(plan.at)
    young = [at for at in visits if at <= EPOCH + timedelta(hours=3.25)]
    widest = max(after - before for before, after in pairwise(young) if before < EPOCH + timedelta(hours=3))
    yield Target("visits to an unchanging article in 30 days", len(visits), 60, ceiling=True)
    yield Target("widest gap in its first 3 hours, minutes", widest / timedelta(minutes=1), 15, ceiling=True)
