"""The clock of the day, and the ways a house prints a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from crawler.newsroom.script import House, Moment

DAY = timedelta(hours=14)
NOON = 12


@dataclass(frozen=True, slots=True)
class Clock:
    """The day began at ``start`` (UTC), long enough before now that nothing of it lies in the future."""

    start: datetime

    @classmethod
    def of_a_day_before(cls, now: datetime) -> Clock:
        """The clock of a day that is over at *now*."""
        return cls(now.astimezone(UTC).replace(microsecond=0) - DAY)

    def instant(self, moment: Moment, zone: str) -> datetime:
        """A moment of the script as an instant in UTC; wall clocks are those of the zone."""
        if isinstance(moment, timedelta):
            return self.start + moment
        return moment.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def shown(instant: datetime, house: House, form: str) -> str:
    """An instant as a house prints it in one of its ``forms``.

    Their fields are ``t`` (the wall clock of its zone), ``month``, ``hour`` (1–12) and ``half`` (a.m. or p.m.).
    """
    t = instant.astimezone(ZoneInfo(house.zone))
    return house.forms[form].format(
        t=t,
        month=house.months[t.month - 1],
        hour=t.hour % NOON or NOON,
        half="p.m." if t.hour >= NOON else "a.m.",
    )


def machine(instant: datetime, house: House) -> str:
    """An instant in ISO 8601 with the offset of the house's zone."""
    return instant.astimezone(ZoneInfo(house.zone)).isoformat()
