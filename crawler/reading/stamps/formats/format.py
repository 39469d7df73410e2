"""What a format is: a pattern over signs, how to read it, and the strings that prove it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from crawler.model import Precision


class Impossible(Exception):  # noqa: N818
    """The string has the shape of a date and names none: month 13, year 0, a day that has not come."""


class Ambiguous(Impossible):
    """The numbers are a date in two orders, and nothing on the line says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known beside the string.

    ``today`` is the local day of the visit in the stamp's zone, ``now`` its local wall clock; ``order`` is ``DMY``, ``MDY`` or
    ``YMD``, empty if unknown; ``weekday`` is the one printed on the line (Monday is 0); ``clock`` tells whether a time of day
    stands beside the date, ``label`` whether a label stands before it.
    """

    now: datetime
    order: str = ""
    weekday: int | None = None
    clock: bool = False
    label: bool = False

    @property
    def today(self) -> date:
        """The local day of the visit."""
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was read, how far to trust it (0–1), and flags of the stamp."""

    day: date
    trust: float = 0.85
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A string and the wall clock it means in *zone*, seen at a UTC moment; None if it must be refused."""

    raw: str
    meant: str | None
    language: str = "en"
    zone: str = "Europe/Istanbul"
    seen_at: str = "2014-11-07 13:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to write a day. Formats are tried by ``rank``, lowest first; the first whose pattern is found reads the day.

    ``read`` returns None if the match is no date after all, and raises :class:`Impossible` if it is a date that cannot be.
    """

    name: str
    rank: int
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Context], Day | None]
    examples: tuple[Example, ...]


def a_day(year: int, month: int, day: int) -> date:
    """The day; :class:`Impossible` for a day no calendar has, or one before the news were online."""
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise Impossible from error
    if found.year < EARLIEST_YEAR:
        raise Impossible
    return found


EARLIEST_YEAR = 1995


def latest_year(month: int, day: int, context: Context) -> date:
    """The latest such day of a year that has begun by now.

    >>> latest_year(12, 25, Context(now=datetime(2014, 11, 7, 15)))
    datetime.date(2013, 12, 25)
    """
    for year in range(context.today.year, context.today.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= context.today:
            return found
    raise Impossible


@dataclass(frozen=True, slots=True)
class Reading:
    """A time as a string gives it: a wall clock, and the offset (minutes east of Greenwich) or zone printed beside it, if any."""

    clock: datetime
    precision: Precision
    offset: int | None = None
    zone: str = ""
    trust: float = 0.85
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineFormat:
    """A value written by a program, recognised whole and read without a dictionary."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Reading]
    examples: tuple[Example, ...]
