"""What a publisher's visits taught the schedule: kept as sums, added to night by night, fitted anew from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from crawler.model import Visit
from crawler.schedule.fitting import Look, coverage, refit_covered
from crawler.schedule.history import SHOWN
from crawler.schedule.profile import BINS, DEFAULT, Profile
from crawler.schedule.signals import Hinted, Trust, learn_trust

CHANGES_MOST = 2000  # that are remembered; older ones fade with the watching that found them


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How a publisher edits, as far as visits told up to the instant ``learned_until``.

    ``covered`` is watching in articles per bin of age, ``changes`` are the ages in hours between which a change was found (both
    as ``refit_covered`` takes them), ``trust`` is what each source's hints were worth, ``profile`` what follows from the sums.
    """

    publisher: str
    profile: Profile = DEFAULT
    trust: Mapping[str, Trust] = field(default_factory=dict)
    covered: tuple[float, ...] = (0.0,) * BINS
    changes: tuple[tuple[float, float], ...] = ()
    learned_until: datetime | None = None


def taught(habit: Habit, visits: Iterable[Visit], *, until: datetime) -> Habit:
    """The habit after more *visits* to the publisher's articles, all those up to *until* that it has not seen yet."""
    visits = [visit for visit in visits if visit.awaited and visit.outcome in SHOWN]
    looks = [Look(one.awaited.since, one.awaited.age, one.outcome == "changed") for one in visits if one.awaited]
    covered = [old + new for old, new in zip(habit.covered, coverage(looks), strict=True)]
    changes = [*habit.changes, *((look.start, look.end) for look in looks if look.changed)]
    kept = min(1.0, CHANGES_MOST / max(len(changes), 1))
    covered, changes = [share * kept for share in covered], changes[-CHANGES_MOST:]
    return replace(
        habit,
        profile=refit_covered(covered, changes),
        trust=trust_after(habit.trust, visits),
        covered=tuple(covered),
        changes=tuple(changes),
        learned_until=until,
    )


def trust_after(trust: Mapping[str, Trust], visits: Iterable[Visit]) -> dict[str, Trust]:
    """The trust in every source that covered or announced any of the visits."""
    told = [
        Hinted(
            changed=visit.outcome == "changed",
            chance=visit.awaited.chance,
            covered=frozenset(visit.awaited.covered),
            hinted=frozenset(visit.awaited.hinted),
        )
        for visit in visits
        if visit.awaited
    ]
    sources = set(trust).union(*(one.covered | one.hinted for one in told))
    return {source: learn_trust(trust.get(source, Trust()), source, told) for source in sorted(sources)}
