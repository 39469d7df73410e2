"""Every claim of a page as a stamp, where the page itself settles what a claim alone leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crawler.model import Claim, Stamp
from crawler.reading.stamps.agreement import agree, in_utc, same_wall
from crawler.reading.stamps.formats import Reading
from crawler.reading.stamps.frame import Frame
from crawler.reading.stamps.line import Told
from crawler.reading.stamps.read import interpret, stamped

HINTS = ("http:", "sitemap", "feed")


def candidates(claims: Sequence[Claim], frame: Frame) -> tuple[Stamp, ...]:
    """The claims that name an instant, in their order; those still to come are flagged ``future``."""
    told = [(claim, interpret(claim.raw, frame, claim.role)) for claim in claims]
    aware = [
        stamp
        for claim, reading in told
        if reading and reading.reading.offset is not None and not is_hint(claim.source)
        for stamp in [_stamp(claim, reading, frame)]
        if stamp and "relative" not in stamp.flags
    ]
    read = (_settled(claim, reading, frame, aware) for claim, reading in told)
    return tuple(stamp for stamp in read if stamp)


def is_hint(source: str) -> bool:
    """Is the source good for guessing when to look, and no statement about the article?"""
    return source.startswith(HINTS)


def _stamp(claim: Claim, told: Told, frame: Frame) -> Stamp | None:
    return stamped(claim.raw, told, frame, source=claim.source, role=claim.role)


def _settled(claim: Claim, told: Told | None, frame: Frame, aware: Sequence[Stamp]) -> Stamp | None:
    """One claim as a stamp; without an order or a zone of its own, the page's other claims may supply it."""
    if told is None:
        return _ordered(claim, frame, aware)
    own = _stamp(claim, told, frame)
    if told.reading.offset is not None or told.reading.zone or "relative" in told.reading.flags:
        return own
    return _in_the_pages_zone(claim, told, own, frame, aware)


def _in_the_pages_zone(
    claim: Claim, told: Told, own: Stamp | None, frame: Frame, aware: Sequence[Stamp]
) -> Stamp | None:
    """A naive claim, read by the offset of another claim on the page that prints the same wall clock.

    UTC beside another zone is the usual mistake of a program that forgot the zone: then the publisher's zone stands.
    """
    naive = _stamp(claim, replace(told, reading=replace(told.reading, offset=0)), frame)
    twins = [stamp for stamp in aware if naive and stamp.source != claim.source and same_wall(naive, stamp)]
    twin = next((stamp for stamp in twins if not in_utc(stamp)), twins[0] if twins else None)
    if twin is None or (own and agree(own, twin)):
        return own
    if own and in_utc(twin):
        return _flagged(own, "zone-conflict")
    inferred = _stamp(claim, replace(told, reading=_moved(told.reading, twin, naive)), frame)
    flags = ("inferred-zone", "zone-conflict") if own else ("inferred-zone",)
    return _flagged(inferred, *flags) if inferred else own


def _moved(reading: Reading, twin: Stamp, naive: Stamp | None) -> Reading:
    """The reading with the offset of *twin*, in whole quarters of an hour: one of the two may leave out its seconds."""
    difference = naive.at - twin.at if naive else None
    return replace(reading, offset=15 * round(difference.total_seconds() / 900) if difference else 0)


def _ordered(claim: Claim, frame: Frame, aware: Sequence[Stamp]) -> Stamp | None:
    """A date whose order nobody knows, in the one order that agrees with another claim."""
    for stamp in _both_orders(claim, frame):
        if any(agree(stamp, other) or same_wall(stamp, other) for other in aware):
            return replace(_flagged(stamp, "ambiguous"), confidence=min(stamp.confidence, 0.6))
    return None


def _both_orders(claim: Claim, frame: Frame) -> Iterator[Stamp]:
    """The claim read day first, then month first, if its order is not known."""
    for order in ("DMY", "MDY") if not frame.order else ():
        told = interpret(claim.raw, replace(frame, date_order=order), claim.role)
        stamp = _stamp(claim, told, frame) if told else None
        if stamp:
            yield stamp


def _flagged(stamp: Stamp, *flags: str) -> Stamp:
    """The stamp with more flags, each once."""
    return replace(stamp, flags=tuple(dict.fromkeys((*stamp.flags, *flags))))
