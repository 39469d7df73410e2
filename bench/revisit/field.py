"""All policies by name, and where their dial stands at the start for twelve visits a story."""

from __future__ import annotations

from collections.abc import Callable

from bench.revisit.oracle import Oracle
from bench.revisit.ours import Ours
from bench.revisit.policies import (
    Adaptive,
    BroadcasterSteps,
    ConstantRate,
    Diffengine,
    LambdaCrawl,
    LambdaCrawlOnAge,
    NewsSniffer,
    NutchSync,
    Policy,
    Steps,
    StepsOnAge,
    StormCrawler,
    Uniform,
)
from bench.revisit.world import Plan

OURS = "ours"
ORACLE = "oracle"
NEWSDIFFS = "NewsDiffs"
DIFFENGINE = "diffengine"
NUTCH = "Nutch, sync"
SIGNALS = "ours, signals"
BLIND = "ours, signals believed blindly"
UNIFORM = "uniform (changedetection.io)"

FIELD: dict[str, tuple[Callable[[Plan, int], Policy], float]] = {
    UNIFORM: (lambda _plan, _sites: Uniform(), 9.0),
    "LambdaCrawl, constant rate": (lambda _plan, _sites: LambdaCrawl(), 5.5),
    "Cho rate, Azar index": (lambda _plan, _sites: ConstantRate(), 0.36),
    "News Sniffer": (lambda _plan, _sites: NewsSniffer(), 18.0),
    "Nutch, no sync": (lambda _plan, _sites: Adaptive(), 38.0),
    "NewsDiffs, on age": (lambda _plan, _sites: StepsOnAge(), 6.1),
    NEWSDIFFS: (lambda _plan, _sites: Steps(), 7.3),
    "StormCrawler": (lambda _plan, _sites: StormCrawler(), 10.0),
    "BBC monitor": (lambda _plan, _sites: BroadcasterSteps(), 3.7),
    "LambdaCrawl, age profile": (lambda _plan, _sites: LambdaCrawlOnAge(), 0.1),
    NUTCH: (lambda _plan, _sites: NutchSync(), 1.6),
    DIFFENGINE: (lambda _plan, _sites: Diffengine(), 2.8),
    "ours, nothing learned": (lambda _plan, sites: Ours(sites, learn=False, lively=False), 0.007),
    OURS: (lambda _plan, sites: Ours(sites), 0.012),
    SIGNALS: (lambda _plan, sites: Ours(sites, signals=True), 0.02),
    BLIND: (lambda _plan, sites: Ours(sites, signals=True, blind=True), 0.05),
    ORACLE: (lambda plan, _sites: Oracle(plan), 0.008),
}
USUAL = 12.0
