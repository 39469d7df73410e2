"""The worlds that policies are measured in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bench.revisit.world import DAY, SITES, Plan, Site

CALIBRATED = Plan()
MIXED = replace(CALIBRATED, signals=True)


def _sites(change: Callable[[Site], Site]) -> tuple[Site, ...]:
    return tuple(change(site) for site in SITES)


STRESS = (
    Plan(name="no bursts", followers=0.0),
    Plan(name="strong bursts", followers=0.6),
    Plan(name="slow decay", sites=_sites(lambda site: replace(site, offset=2.0))),
    Plan(name="few live pages", alike=0.4),
    Plan(name="all articles alike", alike=20.0),
    Plan(name="a third of the edits", sites=_sites(lambda site: replace(site, revisions=site.revisions / 3))),
)
GOOD = Plan(
    name="good sitemaps", signals=True, sites=_sites(lambda site: replace(site, recall=0.95, bumps=0.05, lying=False))
)
LYING = Plan(name="lying sitemaps", signals=True, sites=_sites(lambda site: replace(site, lying=True)))
# Nobody has any history, and the first four days count.
NEW = Plan(name="no history", days=5, scored=(0.0, 4 * DAY))
