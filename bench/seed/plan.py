"""Which articles there are, whose, since when, and how often each was changed: decided before any text is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Literal

from bench.seed.words import TITLES, TOWNS
from crawler.store.codec import instant

Fate = Literal["stays", "gone", "back", "moved", "blocked"]
FATES: dict[Fate, float] = {"stays": 92, "gone": 3, "back": 2, "moved": 2, "blocked": 1}
PUBLISHERS = 40
BUSY = 4  # the busiest hour begins when all but a fourth of the time is over
BUSY_SHARE = 0.08
SYNDICATED = 0.06
LONG = (160, 250, 400)  # one article has a 160th of all revisions, one a 250th, one a 400th
LENGTHS = ((1, 1, 55), (2, 4, 30), (5, 12, 13), (20, 60, 2))  # from, to, weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One article to be: ``number`` names it and is all the chance it needs."""

    number: int
    publisher: str
    born: datetime
    revisions: int
    fate: Fate
    syndicated: bool


def plans(*, revisions: int, until: datetime, days: int) -> Iterator[Plan]:
    """Articles with exactly so many revisions together, spread over so many days before *until*."""
    left, number = revisions, 0
    while left:
        rng = Random(number)
        length = min(left, length_of(number, revisions, rng))
        yield Plan(
            number=number,
            publisher=publisher_of(rng),
            born=instant(until - timedelta(days=age_in_days(number, days, rng))),
            revisions=length,
            fate=rng.choices(list(FATES), list(FATES.values()))[0],
            syndicated=length > 1 and rng.random() < SYNDICATED,
        )
        left, number = left - length, number + 1


def length_of(number: int, revisions: int, rng: Random) -> int:
    """How many revisions an article has: one for most, hundreds for the first few."""
    if number < len(LONG):
        return max(3, revisions // LONG[number])
    [(least, most, _)] = rng.choices(LENGTHS, [weight for _, _, weight in LENGTHS])
    return rng.randint(least, most)


def publisher_of(rng: Random) -> str:
    """A paper's name; the first one publishes every eighth article, the last ones one of a hundred."""
    [rank] = rng.choices(range(PUBLISHERS), [1 / (rank + 3) for rank in range(PUBLISHERS)])
    return f"{TOWNS[rank % len(TOWNS)]}-{TITLES[rank % len(TITLES)]}".lower()


def age_in_days(number: int, days: int, rng: Random) -> float:
    """How long before the end an article was first seen: often by day, in one busy hour for many, early for the long stories."""
    if rng.random() < BUSY_SHARE:
        return days / BUSY - rng.random() / 24
    whole = rng.randint(days // 9 + 1 if number < len(LONG) else 1, days - 1)
    return whole + rng.triangular(0, 1, 0.5)
