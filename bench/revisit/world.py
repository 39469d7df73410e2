"""Newsrooms that publish and edit: what there is to be caught.

Times are hours from the start of the world. A story's edits come by chance at a rate that is the product of its own liveliness
(Gamma distributed), its site's decay with age (a power law, tapered after two days) and the time of day; each edit brings
followers soon after it. The figures are fits to a portal's edit times (46,508 articles), a broadcaster's front page (44,083
items) and published shares of updated articles.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from bench.revisit.curve import Curve, log_spaced

DAY = 24.0
TRACKED = 14 * DAY
POLL = 1 / 6  # hours between two polls of a site's feed, which finds its new stories
LISTED = 48.0  # hours a news sitemap lists a story

# How much is edited and published at each local hour, against the average: the quietest at four, the busiest at eight.
CLOCK = (
    *(0.45, 0.30, 0.22, 0.18, 0.17, 0.35, 0.90, 1.30, 1.35, 1.30, 1.28, 1.26),
    *(1.24, 1.24, 1.24, 1.26, 1.28, 1.28, 1.20, 1.12, 1.08, 1.02, 0.88, 0.66),
)
BUSIEST = max(CLOCK)


@dataclass(frozen=True, slots=True)
class Site:
    """A news site: stories a day, revisions a story in fourteen days, and how its rate decays.

    ``recall`` is the share of edits that move the sitemap's lastmod, ``bumps`` how often a day it moves without an edit;
    ``lying`` sitemaps say that everything moved at every poll.
    """

    name: str
    stories: int
    revisions: float
    offset: float = 0.15
    power: float = 1.17
    recall: float = 0.8
    bumps: float = 0.2
    lying: bool = False

    def rate(self, age: float) -> float:
        """The rate of edits at an age, up to a constant."""
        return 1.0 / math.pow(age + self.offset, self.power) / (1.0 + math.pow(age / 48.0, 1.5))


SITES = (
    Site("agency", 60, 0.35, 0.15, 1.17, 0.60, 0.6),
    Site("magazine", 90, 0.8, 0.30, 1.00, 0.75, 0.3),
    Site("regional", 100, 1.3, 0.20, 1.20, 0.85, 0.1),
    Site("portal", 90, 2.0, 0.10, 1.30, 0.95, 0.0),
    Site("broadcaster", 80, 3.0, 0.15, 1.05, 0.90, 0.2),
    Site("live desk", 50, 5.0, 0.40, 1.25, 0.0, 0.0, lying=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What kind of world to make.

    ``alike`` is the shape of the Gamma factor between stories, ``followers`` how many edits follow an edit, ``lag`` hours
    later; ``scale`` multiplies the number of stories.
    """

    name: str = "calibrated"
    sites: tuple[Site, ...] = SITES
    days: int = 22
    scored: tuple[float, float] = (15 * DAY, 21 * DAY)
    scale: float = 1.0
    alike: float = 1.9
    followers: float = 0.3
    lag: float = 0.2
    signals: bool = False


@dataclass(slots=True)
class Story:
    """An article's true history: when published, when a feed poll finds it, its edits, and when tracking ends."""

    name: str
    site: int
    host: int
    published: float
    found: float
    until: float
    liveliness: float
    edits: list[float]


@dataclass(slots=True)
class World:
    """All stories, in the order they are found, and all hints of sitemaps (when seen, story), in order."""

    stories: list[Story]
    sites: int
    hosts: int
    hours: float
    scored: tuple[float, float]
    per_day: float
    hints: list[tuple[float, int]] = field(default_factory=list)


def calibrated(plan: Plan, seed: int) -> World:
    """A world of this kind; the same seed gives the same world."""
    dice = Random(f"{plan.name} {seed}")
    stories = [story for number, site in enumerate(plan.sites) for story in _site(plan, number, site, dice)]
    stories.sort(key=lambda story: story.found)
    per_day = sum(math.floor(site.stories * plan.scale) for site in plan.sites)
    world = World(stories, len(plan.sites), len(plan.sites), plan.days * DAY, plan.scored, per_day)
    if plan.signals:
        world.hints = sorted(_hints(plan, stories, dice))
    return world


def _site(plan: Plan, number: int, site: Site, dice: Random) -> Iterator[Story]:
    ages = Curve.integrated(site.rate, log_spaced(0.002, TRACKED, 120))
    own = site.revisions * (1.0 - plan.followers)
    for story in range(math.floor(site.stories * plan.scale) * plan.days):
        published = _moment(plan.days, dice)
        liveliness = dice.gammavariate(plan.alike, 1.0 / plan.alike)
        edits = _edits(published, own * liveliness, ages, plan, dice)
        found = (math.floor(published / POLL) + 1) * POLL
        name = f"https://{site.name}.example/{story}"
        yield Story(name, number, number, published, found, published + TRACKED, liveliness, edits)


def _moment(days: int, dice: Random) -> float:
    """A moment of publication, as likely as its hour is busy."""
    while True:
        at = dice.uniform(0.0, days * DAY)
        if dice.random() * BUSIEST < CLOCK[int(at) % 24]:
            return at


def _edits(published: float, expected: float, ages: Curve, plan: Plan, dice: Random) -> list[float]:
    """The moments of a story's edits, oldest first."""
    edits: list[float] = []
    for _ in range(poisson(expected * BUSIEST, dice)):
        at = published + ages.inverse(dice.random() * ages.total)
        if dice.random() * BUSIEST < CLOCK[int(at) % 24]:
            edits.append(at)
    for edit in edits:  # grows while it is walked: followers have followers
        edits.extend(edit + dice.expovariate(1.0 / plan.lag) for _ in range(poisson(plan.followers, dice)))
    return sorted(edit for edit in edits if edit < published + TRACKED)


def poisson(mean: float, dice: Random) -> int:
    """A Poisson number, by multiplying uniform ones until they fall below ``math.exp(-mean)``; *mean* below some hundreds."""
    limit, product, count = math.exp(-mean), dice.random(), 0
    while product > limit:
        product *= dice.random()
        count += 1
    return count


def _hints(plan: Plan, stories: list[Story], dice: Random) -> Iterator[tuple[float, int]]:
    """When the polls of the sitemaps find a moved lastmod."""
    for index, story in enumerate(stories):
        site = plan.sites[story.site]
        end = story.published + LISTED
        if site.lying:
            yield from ((story.found + poll * POLL, index) for poll in range(1, int(LISTED / POLL)))
            continue
        moved = [edit for edit in story.edits if edit < end and dice.random() < site.recall]
        moved += [dice.uniform(story.found, end) for _ in range(poisson(site.bumps * LISTED / DAY, dice))]
        yield from {((math.floor(at / POLL) + 1) * POLL, index) for at in moved if at >= story.found}
