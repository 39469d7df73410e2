"""One line or machine value, read as one stamp."""

from __future__ import annotations

import re
from datetime import datetime

from crawler.model import Role, Stamp
from crawler.reading.stamps.fallback import read_elsewhere
from crawler.reading.stamps.formats import MACHINE_FORMATS, Impossible, MachineFormat, Reading
from crawler.reading.stamps.frame import TOLERANCE, Frame
from crawler.reading.stamps.line import Told, read_line
from crawler.reading.stamps.settle import Settled, settle, settle_offset
from crawler.reading.stamps.signs import signs_of

_MACHINES_BEGIN = frozenset("0123456789/")
LONGEST = 400
"""No stamp line is longer (characters); a longer string is text."""


def read_stamp(
    raw: str,
    *,
    seen_at: datetime,
    zone: str | None,
    languages: tuple[str, ...] = (),
    date_order: str = "",
    source: str = "visible",
    role: Role = "",
) -> Stamp | None:
    """The instant that *raw* names as it stood on the page at *seen_at*; None if it names none, or one still to come.

    Of several times on a line it is the modified one, unless *role* is ``published``. A label on the line decides the role,
    else *role* does. Without an offset in *raw* the clock is read in *zone* (IANA); without both there is no instant.
    """
    frame = Frame(seen_at, zone, languages, date_order)
    told = interpret(raw, frame, role)
    stamp = stamped(raw, told, frame, source=source, role=role) if told else None
    return stamp if stamp and stamp.at <= seen_at + TOLERANCE else None


def interpret(raw: str, frame: Frame, role: Role = "") -> Told | None:
    """What *raw* says, before the zone is applied; of several times the one labelled as *role*."""
    value = raw.strip() if len(raw) <= LONGEST else ""
    if not value:
        return None
    if value[0] in _MACHINES_BEGIN:
        for form in MACHINE_FORMATS:
            found = form.pattern.fullmatch(value)
            if found:
                return _machine(form, found)
    told = read_line(signs_of(value, frame.lexicon), frame, role)
    if told is None and (elsewhere := read_elsewhere(value, frame)):
        return Told(elsewhere, "")
    return told


def _machine(form: MachineFormat, found: re.Match[str]) -> Told | None:
    """A program's value; it has no label and says nothing else."""
    try:
        return Told(form.read(found), "")
    except Impossible:
        return None


def stamped(raw: str, told: Told, frame: Frame, *, source: str, role: Role) -> Stamp | None:
    """A reading as a stamp in UTC; None if no zone is known or there is no such instant."""
    reading = told.reading
    settled = _settled(reading, frame)
    if settled is None:
        return None
    ahead = ("future",) if settled.at > frame.seen_at else ()
    return Stamp(
        at=settled.at,
        raw=raw,
        source=source,
        zone=settled.zone,
        precision=reading.precision,
        flags=tuple(dict.fromkeys((*reading.flags, *settled.flags, *ahead))),
        role=told.role or role,
        confidence=confidence(reading, source),
    )


def _settled(reading: Reading, frame: Frame) -> Settled | None:
    """The reading's instant: by its own offset, its own zone, or the publisher's."""
    try:
        if reading.offset is not None:
            return settle_offset(reading.clock, reading.offset)
        zone = reading.zone or frame.zone
        return settle(reading.clock, zone=zone) if zone else None
    except OverflowError:
        return None


def confidence(reading: Reading, source: str) -> float:
    """How far to believe a reading from *source*, 0–1, before other claims agree or not."""
    aware = reading.offset is not None
    if "relative" in reading.flags or reading.precision == "day":
        return min(reading.trust, 0.5)
    if source == "time":
        return 0.6
    if source == "visible":
        return 0.95 if aware and reading.trust >= 0.8 else min(reading.trust, 0.85)
    if source.startswith("http") or source in {"sitemap", "feed"}:
        return 0.3
    return 0.95 if aware else 0.8
