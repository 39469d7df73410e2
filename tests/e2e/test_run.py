"""``tashih run`` as ops live with it: cron, a service that is stopped, a process that is killed, two at once."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.newsroom.server import Response, Site, serve
from tests.e2e.database import database
from tests.e2e.pages import article
from tests.e2e.shell import Tashih

STORIES = 24
HTML = {"Content-Type": "text/html; charset=utf-8"}
FILE = """
from crawler.model import Publisher
PUBLISHER = Publisher(
    name="ferrypaper", title="Ferry Paper", domains=("{place}",), feeds=("http://{place}/feed.xml",), {more}
    article_pattern="/story-",
)
"""


def withdrawn(*, delay: float = 0.05) -> Response:
    """A page that is answered for and needs no reading."""
    return Response(status=410, body=b"withdrawn", delay=delay)


def listing(site: Site, stories: int) -> Response:
    items = "".join(f"<item><link>{site.url(f'/story-{number}')}</link></item>" for number in range(stories))
    return Response(
        headers={"Content-Type": "application/rss+xml"}, body=f"<rss><channel>{items}</channel></rss>".encode()
    )


@pytest.fixture
def site() -> Iterator[Site]:
    with serve({f"/story-{number}": withdrawn() for number in range(STORIES + 1)}) as site:
        site.pages["/feed.xml"] = listing(site, STORIES)
        yield site


@pytest.fixture
def paper(tashih: Tashih, site: Site, tmp_path: Path) -> Tashih:
    """A command line that watches one paper, which it shares with nobody."""
    describe(site, tmp_path)
    tashih.variables["PUBLISHERS_PATH"] = str(tmp_path)
    return tashih


def describe(site: Site, folder: Path, more: str = "") -> None:
    place = site.url("/").split("/")[2]
    (folder / "ferrypaper.py").write_text(FILE.format(place=place, more=more))


def asked(site: Site) -> Counter[str]:
    """How often each story was asked for."""
    return Counter(line.path for line in site.requests if line.path.startswith("/story-"))


def once(tashih: Tashih, *arguments: str) -> subprocess.CompletedProcess[str]:
    return tashih.run("run", "--once", *arguments)


def wait_for(site: Site, stories: int) -> None:
    for _ in range(2400):
        if len(asked(site)) >= stories:
            return
        time.sleep(0.05)
    raise AssertionError(f"only {len(asked(site))} stories were asked for")


def ended(process: subprocess.Popen[str], *, within: float) -> str:
    """What a process said that has to end by itself."""
    try:
        _, said = process.communicate(timeout=within)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    return said


def test_a_round_for_cron_visits_what_is_new_or_due_and_nothing_else(paper: Tashih, site: Site) -> None:
    first = once(paper)
    assert first.returncode == 0, first.stderr
    stories = {f"/story-{number}": 1 for number in range(STORIES)}
    assert asked(site) == stories
    site.pages["/by-hand"] = Response(headers=HTML, body=article().encode())
    paper.crawl("-a", f"url={site.url('/by-hand')}")
    with database(paper) as db:
        db.articles.update_many({}, {"$set": {"next_visit": datetime.now(UTC) - timedelta(hours=2)}})
    site.pages["/feed.xml"] = listing(site, STORIES + 1)
    second = once(paper)
    assert second.returncode == 0, second.stderr
    assert asked(site) == {**stories, f"/story-{STORIES}": 1}
    assert [line.path for line in site.requests].count("/by-hand") == 2
    shown = paper.run("show", site.url("/by-hand")).stdout
    assert "Next visit: " in shown and "due because" in shown


def test_two_at_once_share_the_work(paper: Tashih, site: Site) -> None:
    both = [paper.start("run", "--once") for _ in range(2)]
    for process in both:
        ended(process, within=120)
    assert [process.returncode for process in both] == [0, 0]
    assert asked(site) == {f"/story-{number}": 1 for number in range(STORIES)}


def test_what_a_killed_one_left_is_taken_over(paper: Tashih, site: Site) -> None:
    doomed = paper.start("run", "-s", "LEASE_SECONDS=3")
    wait_for(site, STORIES // 3)
    doomed.kill()
    doomed.communicate()
    left = STORIES - len(asked(site))
    assert left > 0
    heir = paper.start("run", "-s", "LEASE_SECONDS=3")
    wait_for(site, STORIES)
    heir.send_signal(signal.SIGTERM)
    assert "Traceback" not in ended(heir, within=60)
    assert heir.returncode == 0
    with database(paper) as db:
        assert len(db.visits.distinct("article", {"outcome": "gone"})) == STORIES
        assert db.finds.count_documents({"attempts": 0}) == 0


def test_a_service_that_is_stopped_ends_although_a_page_hangs_and_gives_its_host_back(
    paper: Tashih, site: Site
) -> None:
    site.pages["/story-5"] = withdrawn(delay=25)
    service = paper.start("run")
    wait_for(site, STORIES)
    service.send_signal(signal.SIGTERM)
    said = ended(service, within=60)
    assert service.returncode == 0, said
    host = json.loads(paper.run("run", "--status", "--json").stdout)["overview"]["queues"][0]
    assert host["holder"] is None and host["due"] == 1


def test_a_budget_is_kept(paper: Tashih, site: Site) -> None:
    assert once(paper, "-s", "HOST_VISITS_PER_DAY=10").returncode == 0
    assert len(site.requests) <= 11
    assert "the budget of the day is spent" in paper.run("run", "--status").stdout


def test_a_host_that_wants_a_rest_gets_it_and_loses_no_article(paper: Tashih, site: Site) -> None:
    site.pages["/story-7"] = Response(status=503, headers={"Retry-After": "900"}, body=b"busy")
    done = once(paper, "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1")
    assert done.returncode == 0, done.stderr
    status = json.loads(paper.run("run", "--status", "--json").stdout)
    [host] = status["overview"]["queues"]
    assert host["resting"].startswith("status 503: 127.0.0.1 asks for a pause of 900 s")
    assert status["due"] == STORIES - len(asked(site)) > 0


def test_a_newsroom_that_could_write_to_nobody_is_neither_scheduled_nor_discovered(tashih: Tashih) -> None:
    tashih.variables["TASHIH_CONTACT"] = ""
    for arguments in (("run", "--once", "--publisher"), ("crawl", "news", "-a", "publisher=dailysabah")):
        done = tashih.run(*arguments, *(["dailysabah"] if arguments[0] == "run" else []))
        assert done.returncode == 2 and "TASHIH_CONTACT is not set, and dailysabah.com" in done.stderr


def test_wrong_usage_is_refused_before_anything_starts(paper: Tashih, tmp_path: Path, site: Site) -> None:
    done = once(paper, "-s", "QUIET_HOURS=at night")
    assert done.returncode == 2 and "QUIET_HOURS: 'at night' are no quiet hours" in done.stderr
    describe(site, tmp_path, more='quiet_hours="late",')
    done = once(paper)
    assert done.returncode == 2 and "ferrypaper: quiet_hours: 'late'" in done.stderr


def test_a_round_in_which_nothing_could_be_seen_fails(paper: Tashih, site: Site) -> None:
    site.stop()
    done = once(paper)
    assert done.returncode == 1 and "nothing could be seen" in done.stderr


def test_a_round_with_nothing_to_watch_succeeds_and_says_so(tashih: Tashih) -> None:
    done = once(tashih)
    assert done.returncode == 0 and "nothing is watched yet" in done.stderr
