"""By which clock a site prints its times: zones named, offsets in machine times, visible clocks beside them, domain, language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from crawler.discovery.countries import all_clocks, clocks_of, clocks_where, countries_of
from crawler.model import Claim, Stamp
from crawler.reading.stamps.read import read_stamp

QUARTER = timedelta(minutes=15)
EAST, WEST = timedelta(hours=14), timedelta(hours=-12)
SLACK = timedelta(seconds=61)  # a visible clock has no seconds
LISTED = {"feed", "sitemap"}  # sources of claims that a paper's machines write
ENOUGH = 0.8  # share of the observations that a zone has to fit


@dataclass(frozen=True, slots=True)
class Offset:
    """A clock seen beside its instant: how far it was from UTC then."""

    at: datetime
    offset: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A zone (None if nothing tells), how sure it is (``sure``, ``likely``, ``not known``), and from what."""

    zone: str | None
    how_sure: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The claims of one article, those of its listings included, and the languages to read them in."""

    claims: tuple[Claim, ...]
    languages: tuple[str, ...]
    date_order: str = ""


def zone_of(host: str, languages: tuple[str, ...], articles: Sequence[Times], *, seen_at: datetime) -> Guess:
    """The zone of a site, from the times of a few of its articles and from where it seems to be at home."""
    read = [_stamps(times, None, seen_at) for times in articles]
    if named := _named(stamp for stamps in read for stamp in stamps):
        return Guess(zone=named, how_sure="sure", because="its stamps name the zone")
    beside = [offset for times in articles for offset in beside_machine_times(times, seen_at)]
    stamps = [stamp for stamps in read for stamp in stamps]
    printed = _printed(stamp for stamp in stamps if stamp.source not in LISTED)
    countries = countries_of(host, languages)
    if seen := beside or printed:
        what = "visible clocks beside machine times" if beside else "offsets of machine times"
        return _fitting(seen, countries, languages, what)
    return _by_listings(_printed(stamps), countries, languages)


def _printed(stamps: Iterable[Stamp]) -> list[Offset]:
    """The offsets that stamps give themselves; UTC is everybody's."""
    offsets = ((stamp.at, _offset(stamp.zone)) for stamp in stamps)
    return [Offset(at, offset) for at, offset in offsets if offset]


def _by_listings(seen: list[Offset], countries: tuple[tuple[str, str], ...], languages: tuple[str, ...]) -> Guess:
    """The zone where only feeds and sitemaps give an offset, which may be that of a machine far away: the country speaks first."""
    if not seen:
        return _at_home(countries)
    fitting, home = _fitting(seen, countries, languages, "offsets in listings"), _at_home(countries)
    if home.zone is None or fitting.how_sure == "sure":
        return fitting
    return Guess(zone=home.zone, how_sure="likely", because=f"{home.because}, though its listings have another offset")


def _stamps(times: Times, zone: str | None, seen_at: datetime) -> tuple[Stamp, ...]:
    """Each claim read for itself: none lends another its zone."""
    read = (
        read_stamp(
            claim.raw, seen_at=seen_at, zone=zone, languages=times.languages, date_order=times.date_order or "DMY",
            source=claim.source, role=claim.role,
        )
        for claim in times.claims
    )  # fmt: skip
    return tuple(stamp for stamp in read if stamp is not None)


def _named(stamps: Iterable[Stamp]) -> str | None:
    """The zone that visible stamps print by name ("ET", "TSİ")."""
    names = Counter(stamp.zone for stamp in stamps if stamp.source == "visible" and "/" in stamp.zone)
    return names.most_common(1)[0][0] if names else None


def beside_machine_times(times: Times, seen_at: datetime) -> list[Offset]:
    """What one article's visible clocks, taken for UTC, are away from its machine times: whole quarters of an hour, or nothing."""
    stamps = _stamps(times, "UTC", seen_at + EAST)
    visible = [one for one in stamps if one.source == "visible" and one.zone == "UTC" and one.precision != "day"]
    machine = [one for one in stamps if one.source != "visible" and _offset(one.zone) is not None]
    found = Counter[tuple[datetime, timedelta]]()
    for clock in visible:
        for instant in machine:
            apart = clock.at - instant.at
            steps = round(apart / QUARTER) * QUARTER
            if WEST <= steps <= EAST and abs(apart - steps) <= SLACK and _same_role(clock, instant):
                found[instant.at, steps] += 1
    return [Offset(*found.most_common(1)[0][0])] if found else []


def _same_role(one: Stamp, other: Stamp) -> bool:
    return not one.role or not other.role or one.role == other.role


def _offset(zone: str) -> timedelta | None:
    """The offset that a stamp's zone is by itself; None for a zone with a name.

    >>> _offset("+03:00"), _offset("Europe/Istanbul")
    (datetime.timedelta(seconds=10800), None)
    """
    if zone == "UTC":
        return timedelta(0)
    sign, digits = zone[:1], zone[1:].replace(":", "")
    if sign not in {"+", "-"} or len(digits) != 4 or not digits.isdigit():
        return None
    return timedelta(hours=int(digits[:2]), minutes=int(digits[2:])) * (1 if sign == "+" else -1)


def _at_home(countries: tuple[tuple[str, str], ...]) -> Guess:
    """The zone where no clock tells: that of the country, if it has but one."""
    for country, because in countries:
        zones = clocks_of(country)
        if len(zones) == 1:
            return Guess(zone=zones[0], how_sure="likely", because=because)
    return Guess(zone=None, how_sure="not known", because="no page shows a time with its offset")


def _fitting(
    seen: list[Offset], countries: tuple[tuple[str, str], ...], languages: tuple[str, ...], what: str
) -> Guess:
    """The first zone that fits what was seen: of the likely countries, else of those that speak the language, else any."""
    for country, because in countries:
        for zone in clocks_of(country):
            if fits(zone, seen):
                return Guess(zone=zone, how_sure="sure", because=f"{what}, and {because}")
    others = [zone for zone in dict.fromkeys((*clocks_where(languages), *all_clocks())) if fits(zone, seen)]
    if not others:
        return Guess(zone=None, how_sure="not known", because=f"{what} that fit no zone")
    also = f" (it could be {' or '.join(others[1:3])} as well)" if len(others) > 1 else ""
    return Guess(zone=others[0], how_sure="likely", because=what + also)


def fits(zone: str, seen: Iterable[Offset]) -> bool:
    """Whether a zone's clocks stood like that at those instants, but for a few.

    >>> fits("Europe/Istanbul", [Offset(datetime.fromisoformat("2026-01-05T12:00:00+00:00"), timedelta(hours=3))])
    True
    """
    clock = ZoneInfo(zone)
    verdicts = [one.at.astimezone(clock).utcoffset() == one.offset for one in seen]
    return sum(verdicts) >= ENOUGH * len(verdicts)
