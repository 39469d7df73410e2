"""What is known beside a string: who printed it, where, in which language, and when it was seen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache

from crawler.reading.stamps.languages import LANGUAGES
from crawler.reading.stamps.lexicon import Lexicon, codes_of, lexicon_for
from crawler.reading.stamps.settle import offset_zone, zone_named

_MONTH_FIRST_REGIONS = frozenset({"us", "ph"})
_MONTH_FIRST_ZONES = re.compile(
    r"US/|Pacific/Honolulu|America/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Detroit|Boise|Indiana/|Kentucky/)"
)
_DAY_FIRST_ZONES = re.compile(
    r"Europe/(?:London|Dublin|Belfast|Malta)|Australia/|Pacific/Auckland|Asia/(?:Kolkata|Karachi|Dhaka|Colombo)"
)


@dataclass(frozen=True)
class Frame:
    """The visit's UTC moment, the publisher's zone and date order, and the languages to read in, the likeliest first."""

    seen_at: datetime
    zone: str | None
    languages: tuple[str, ...]
    date_order: str

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of the languages."""
        return _lexicon(self.languages)

    @cached_property
    def order(self) -> str:
        """``DMY``, ``MDY`` or empty if nobody can know."""
        return self.date_order or usual_order(self.languages[0] if self.languages else "", self.zone or "")

    def now_in(self, *, offset: int | None, zone: str) -> datetime:
        """The local wall clock of the visit at a printed *offset* or *zone*, else the publisher's, else in UTC."""
        name = zone or self.zone
        place = offset_zone(offset) if offset is not None else zone_named(name) if name else None
        return self.seen_at.astimezone(place or UTC).replace(tzinfo=None)


@lru_cache(maxsize=256)
def _lexicon(languages: tuple[str, ...]) -> Lexicon:
    return lexicon_for(codes_of(languages))


@lru_cache(maxsize=1024)
def usual_order(language: str, zone: str) -> str:
    """How a publisher writes a date in numbers, judged by its language's region and its zone; empty where habits differ.

    >>> usual_order("tr", ""), usual_order("en-US", ""), usual_order("en", "Europe/Istanbul"), usual_order("en-GB", "")
    ('DMY', 'MDY', '', 'DMY')
    """
    code, _, region = language.lower().replace("_", "-").partition("-")
    if code == "en" or not code:
        if region:
            return "MDY" if region in _MONTH_FIRST_REGIONS else "" if region == "ca" else "DMY"
        if _MONTH_FIRST_ZONES.match(zone):
            return "MDY"
        return "DMY" if code and _DAY_FIRST_ZONES.match(zone) else ""
    known = codes_of((code,))
    return LANGUAGES[known[0]].order.replace("YMD", "DMY") if known else ""


TOLERANCE = timedelta(minutes=10)
