"""Crawler and database may be killed at any moment, and crawls may run side by side: nothing is lost or recorded twice."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.newsroom.server import Response, Site, serve
from tests.e2e.database import database
from tests.e2e.pages import SENTENCES, article
from tests.e2e.shell import Tashih

STORIES = 24
HTML = {"Content-Type": "text/html; charset=utf-8"}


def story(number: int, *, edited: bool = False) -> Response:
    """One of many stories; slow enough that a crawl can be met in the middle."""
    first = SENTENCES[0].replace("eleven", f"{number + 2}{' long' if edited else ''}")
    return Response(
        headers=HTML, body=article(f"Ferry line {number} to reopen", (first, *SENTENCES[1:])).encode(), delay=0.1
    )


@pytest.fixture
def site() -> Iterator[Site]:
    with serve({f"/story-{number}": story(number) for number in range(STORIES)}) as site:
        yield site


@pytest.fixture
def watchlist(site: Site, tmp_path: Path) -> str:
    file = tmp_path / "watchlist.txt"
    file.write_text("\n".join(site.url(f"/story-{number}") for number in range(STORIES)))
    return f"urls={file}"


def wait_until_asked(site: Site, times: int) -> None:
    """Until a crawl has asked for so many stories."""
    for _ in range(600):
        if sum(line.path.startswith("/story-") for line in site.requests) >= times:
            return
        time.sleep(0.05)
    raise AssertionError("the crawl asked for too few stories")


def finish(crawl: subprocess.Popen[str]) -> str:
    """Wait for a crawl that must succeed."""
    _, said = crawl.communicate(timeout=120)
    assert crawl.returncode == 0, said
    return said


def server_pid(tashih: Tashih) -> int:
    """The embedded server's process, as the status shows it."""
    status = tashih.run("db", "status").stdout
    return next(int(line.split()[-1]) for line in status.splitlines() if line.startswith("process"))


def recorded(tashih: Tashih) -> Counter[str]:
    """How many revisions each article has; the numbers must be 1, 2, 3 … without a gap or repeat."""
    numbers: dict[str, list[int]] = {}
    for revision in tashih.revisions():
        numbers.setdefault(revision["article"], []).append(revision["number"])
    assert all(sorted(found) == list(range(1, len(found) + 1)) for found in numbers.values())
    return Counter({article: len(found) for article, found in numbers.items()})


def test_a_killed_crawl_leaves_whole_revisions_and_the_next_one_goes_on(
    tashih: Tashih, site: Site, watchlist: str
) -> None:
    crawl = tashih.start("crawl", "news", "-a", watchlist)
    wait_until_asked(site, STORIES // 2)
    crawl.kill()
    crawl.communicate()
    before = recorded(tashih)
    tashih.crawl("-a", watchlist)
    after = recorded(tashih)
    assert len(after) == STORIES and set(after.values()) == {1}
    assert set(before) <= set(after)
    with database(tashih) as db:
        assert db.captures.count_documents({"_id": {"$in": [r["capture"] for r in db.revisions.find()]}}) == STORIES


def test_a_killed_database_is_started_again_and_the_crawl_loses_nothing(
    tashih: Tashih, site: Site, watchlist: str
) -> None:
    tashih.run("db", "start")
    crawl = tashih.start("crawl", "news", "-a", watchlist)
    wait_until_asked(site, STORIES // 3)
    os.kill(server_pid(tashih), signal.SIGKILL)
    finish(crawl)
    after = recorded(tashih)
    assert len(after) == STORIES and set(after.values()) == {1}


def test_two_crawls_at_once_record_every_change_once(tashih: Tashih, site: Site, watchlist: str) -> None:
    for edition in range(2):
        for number in range(STORIES):
            site.pages[f"/story-{number}"] = story(number, edited=bool(edition))
        for crawl in [tashih.start("crawl", "news", "-a", watchlist) for _ in range(2)]:
            finish(crawl)
        after = recorded(tashih)
        assert len(after) == STORIES and set(after.values()) == {edition + 1}
