"""Which of the times that a page claims are its article's own: by role, provenance, agreement and plausibility."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from crawler.model import Claim, Stamp
from crawler.reading.stamps.agreement import agree, hours_apart, in_utc, same_wall, wall
from crawler.reading.stamps.candidates import candidates, is_hint
from crawler.reading.stamps.frame import TOLERANCE, Frame
from crawler.reading.stamps.together import together

STALE = timedelta(minutes=2)
RECENT = timedelta(hours=36)
_DISPUTED = {"zone-conflict", "machine-stale"}
AGREEMENT = 0.04
_FINER = ("day", "hour", "minute", "second")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The times believed, None where nothing is claimed; ``claims`` are all candidates, those not believed too."""

    date_published: Stamp | None
    date_modified: Stamp | None
    claims: tuple[Stamp, ...]


def choose(
    claims: Sequence[Claim], *, seen_at: datetime, zone: str | None, languages: tuple[str, ...], date_order: str
) -> Chosen:
    """Read every claim and believe one for each role.

    A visible clock newer than the programs' is believed before them (``machine-stale``); of one wall clock in two zones the
    one that is not UTC (``zone-conflict``); any other quarrel is flagged ``ambiguous``. Hints and times still to come are kept and
    never chosen. An edit before release is no error, but flagged.
    """
    read = candidates(claims, Frame(seen_at, zone, tuple(languages), date_order))
    usable = [stamp for stamp in read if not is_hint(stamp.source) and stamp.at <= seen_at + TOLERANCE]
    bare = [stamp for stamp in usable if not stamp.role]
    published, modified = (
        believed([stamp for stamp in usable if stamp.role == role], bare, seen_at) for role in ("published", "modified")
    )
    if published is None:
        published = _only_bare(bare, modified)
    if published and modified and modified.at < published.at and not together(modified, published):
        modified = _flagged(modified, "before-release")
    if published and _unexplained(bare, [stamp for stamp in usable if stamp.role]):
        published = _flagged(published, "ambiguous") if not _DISPUTED & {*published.flags} else published
    return Chosen(date_published=published, date_modified=modified, claims=read)


def believed(claimed: Sequence[Stamp], bare: Sequence[Stamp], seen_at: datetime) -> Stamp | None:
    """The likeliest of the stamps that claim a role; *bare* ones without a label count where they print the same clock."""
    if not claimed:
        return None
    pool = [*claimed, *(stamp for stamp in bare if any(same_wall(stamp, other) for other in claimed))]
    machine = _likeliest([stamp for stamp in pool if not _is_visible(stamp)], pool)
    visible = _likeliest([stamp for stamp in pool if _is_visible(stamp)], pool)
    if machine is None or visible is None or "relative" in visible.flags:
        best = machine or visible
        return _undisputed(best, pool, bare) if best else None
    if agree(machine, visible):
        return _undisputed(_likeliest([machine, visible], pool) or machine, pool, bare)
    if "ambiguous" in visible.flags and _echoes(visible, machine):
        return machine
    if "ambiguous" in visible.flags and seen_at - machine.at > RECENT:
        return _flagged(machine, "ambiguous")
    return _disputed(machine, visible)


def _echoes(visible: Stamp, machine: Stamp) -> bool:
    """Does a line without day or year show the programs' time of day, of a day that is long past?"""
    if visible.precision == "day":
        return (wall(visible).month, wall(visible).day) == (wall(machine).month, wall(machine).day)
    there = wall(replace(machine, zone=visible.zone))
    return (wall(visible).hour, wall(visible).minute) == (there.hour, there.minute)


def _is_visible(stamp: Stamp) -> bool:
    return stamp.source == "visible"


def _likeliest(stamps: Sequence[Stamp], pool: Sequence[Stamp]) -> Stamp | None:
    """The stamp of highest confidence, agreement included; then the finer; then the first."""
    scored = [_heartened(stamp, pool) for stamp in stamps]
    return max(scored, key=lambda stamp: (stamp.confidence, _FINER.index(stamp.precision)), default=None)


def _heartened(stamp: Stamp, pool: Sequence[Stamp]) -> Stamp:
    """The stamp, surer if another source says the same."""
    if any(other.source != stamp.source and agree(stamp, other) for other in pool):
        return replace(stamp, confidence=min(1.0, round(stamp.confidence + AGREEMENT, 2)))
    return stamp


def _undisputed(best: Stamp, pool: Sequence[Stamp], bare: Sequence[Stamp]) -> Stamp:
    """The best stamp, unless another program prints the same wall clock in a zone that is not UTC."""
    others = [stamp for stamp in pool if not agree(stamp, best)]
    twin = next((stamp for stamp in others if same_wall(stamp, best)), None)
    if twin:
        return _flagged(twin if in_utc(best) else best, "zone-conflict")
    if any(hours_apart(stamp, best) for stamp in others):
        return _flagged(best, "zone-conflict")
    return (
        _flagged(best, "zone-conflict") if any(hours_apart(stamp, best) for stamp in _unexplained(bare, pool)) else best
    )


def _unexplained(bare: Sequence[Stamp], pool: Sequence[Stamp]) -> list[Stamp]:
    """The clocks without a label that agree with none of the pool, if there is one."""
    clocks = [stamp for stamp in bare if stamp.precision != "day" and "relative" not in stamp.flags]
    return [stamp for stamp in clocks if pool and not any(agree(stamp, other) for other in pool)]


def _disputed(machine: Stamp, visible: Stamp) -> Stamp:
    """What to believe when the page's text and its programs name different times."""
    if same_wall(machine, visible):
        return _flagged(visible if in_utc(machine) else machine, "zone-conflict")
    newer = visible.at > machine.at + STALE
    if hours_apart(machine, visible):
        return _flagged(visible if newer else machine, "zone-conflict")
    if newer:
        return _flagged(visible, "machine-stale")
    return _flagged(machine, "ambiguous")


def _only_bare(bare: Sequence[Stamp], modified: Stamp | None) -> Stamp | None:
    """A time without a label is when the article appeared, if there is just one and it is not after the modified time."""
    absolute = [stamp for stamp in bare if "relative" not in stamp.flags]
    if not absolute or any(not agree(absolute[0], other) for other in absolute):
        return None
    finest = max(absolute, key=lambda stamp: _FINER.index(stamp.precision))
    return None if modified and finest.at > modified.at else replace(finest, role="published")


def _flagged(stamp: Stamp, *flags: str) -> Stamp:
    """The stamp with more flags, each once."""
    return replace(stamp, flags=tuple(dict.fromkeys((*stamp.flags, *flags))))
