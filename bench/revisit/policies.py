"""What the simulator asks of a policy, and the policies of known systems.

Every policy has one dial: due when the time since the last visit reaches *price* times its own interval, or when its index
reaches *price*. The simulator turns the dial until all policies spend the same. At a price of one a system keeps its published
intervals. Times are hours.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from math import inf, log, sqrt

from bench.revisit.world import TRACKED, Story
from crawler.schedule import DEFAULT
from crawler.schedule.search import first_worthwhile

MINUTE = 1.0 / 60.0
SOONEST = 4 * MINUTE


class Policy(ABC):
    """A policy as the simulator drives it; it sees what a crawler would see, and no more."""

    @abstractmethod
    def found(self, number: int, story: Story, at: float, /) -> None:
        """A story was found and visited for the first time."""

    @abstractmethod
    def due(self, number: int, price: float, /) -> float:
        """When the story is due again; inf is never."""

    @abstractmethod
    def worth(self, number: int, at: float, /) -> float:
        """What goes first when there is no room for all."""

    @abstractmethod
    def visited(self, number: int, at: float, /, *, changed: bool) -> None:
        """A visit found the story changed or not."""

    def hinted(self, number: int, at: float, /) -> None:  # noqa: B027 - most policies do not listen
        """A sitemap says that the story moved: nothing to those who do not listen."""

    def polled(self, _now: float, /) -> frozenset[int]:
        """The sites whose sitemaps are asked now."""
        return frozenset()

    def night(self) -> None:  # noqa: B027 - most policies do not learn
        """Learn, once a day."""


@dataclass(slots=True)
class Seen:
    """What a rival remembers of a story; ``interval`` is its adaptive interval."""

    first: float
    last: float
    moved: float
    interval: float
    visits: int = 0
    changes: int = 0


class Rival(Policy):
    """A policy that knows only its own visits; a system differs in ``when`` and in ``learn``."""

    start = 15 * MINUTE

    def __init__(self) -> None:
        self.seen: dict[int, Seen] = {}

    def found(self, number: int, _story: Story, at: float, /) -> None:
        """Start with the first interval."""
        self.seen[number] = Seen(at, at, at, self.start)

    def due(self, number: int, price: float, /) -> float:
        """When the system says, but not within four minutes."""
        seen = self.seen[number]
        return max(self.when(seen, price), seen.last + SOONEST)

    def worth(self, number: int, at: float, /) -> float:
        """Overdue by how many of its intervals."""
        seen = self.seen[number]
        return (at - seen.last) / max(self.when(seen, 1.0) - seen.last, MINUTE)

    def visited(self, number: int, at: float, /, *, changed: bool) -> None:
        """Count, and adapt."""
        seen = self.seen[number]
        seen.visits += 1
        seen.last = at
        if changed:
            seen.changes += 1
            seen.moved = at
        self.learn(seen, changed=changed)

    def when(self, seen: Seen, price: float) -> float:
        """When the story is due."""
        return seen.last + price * seen.interval

    def learn(self, seen: Seen, *, changed: bool) -> None:
        """Adapt the interval after a visit."""


class Uniform(Rival):
    """Every story every three hours: the default of changedetection.io."""

    start = 3.0


class Steps(Rival):
    """Fixed intervals by time since the last change found (NewsDiffs)."""

    STEPS: tuple[tuple[float, float], ...] = (
        (3.0, 0.25),
        (24.0, 1.0),
        (7 * 24.0, 3.0),
        (30 * 24.0, 72.0),
        (360 * 24.0, 720.0),
    )

    def since(self, seen: Seen) -> float:
        """The start of the steps."""
        return seen.moved

    def when(self, seen: Seen, price: float) -> float:
        """In the first step whose interval ends before the step does."""
        since, start = self.since(seen), 0.0
        for end, interval in self.STEPS:
            at = max(seen.last + price * interval, since + start)
            if at < since + end:
                return at
            start = end
        return inf


class StepsOnAge(Steps):
    """The same intervals by age."""

    def since(self, seen: Seen) -> float:
        """The first sight."""
        return seen.first


class BroadcasterSteps(StepsOnAge):
    """A monitor of one broadcaster: by age, then every four weeks."""

    STEPS = ((3.0, 0.25), (24.0, 1.0), (48.0, 8.0), (7 * 24.0, 24.0), (28 * 24.0, 168.0), (inf, 672.0))


class Diffengine(Rival):
    """Due when the time since the last visit is a fifth of the time since the first (diffengine, as it means to)."""

    def when(self, seen: Seen, price: float) -> float:
        """When the share of the age is reached; never if the dial asks for all of it."""
        share = 0.2 * price
        return inf if share >= 1.0 else (seen.last - share * seen.first) / (1.0 - share)

    def worth(self, number: int, at: float, /) -> float:
        """The share of the age since the last visit."""
        seen = self.seen[number]
        return (at - seen.last) / max(at - seen.first, MINUTE)


class Adaptive(Rival):
    """An interval that grows when nothing changed and shrinks when something did (Nutch, without its sync rule)."""

    shrink, grow, least, most = 0.8, 1.2, MINUTE, 365 * 24.0

    def learn(self, seen: Seen, *, changed: bool) -> None:
        """Shrink or grow."""
        interval = seen.interval * (self.shrink if changed else self.grow)
        seen.interval = min(max(interval, self.least), self.most)


class NutchSync(Adaptive):
    """Nutch with sync_delta: never less than the time since the last change, minus a fifth of it."""

    def when(self, seen: Seen, price: float) -> float:
        """The interval or the quiet time, whichever is longer, less a fifth of the quiet time."""
        quiet = seen.last - seen.moved
        return seen.last + price * (max(seen.interval, quiet) - 0.2 * quiet)


class StormCrawler(Adaptive):
    """Half as long again when nothing changed, half way to the minimum when something did; minimum lowered to a minute."""

    grow, most = 1.5, 14 * 24.0

    def learn(self, seen: Seen, *, changed: bool) -> None:
        """Half way down, or half as long again."""
        if changed:
            seen.interval = (seen.interval + self.least) / 2.0
        else:
            super().learn(seen, changed=False)


class NewsSniffer(Adaptive):
    """Thirty minutes, a fifth longer after every look without a change, thirty minutes again after one."""

    start, most = 0.5, 40 * 24.0

    def learn(self, seen: Seen, *, changed: bool) -> None:
        """Start again, or wait a little longer."""
        seen.interval = self.start if changed else min(seen.interval * self.grow, self.most)


class ConstantRate(Rival):
    """A constant rate per story, estimated from changed and unchanged visits (Cho and Garcia-Molina), and Azar's index.

    With importance equal to the rate the index grows with rate times silence alone, so that is the dial.
    """

    def rate(self, seen: Seen) -> float:
        """Changes per hour, ``-ln((n - X + 0.5) / (n + 0.5)) / I`` after n visits every I hours with X changes.

        Before any change it counts half a change, before any visit one change a day.
        """
        if not seen.visits:
            return 1.0 / 24.0
        interval = max((seen.last - seen.first) / seen.visits, SOONEST)
        changes = max(seen.changes, 0.5)
        return -log((seen.visits - changes + 0.5) / (seen.visits + 0.5)) / interval

    def when(self, seen: Seen, price: float) -> float:
        """When as many changes are expected as the dial asks for."""
        return seen.last + price / self.rate(seen)


class LambdaCrawl(ConstantRate):
    """The same rate with LambdaCrawl's index ``D e^2 / (1 + D e)``, every story as important as any other."""

    def when(self, seen: Seen, price: float) -> float:
        """Where the index reaches the dial: the root of ``D e^2 - price D e - price``."""
        rate = self.rate(seen)
        return seen.last + (price * rate + sqrt((price * rate) ** 2 + 4.0 * rate * price)) / (2.0 * rate)


class LambdaCrawlOnAge(Rival):
    """LambdaCrawl's index over the default age profile: ``x e / (1 + x)``."""

    def __init__(self) -> None:
        super().__init__()
        self.published: dict[int, float] = {}

    def found(self, number: int, story: Story, at: float, /) -> None:
        """Remember the age too."""
        super().found(number, story, at)
        self.published[number] = story.published

    def due(self, number: int, price: float, /) -> float:
        """When the index reaches the dial, within the time of tracking."""
        published = self.published[number]
        since = self.seen[number].last - published
        end = max(TRACKED, since + SOONEST)

        def index(age: float) -> float:
            unseen = DEFAULT.expected(age) - DEFAULT.expected(since)
            return unseen * (age - since) / (1.0 + unseen)

        age = first_worthwhile(index, price=price, since=since, start=since + SOONEST, end=end)
        return published + age
