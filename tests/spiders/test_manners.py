"""Pace, budget and quiet hours come from the settings, and a publisher's file goes first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from scrapy.settings import Settings

from crawler.errors import PublisherFileError, UsageError
from crawler.model import Publisher
from crawler.schedule.quiet import quiet_hours
from crawler.spiders.manners import Manners
from crawler.store.frontier import Host
from tests.store.newsdesk import MORNING

SETTINGS = {"HOST_VISITS_PER_DAY": 5000, "QUIET_HOURS": "01:00-06:00", "LEASE_SECONDS": 60, "CONCURRENT_REQUESTS": 16}


def paper(name: str = "example", **more: object) -> Publisher:
    return Publisher(name=name, title=name, domains=("news.example",), zone="Europe/Istanbul", **more)  # type: ignore[arg-type]


def manners(*publishers: Publisher, **settings: object) -> Manners:
    named = {publisher.name: publisher for publisher in publishers}
    return Manners.from_settings(Settings({**SETTINGS, **settings}), named, delay_of=lambda _: timedelta())


def host(*publishers: str) -> Host:
    return Host(name="news.example", publishers=publishers, wake=MORNING)


def test_a_host_of_two_publishers_keeps_the_smaller_budget() -> None:
    found = manners(paper(visits_per_day=200), paper("another", visits_per_day=90), paper("third"))
    assert found.budget(host("example", "another", "third")) == 90
    assert found.budget(host("third")) == found.budget(host("news.example")) == 5000


def test_quiet_hours_are_a_publishers_own_or_the_settings_by_its_clock() -> None:
    found = manners(paper(quiet_hours="23:00-05:00"), paper("another"))
    assert found.quiet_at(host("example")) == ((quiet_hours("23:00-05:00"), "Europe/Istanbul"),)
    assert found.quiet_at(host("another")) == ((quiet_hours("01:00-06:00"), "Europe/Istanbul"),)
    assert found.quiet_at(host("news.example")) == ((quiet_hours("01:00-06:00"), None),)


def test_what_cannot_be_kept_is_refused_with_its_place() -> None:
    with pytest.raises(UsageError, match="QUIET_HOURS: 'night'"):
        manners(QUIET_HOURS="night")
    with pytest.raises(UsageError, match="LEASE_SECONDS"):
        manners(LEASE_SECONDS=0)
    with pytest.raises(PublisherFileError, match="example: quiet_hours"):
        manners(paper(quiet_hours="late"))
    with pytest.raises(PublisherFileError, match="visits_per_day"):
        manners(paper(visits_per_day=0))
