"""A cluster loses no page when one of its machines does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.cluster.trial import Trial, run
from crawler.store.choose import find_server
from crawler.store.embedded import stop
from tests.cluster.broker import MISSING, broker, is_installed


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A folder whose database ends with the test."""
    yield tmp_path / "home"
    for folder in (tmp_path / "home").iterdir():
        if folder.is_dir():
            stop(folder)


@pytest.mark.skipif(not is_installed(), reason=MISSING)
def test_a_worker_that_is_killed_in_mid_crawl_loses_no_page(tmp_path: Path, home: Path) -> None:
    (tmp_path / "broker").mkdir()
    server = find_server(mongodb_uri=None, home=home)
    trial = Trial(pages=24, hosts=3, workers=2, delay=0.2, lease=6.0, limit=120)
    with broker(tmp_path / "broker") as address:
        outcome = run(trial, folder=tmp_path, uri=server.uri, database="cluster", broker=address)
    assert outcome.recorded == trial.pages
    assert outcome.most_in_window <= 1.05 * outcome.allowed_in_window + 1
