"""The oracle: it knows how the world was made, and every edit up to its last visit, but not the future."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from math import exp, inf

from bench.revisit.curve import Curve, log_spaced
from bench.revisit.policies import SOONEST, Policy
from bench.revisit.world import CLOCK, DAY, TRACKED, Plan, Story
from crawler.schedule.search import first_worthwhile
from crawler.schedule.worth import worth


class Oracle(Policy):
    """The same index as ours over the true rates: every story's liveliness, its site's decay, the clock and the bursts."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.curves = [[_curve(plan, site, hour) for hour in range(24)] for site in range(len(plan.sites))]
        self.story: dict[int, Story] = {}
        self.last: dict[int, float] = {}
        self.burst: dict[int, float] = {}

    def found(self, number: int, story: Story, at: float, /) -> None:
        """Know everything about it."""
        self.story[number] = story
        self._look(number, at)

    def due(self, number: int, price: float, /) -> float:
        """When a visit is first worth the price; at the end of tracking if there is time left, then never."""
        story = self.story[number]
        since = self.last[number] - story.published
        start = since + SOONEST
        if start >= TRACKED:
            return inf
        worth_at = self._worth_at(number)
        return story.published + first_worthwhile(worth_at, price=price, since=since, start=start, end=TRACKED)

    def worth(self, number: int, at: float, /) -> float:
        """The index."""
        return self._worth_at(number)(at - self.story[number].published)

    def visited(self, number: int, at: float, /, **_: bool) -> None:
        """Know all edits so far, also those that hid behind the last."""
        self._look(number, at)

    def _look(self, number: int, at: float) -> None:
        """Remember when, and how many direct followers of all edits so far are still to come."""
        self.last[number] = at
        edits = self.story[number].edits
        recent = edits[: bisect_right(edits, at)]
        self.burst[number] = self.plan.followers * sum(exp((edit - at) / self.plan.lag) for edit in recent)

    def _worth_at(self, number: int) -> Callable[[float], float]:
        """What a visit at an age is worth, by the true rates."""
        story, burst, plan = self.story[number], self.burst[number], self.plan
        seen = self.last[number] - story.published
        curve = self.curves[story.site][int(story.published) % 24]
        past, lively = curve.at(seen), story.liveliness
        dying = (1.0 - plan.followers) / plan.lag

        def at(age: float) -> float:
            own = lively * (curve.at(age) - past)
            followed = burst * (1.0 - exp(dying * (seen - age))) / (1.0 - plan.followers)
            return worth(own + followed, age - seen)

        return at


def _curve(plan: Plan, number: int, hour: int) -> Curve:
    """A usual story's own edits by age if it is published in the middle of *hour*."""
    site = plan.sites[number]
    ages = sorted({*log_spaced(0.002, TRACKED, 120), *(0.5 + step for step in range(int(4 * DAY)))})
    plain = Curve.integrated(site.rate, ages)
    clocked = Curve.integrated(lambda age: site.rate(age) * CLOCK[int(hour + 0.5 + age) % 24], ages)
    scale = site.revisions * (1.0 - plan.followers) / plain.total
    return Curve(ages, [value * scale for value in clocked.ys])
