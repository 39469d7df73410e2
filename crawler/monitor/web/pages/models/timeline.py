"""An article's life: its revisions and what its visits met in between, newest first, quiet visits told together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from crawler.model import Outcome, Visit
from crawler.monitor.web.pages.models.rows import Row

QUIET: frozenset[Outcome] = frozenset({"unchanged", "not_modified"})
TEXT_SHOWN: frozenset[Outcome] = frozenset({"new", "changed", "unchanged", "touched", "not_modified"})
ABSENT: frozenset[Outcome] = frozenset({"gone", "blocked", "moved"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One entry: a revision, or ``count`` visits of one outcome between ``start`` and ``end``.

    ``back`` tells that the text was shown again after it had been gone, blocked or moved. ``reason`` and ``status`` are those
    of the newest of the visits.
    """

    start: datetime
    end: datetime
    row: Row | None = None
    outcome: Outcome | None = None
    count: int = 1
    back: bool = False
    reason: str = ""
    status: int | None = None
    moved_to: str | None = None
    claim: str = ""


def timeline(rows: Iterable[Row], visits: Iterable[Visit]) -> list[Moment]:
    """Everything that happened, newest first; visits may come in any order."""
    of_rows = [Moment(start=row.at, end=row.at, row=row) for row in rows]
    moments = sorted([*of_rows, *of_visits(visits)], key=lambda each: (each.start, each.row is not None))
    return list(reversed(list(joined(moments))))


def of_visits(visits: Iterable[Visit]) -> Iterator[Moment]:
    """The visits that a revision does not tell already, oldest first."""
    absent = False
    for visit in sorted(visits, key=lambda visit: visit.at):
        back = absent and visit.outcome in TEXT_SHOWN
        if visit.outcome not in {"new", "changed"} or back:
            yield moment_of(visit, back=back)
        absent = visit.outcome in ABSENT or (absent and visit.outcome == "failed")


def moment_of(visit: Visit, *, back: bool) -> Moment:
    """A single visit."""
    return Moment(
        start=visit.at,
        end=visit.at,
        outcome=visit.outcome,
        back=back,
        reason=visit.reason,
        status=visit.status,
        moved_to=visit.moved_to,
        claim=visit.date_modified.raw if visit.date_modified and visit.outcome == "touched" else "",
    )


def joined(moments: Sequence[Moment]) -> Iterator[Moment]:
    """Neighbouring visits that met the same told together."""
    pending: Moment | None = None
    for moment in moments:
        if pending and alike(pending, moment):
            pending = together(pending, moment)
            continue
        if pending:
            yield pending
        pending = moment
    if pending:
        yield pending


def alike(one: Moment, other: Moment) -> bool:
    """Did both meet the same, with nothing to tell apart?"""
    if one.row or other.row or other.back:
        return False
    quiet = one.outcome in QUIET and other.outcome in QUIET
    same = one.outcome == other.outcome and one.outcome != "touched" and one.reason == other.reason
    return quiet or (same and one.moved_to == other.moved_to)


def together(one: Moment, other: Moment) -> Moment:
    """Two entries as one."""
    return Moment(
        start=one.start,
        end=other.end,
        outcome="unchanged" if one.outcome in QUIET else one.outcome,
        count=one.count + other.count,
        back=one.back,
        reason=other.reason,
        status=other.status,
        moved_to=other.moved_to,
    )
