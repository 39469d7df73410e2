"""The time of day on a stretch of a line, and the zone printed beside it or apart from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.reading.stamps.clock import CLOCK, NAMED, OFFSET, Clock, clock_of, offset_of
from crawler.reading.stamps.formats import Impossible
from crawler.reading.stamps.frame import Frame
from crawler.reading.stamps.settle import zone_named
from crawler.reading.stamps.signs import FIRST_ZONE
from crawler.reading.stamps.zone_words import BY_DATE, FIXED, SHARED

_ELSEWHERE = r"\d{1,2}[:.]?\d\d ?(?:[ap]\.? ?)?[Y\ue000-\ue0ff]"
SAME_ELSEWHERE = re.compile(rf"\({_ELSEWHERE}[^()]{{0,8}}\)|(?<=[Y\ue000-\ue0ff]) ?[/|] ?{_ELSEWHERE}(?![+-])")


@dataclass(frozen=True, slots=True)
class PrintedZone:
    """A printed offset (minutes) or zone name; ``shared`` is an abbreviation that the publisher's place must settle."""

    offset: int | None = None
    name: str = ""
    shared: str = ""


def clock_and_zone(rest: str, zones: tuple[str, ...]) -> tuple[Clock | None, PrintedZone, str]:
    """The first time of day, the zone beside it or anywhere after, and *rest* with both blanked."""
    dated = "#" in rest
    for match in CLOCK.finditer(rest):
        hour_only = not match["minute"] and not match["military"]
        if hour_only and not dated:
            continue
        clock = _clock_beside_a_date(match) if match["sep"] == "." else clock_of(match)
        if clock is None:
            continue
        beside = OFFSET.match(rest, match.end())
        zone = _zone(beside, zones) if beside else PrintedZone()
        rest = blank(rest, (match.start(), beside.end() if beside else match.end()))
        if beside:
            return clock, zone, NAMED.sub("#", rest)
        return clock, *_named_anywhere(rest, zones)
    return None, *_named_anywhere(rest, zones)


def _clock_beside_a_date(match: re.Match[str]) -> Clock | None:
    """``09.18`` if it can be a time; other numbers with a point are numbers."""
    try:
        return clock_of(match)
    except Impossible:
        return None


def _named_anywhere(rest: str, zones: tuple[str, ...]) -> tuple[PrintedZone, str]:
    """A zone that stands apart from the clock."""
    named = re.search("[Y\ue000-\ue0ff]", rest)
    if not named:
        return PrintedZone(), rest
    beside = OFFSET.match(rest, named.start())
    zone = _zone(beside, zones) if beside else PrintedZone()
    return zone, blank(rest, beside.span() if beside else named.span())


def _zone(match: re.Match[str], zones: tuple[str, ...]) -> PrintedZone:
    """What a match of :data:`OFFSET` names."""
    if not match["named"]:
        return PrintedZone(offset=offset_of(match))
    name = zones[ord(match["named"]) - FIRST_ZONE]
    if name in FIXED:
        return PrintedZone(offset=FIXED[name])
    return PrintedZone(shared=name) if name in SHARED else PrintedZone(name=BY_DATE.get(name, name))


def settle_shared(zone: PrintedZone, wall: datetime, frame: Frame) -> None:
    """An abbreviation that several places use is the publisher's, if its clock agrees within an hour."""
    if not zone.shared:
        return
    place = zone_named(frame.zone) if frame.zone else None
    here = wall.replace(tzinfo=place).utcoffset() if place else None
    if here is None or not any(
        abs(here - timedelta(minutes=offset)) <= timedelta(hours=1) for offset in SHARED[zone.shared]
    ):
        raise Impossible


def blank(signs: str, *spans: tuple[int, int]) -> str:
    """*signs* with ``#`` over the given spans."""
    for start, end in spans:
        signs = signs[:start] + "#" * (end - start) + signs[end:]
    return signs
