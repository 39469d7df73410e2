"""The benchmarks of alerts and of watching, in small: nothing is lost, and everybody on watch gets everything."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import alerts, farewell, latency
from crawler.store.choose import find_server, stop_servers


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    stop_servers(tmp_path)


def test_no_alert_is_lost_when_the_service_is_killed_and_its_receiver_fails(home: Path) -> None:
    found = asyncio.run(alerts.run(40, 1, home))
    assert found["faults"] == []


def test_watch_event_stream_and_web_hook_get_every_revision(home: Path) -> None:
    uri = find_server(mongodb_uri=None, home=home).uri
    delays = asyncio.run(latency.measured(uri, 20, 20))
    assert set(delays) >= {"watch", "events", "webhook"} and {len(found) for found in delays.values()} == {20}


def test_programs_that_run_for_ever_end_when_they_are_told_to(home: Path) -> None:
    found = asyncio.run(farewell.trial(3, list(farewell.PROGRAMS), home, random.Random(3), longest=float("inf")))
    assert (found["runs"], found["faults"], found["in spite"]) == (3, [], 0)
