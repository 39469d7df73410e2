"""One command from an address to a paper that is watched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.model import Publisher
from crawler.newsroom import Newsroom
from crawler.newsroom.server import Response, serve
from crawler.publishers.catalogue import read_publisher_file
from tests.e2e.pages import article
from tests.e2e.shell import Tashih

TITLES = ("northern-ferry-line-to-reopen", "harbour-bridge-stays-closed-for-weeks", "council-votes-on-the-budget-again")


@pytest.fixture(scope="module")
def paper() -> Iterator[tuple[Newsroom, Publisher]]:
    """A bundled paper in its third edition."""
    with Newsroom(now=datetime.now(UTC)) as newsroom:
        newsroom.turn_to(3)
        yield newsroom, newsroom.publishers()[1]


def test_a_site_is_added_crawled_and_not_overwritten(
    tashih: Tashih, paper: tuple[Newsroom, Publisher], tmp_path: Path
) -> None:
    newsroom, truth = paper
    home = truth.front_pages[0]
    tashih.variables["TASHIH_HOME"] = str(tmp_path / "home")
    dry = tashih.run("publishers", "add", home, "--name", "bogaz", "--dry-run")
    assert dry.returncode == 0 and "zone             Europe/Istanbul (sure)" in dry.stderr
    assert not (tmp_path / "home" / "publishers").exists()
    added = tashih.run("publishers", "add", home, "--name", "bogaz")
    assert added.returncode == 0 and "tashih crawl news -a publisher=bogaz" in added.stderr, added.stderr
    file = tmp_path / "home" / "publishers" / "bogaz.py"
    assert file.read_text(encoding="utf-8") == dry.stdout and read_publisher_file(file).title == truth.title
    again = tashih.run("publishers", "add", home)
    assert again.returncode == 2 and "described by the publisher 'bogaz' already" in again.stderr
    assert not newsroom.violations
    tashih.variables |= {"PUBLISHERS_PATH": str(file.parent), "TASHIH_HOME": ".tashih"}
    tashih.crawl("-a", "publisher=bogaz")
    articles = {one.article for one in newsroom.truth(3) if one.article.startswith(home) and one.outcome != "gone"}
    assert articles <= {revision["article"] for revision in tashih.revisions()}


def test_a_file_is_overwritten_only_by_force_and_in_the_folder_that_is_named(tashih: Tashih, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "daily.py").write_text("# mine\n")
    front = "<title>The Daily</title>" + "".join(f'<a href="/{title}">{title}</a>' for title in TITLES)
    with serve({"/": front} | {f"/{title}": article(title) for title in TITLES}) as site:
        add = ("publishers", "add", site.url("/"), "--name", "daily", "--path", str(folder))
        refused = tashih.run(*add)
        assert refused.returncode == 2 and "daily.py exists. --force overwrites it" in refused.stderr
        assert not site.requests and (folder / "daily.py").read_text() == "# mine\n"
        forced = tashih.run(*add, "--force", "--json")
    assert forced.returncode == 0 and f"-s PUBLISHERS_PATH={folder}" in forced.stderr
    told = json.loads(forced.stdout)
    assert told["written"] == str(folder / "daily.py") and told["publisher"]["title"] == "The Daily"
    assert next(one["todo"] for one in told["found"] if one["field"] == "feeds" and not one["value"]).startswith(
        "feeds="
    )
    assert read_publisher_file(folder / "daily.py").title == "The Daily"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("ftp://daily.example/",), 2, "has to start with http:// or https://"),
        (("http://127.0.0.1:9/",), 1, "cannot be looked at: connection refused"),
        (("http://127.0.0.1:9/", "--name", "../daily"), 2, "is not lower-case letters"),
        (("https://www.theguardian.com/",), 2, "described by the publisher 'guardian' already"),
        ((), 2, "publishers takes a name"),
    ],
)
def test_what_cannot_be_added_is_said_in_one_line(
    tashih: Tashih, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = tashih.run("publishers", "add", *arguments)
    assert (done.returncode, done.stdout) == (code, "") and "Traceback" not in done.stderr
    assert said in done.stderr


def test_a_home_page_that_leads_inside_is_not_followed(tashih: Tashih) -> None:
    with serve({"/": "inside"}) as inside:
        led = Response(status=302, headers={"Location": inside.url("/")})
        with serve({"/": led}) as site:
            done = tashih.run("publishers", "add", site.url("/"))
        assert (
            done.returncode == 1 and "cannot be looked at: a link leads to the private address 127.0.0.1" in done.stderr
        )
        assert not inside.requests
