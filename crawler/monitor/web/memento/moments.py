"""Instants as Memento writes them, and which memento stands for an instant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from crawler.errors import UsageError

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HTTP_DATE = re.compile(rf"(?:{'|'.join(DAYS)}), (\d\d) ({'|'.join(MONTHS)}) (\d{{4}}) (\d\d):(\d\d):(\d\d) GMT")
STAMP = re.compile(r"(\d{14})(\d{3})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A memento of an article: the revision, when it was first seen, and the stamp that names it in an address."""

    number: int
    at: datetime
    stamp: str


def moments_of(found: Sequence[tuple[datetime, int]]) -> list[Moment]:
    """The mementos of a history in the order of time; two of one second are told apart by their milliseconds."""
    seconds = Counter(f"{at:%Y%m%d%H%M%S}" for at, _ in found)
    return [
        Moment(number=number, at=at, stamp=stamp_of(at, precise=seconds[f"{at:%Y%m%d%H%M%S}"] > 1))
        for at, number in sorted(found)
    ]


def stamp_of(at: datetime, *, precise: bool) -> str:
    """An instant as fourteen digits, or seventeen.

    >>> stamp_of(datetime(2026, 3, 2, 9, tzinfo=UTC), precise=False)
    '20260302090000'
    """
    return f"{at:%Y%m%d%H%M%S}" + (f"{at.microsecond // 1000:03}" if precise else "")


def instant_in(stamp: str) -> datetime:
    """The last instant that a stamp covers; UsageError if it is none."""
    found = STAMP.fullmatch(stamp)
    try:
        if found:
            at = datetime.strptime(found[1], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
            return at + timedelta(milliseconds=int(found[2]) if found[2] else 999)
    except (ValueError, OverflowError):
        pass
    raise UsageError("A memento's address has fourteen digits: year, month, day, hour, minute, second (UTC).")


def accepted(header: str) -> datetime:
    """The instant that an Accept-Datetime header names (RFC 7089, 2.1.1); UsageError if it is none.

    >>> str(accepted("Thu, 31 May 2007 20:35:00 GMT"))
    '2007-05-31 20:35:00.999000+00:00'
    """
    found = HTTP_DATE.fullmatch(header.strip())
    try:
        if found:
            day, month, *rest = found.groups()
            year, hour, minute, second = map(int, rest)
            return datetime(year, MONTHS.index(month) + 1, int(day), hour, minute, second, 999_000, tzinfo=UTC)
    except ValueError:
        pass
    raise UsageError("Accept-Datetime is no HTTP date: write it as Thu, 31 May 2007 20:35:00 GMT.")


def standing_at(moments: Sequence[Moment], at: datetime) -> int:
    """The place of the memento that stood at an instant: the last one seen by then, the first one for any time before it."""
    return max(bisect_right(moments, at, key=lambda moment: moment.at) - 1, 0)


def http_date(at: datetime) -> str:
    """An instant as HTTP has it, to the second.

    >>> http_date(datetime(2007, 5, 31, 20, 35, tzinfo=UTC))
    'Thu, 31 May 2007 20:35:00 GMT'
    """
    return format_datetime(at.replace(microsecond=0), usegmt=True)
