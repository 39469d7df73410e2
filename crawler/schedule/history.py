"""What the visits so far say about one article, in a few numbers that fit into its document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from math import expm1

from crawler.model import Outcome, Visit
from crawler.schedule.profile import Profile

HOUR = 3600.0
# Articles of one publisher differ by a factor that is Gamma distributed with about this shape.
ALIKE = 1.5
SHOWN = frozenset({"new", "changed", "unchanged", "touched", "not_modified"})


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """One article as its visits showed it; instants are aware UTC.

    ``published`` starts its age, ``first_seen`` is our first visit. ``last_visit`` is the newest attempt, ``last_shown`` the newest
    that showed the text (or was told that it still stands), ``last_change`` the newest that found it changed. ``changes`` counts
    the revisions found, corrected for those that hid behind them; ``exposure`` is how many a usual article of the publisher
    would have had. ``unanswered`` counts the newest attempts in a row that did not show the text.
    """

    published: datetime
    first_seen: datetime
    last_visit: datetime
    last_shown: datetime
    last_change: datetime | None = None
    visits: int = 1
    changes: float = 0.0
    exposure: float = 0.0
    unanswered: int = 0

    @property
    def liveliness(self) -> float:
        """``theta = (k + changes) / (k + exposure)``, k = 1.5: how much livelier than usual the article is; 1 is as usual.

        The mean of a Gamma(k, k) factor on the publisher's rate after *changes* events in *exposure* expected ones.
        """
        return (ALIKE + self.changes) / (ALIKE + self.exposure)


NAMES = tuple(field.name for field in fields(History))


def begin(*, first_seen: datetime, published: datetime | None = None) -> History:
    """The history after the first visit; a publication claimed for later than that visit is not believed."""
    start = min(published or first_seen, first_seen)
    return History(published=start, first_seen=first_seen, last_visit=first_seen, last_shown=first_seen)


def hours_between(start: datetime, end: datetime) -> float:
    """Hours from *start* to *end*."""
    return (end - start).total_seconds() / HOUR


def remember(history: History, *, at: datetime, outcome: Outcome, profile: Profile) -> History:
    """The history with one more visit at *at*; *profile* is the publisher's, as the visit was planned with."""
    visits = history.visits + 1
    if outcome not in SHOWN:
        return replace(history, last_visit=at, visits=visits, unanswered=history.unanswered + 1)
    usual = usually_unseen(history, at=at, profile=profile)
    changed = outcome == "changed"
    return History(
        published=history.published,
        first_seen=history.first_seen,
        last_visit=at,
        last_shown=at,
        last_change=at if changed else history.last_change,
        visits=visits,
        changes=history.changes + (hidden(history.liveliness * usual) if changed else 0.0),
        exposure=history.exposure + usual,
    )


def history_of(visits: Iterable[Visit], *, profile: Profile, published: datetime | None = None) -> History | None:
    """The history that an article's visits tell, oldest first, from the first that showed the text; None if none did."""
    history: History | None = None
    for visit in visits:
        if history is not None:
            history = remember(history, at=visit.at, outcome=visit.outcome, profile=profile)
        elif visit.outcome in SHOWN:
            history = begin(first_seen=visit.at, published=published)
    return history


def usually_unseen(history: History, *, at: datetime, profile: Profile) -> float:
    """Revisions that a usual article of this age would have had between its last showing and *at*."""
    age = hours_between(history.published, at)
    seen = hours_between(history.published, history.last_shown)
    return max(profile.expected(age) - profile.expected(seen), 0.0)


def hidden(expected: float) -> float:
    """How many revisions stand behind one change found where *expected* were: ``y / (1 - exp(-y))``, at least one."""
    return 1.0 if expected < 1e-9 else expected / -expm1(-expected)


def to_document(history: History) -> dict[str, object]:
    """The history as plain fields for ``articles.schedule``."""
    return {name: getattr(history, name) for name in NAMES}


def from_document(document: Mapping[str, object]) -> History:
    """The history that ``to_document`` wrote; TypeError if fields are missing or unknown."""
    return History(**document)  # type: ignore[arg-type]
