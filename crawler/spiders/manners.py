"""How a schedule treats hosts: pace, budget and quiet hours, from the settings and the publishers' files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Self

from scrapy.settings import BaseSettings

from crawler.errors import PublisherFileError, UsageError
from crawler.model import Publisher
from crawler.schedule.quiet import Hours, quiet_hours
from crawler.store.frontier import Host

Quiet = tuple[tuple[Hours, str | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How hosts are treated: requests on their way per host and altogether, how long a turn lasts without a sign of life.

    ``delay_of`` tells the time between two requests to a host. A host belongs to the publishers that are named in its state;
    one without a file has the settings' ``visits_per_day`` (0: no limit) and ``quiet`` hours, by the clock of UTC.
    """

    per_host: int
    altogether: int
    lease: timedelta
    visits_per_day: int
    quiet: Hours
    publishers: Mapping[str, Publisher]
    delay_of: Callable[[str], timedelta]

    @classmethod
    def from_settings(
        cls, settings: BaseSettings, publishers: Mapping[str, Publisher], *, delay_of: Callable[[str], timedelta]
    ) -> Self:
        """CONCURRENT_REQUESTS, CONCURRENT_REQUESTS_PER_DOMAIN, LEASE_SECONDS, HOST_VISITS_PER_DAY, QUIET_HOURS; UsageError."""
        lease = settings.getfloat("LEASE_SECONDS")
        if lease < 1.0:
            raise UsageError(f"LEASE_SECONDS is {lease}, and a turn at a host needs a second at least.")
        return cls(
            per_host=max(settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN"), 1),
            altogether=settings.getint("CONCURRENT_REQUESTS"),
            lease=timedelta(seconds=lease),
            visits_per_day=settings.getint("HOST_VISITS_PER_DAY"),
            quiet=hours_in(settings.get("QUIET_HOURS") or ""),
            publishers=checked(publishers),
            delay_of=delay_of,
        )

    def budget(self, host: Host) -> int:
        """The visits a day that a host is asked for at most: the least that one of its publishers allows."""
        named = [one.visits_per_day for one in self._of(host) if one.visits_per_day is not None]
        return min(named, default=self.visits_per_day)

    def quiet_at(self, host: Host) -> Quiet:
        """The quiet hours of each of a host's publishers, with its zone."""
        found = tuple(
            (quiet_hours(one.quiet_hours) if one.quiet_hours else self.quiet, one.zone) for one in self._of(host)
        )
        return found or ((self.quiet, None),)

    def _of(self, host: Host) -> list[Publisher]:
        return [self.publishers[name] for name in host.publishers if name in self.publishers]


def hours_in(text: str) -> Hours:
    """QUIET_HOURS read; UsageError with an example if it cannot be."""
    try:
        return quiet_hours(text)
    except ValueError as error:
        raise UsageError(f"QUIET_HOURS: {error}.") from error


def checked(publishers: Mapping[str, Publisher]) -> Mapping[str, Publisher]:
    """The publishers, if their manners can be read; PublisherFileError names the one whose cannot."""
    for publisher in publishers.values():
        try:
            quiet_hours(publisher.quiet_hours)
        except ValueError as error:
            raise PublisherFileError(publisher.name, f"quiet_hours: {error}") from error
        if publisher.visits_per_day is not None and publisher.visits_per_day < 1:
            raise PublisherFileError(publisher.name, "visits_per_day is less than 1")
    return publishers
