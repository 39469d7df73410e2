"""Our policy as the simulator drives it: the crawler's own functions, nothing besides."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import exp

from bench.revisit.policies import Policy
from bench.revisit.world import LISTED, Story
from crawler.model import Outcome
from crawler.schedule import DEFAULT, RESTING, History, Profile, Signal, begin, next_visit, remember, worth_now
from crawler.schedule.fitting import overlaps, refit_covered
from crawler.schedule.outlook import outlook
from crawler.schedule.profile import BINS
from crawler.schedule.signals import Hinted, Trust, learn_trust

EPOCH = datetime(2026, 3, 2, tzinfo=UTC)
SITEMAP = "sitemap"
BLIND = Trust(hits=10**6, covers=LISTED)


def instant(hours: float) -> datetime:
    """The instant *hours* after the start of the world."""
    return EPOCH + timedelta(hours=hours)


class Lessons:
    """What the visits to one site have shown so far, and what was learned of it last night."""

    def __init__(self, *, signals: bool, blind: bool) -> None:
        self.blind = blind
        self.profile: Profile = DEFAULT
        self.trust = {SITEMAP: BLIND if blind else Trust(covers=LISTED)} if signals else {}
        self.covered = [0.0] * BINS
        self.changes: list[tuple[float, float]] = []
        self.hinted: list[Hinted] = []
        self.next_poll = 0.0

    def look(self, start: float, end: float, *, changed: bool) -> None:
        """Two showings of an article in a row, by its ages."""
        for number, share in overlaps(start, end):
            self.covered[number] += share
        if changed:
            self.changes.append((start, end))

    def night(self, *, learn: bool) -> None:
        """Refit the profile, and the trust in the sitemap."""
        if learn:
            self.profile = refit_covered(self.covered, self.changes)
        if not self.blind:
            self.trust = {name: learn_trust(trust, name, self.hinted) for name, trust in self.trust.items()}
        self.hinted.clear()


class Ours(Policy):
    """The policy of ``crawler.schedule``; ``learn`` refits profiles at night, ``lively`` tells articles apart.

    ``signals`` polls the sitemaps and listens to them; ``blind`` believes them without learning.
    """

    def __init__(
        self, sites: int, *, learn: bool = True, lively: bool = True, signals: bool = False, blind: bool = False
    ) -> None:
        self.learn, self.lively = learn, lively
        self.sites = [Lessons(signals=signals, blind=blind) for _ in range(sites)]
        self.names: dict[int, str] = {}
        self.site: dict[int, Lessons] = {}
        self.known: dict[int, History] = {}
        self.signals: dict[int, tuple[Signal, ...]] = {}

    def found(self, number: int, story: Story, at: float, /) -> None:
        """Begin a history."""
        self.names[number], self.site[number] = story.name, self.sites[story.site]
        self.known[number] = begin(first_seen=instant(at), published=instant(story.published))

    def due(self, number: int, price: float, /) -> float:
        """What the crawler would write into ``next_visit``."""
        site = self.site[number]
        plan = next_visit(
            self.names[number],
            self.known[number],
            profile=site.profile,
            price=max(price, RESTING),
            signals=self.signals.get(number, ()),
            trust=site.trust,
        )
        return (plan.at - EPOCH).total_seconds() / 3600.0

    def worth(self, number: int, at: float, /) -> float:
        """The order under a budget."""
        site, signals = self.site[number], self.signals.get(number, ())
        return worth_now(self.known[number], instant(at), profile=site.profile, signals=signals, trust=site.trust)

    def visited(self, number: int, at: float, /, *, changed: bool) -> None:
        """Remember the visit, and keep what is learned from tonight."""
        history, site = self.known[number], self.site[number]
        start, end = self._age(history, history.last_shown), self._age(history, instant(at))
        site.look(start, end, changed=changed)
        pending = self.signals.pop(number, ())
        if site.trust:
            chance = 1.0 - exp(-outlook(history, profile=site.profile).expected(end))
            covered = frozenset({SITEMAP} if end < LISTED else ())
            site.hinted.append(Hinted(changed, chance, covered, frozenset(signal.source for signal in pending)))
        outcome: Outcome = "changed" if changed else "unchanged"
        after = remember(history, at=instant(at), outcome=outcome, profile=site.profile)
        self.known[number] = after if self.lively else replace(after, changes=0.0, exposure=0.0)

    def hinted(self, number: int, at: float, /) -> None:
        """Keep the first hint since the last visit."""
        if number in self.known and number not in self.signals:
            self.signals[number] = (Signal(SITEMAP, instant(at)),)

    def polled(self, now: float, /) -> frozenset[int]:
        """The sites whose sitemaps are asked now; those that proved useless once a day."""
        polled = frozenset(
            number for number, site in enumerate(self.sites) if SITEMAP in site.trust and now >= site.next_poll
        )
        for number in polled:
            site = self.sites[number]
            site.next_poll = now + site.trust[SITEMAP].poll_every.total_seconds() / 3600.0 - 1e-6
        return polled

    def night(self) -> None:
        """Every site learns for itself."""
        for site in self.sites:
            site.night(learn=self.learn)

    def _age(self, history: History, at: datetime) -> float:
        return (at - history.published).total_seconds() / 3600.0
