"""Pages that are empty without scripts are seen as a reader sees them, and their scripts reach nothing inside."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from crawler.middlewares.browser import NAMES
from crawler.newsroom.server import Response, Site, serve
from tests.e2e.database import database, outcomes
from tests.e2e.pages import SENTENCES
from tests.e2e.shell import Tashih

needs_chromium = pytest.mark.skipif(
    not any(map(shutil.which, NAMES)),
    reason="NO CHROMIUM: pages that need scripts are not tested (apt-get install chromium)",
)
FRONT = """<!doctype html><title>The Script</title><div id="app"></div><script>
document.getElementById("app").innerHTML =
  '<a href="/story-1001">One</a><a href="/story-1002">Two</a><a href="/story-1003">Three</a>';</script>"""
STORY = """<!doctype html><html lang="en"><meta charset="utf-8"><title>The Script</title><div id="app"></div><script>
const paragraphs = %s;
const ask = url => fetch(url).catch(() => 0);
ask("%s"); ask("/redirect"); ask("http://169.254.169.254/latest");
fetch("/api/story").then(answer => answer.json()).then(story => {
  document.getElementById("app").innerHTML =
    `<article><h1>${story.headline}</h1>` + paragraphs.map(text => `<p>${text}</p>`).join("") + `</article>`;
});</script></html>"""
HANGS = "<!doctype html><title>x</title><script>setTimeout(() => { while (true) {} }, 50)</script>"


def script_paper(site: Site, inside: Site, folder: Path, *, render: bool) -> None:
    """A paper whose pages scripts fill in; one of its articles never comes to rest."""
    story = STORY % (json.dumps(SENTENCES), inside.url("/secret"))
    headline = json.dumps({"headline": "Northern ferry line to reopen after eleven weeks"}).encode()
    tagged = {"Content-Type": "text/html; charset=utf-8", "ETag": '"never moves"'}
    site.pages |= {
        "/": FRONT,
        "/story-1001": Response(headers=tagged, body=story.encode()),
        "/story-1002": HANGS,
        "/story-1003": Response(status=302, headers={"Location": inside.url("/moved")}),
        "/api/story": Response(headers={"Content-Type": "application/json"}, body=headline),
        "/redirect": Response(status=302, headers={"Location": inside.url("/redirected")}),
    }
    (folder / "script.py").write_text(
        "from crawler.model import Publisher\n"
        f"PUBLISHER = Publisher(name='script', title='The Script', domains=({site.netloc!r},), "
        f"front_pages=({site.url('/')!r},), article_pattern='/story-', render={render})\n"
    )


def crawl(tashih: Tashih, folder: Path, *more: str) -> tuple[int, str]:
    limits = ("-s", "DOWNLOAD_TIMEOUT=12", "-s", "RENDER_SETTLE_SECONDS=3")
    done = tashih.run("crawl", "news", "-a", "publisher=script", "-s", f"PUBLISHERS_PATH={folder}", *limits, *more)
    return done.returncode, done.stderr


@needs_chromium
def test_a_page_that_scripts_fill_is_read_and_its_scripts_reach_nothing_inside(tashih: Tashih, tmp_path: Path) -> None:
    with serve({}) as inside, serve({}) as site:
        script_paper(site, inside, tmp_path, render=True)
        assert crawl(tashih, tmp_path)[0] == 0
        code, said = crawl(tashih, tmp_path)
        assert code == 0 and "Trouble with script: not asked, timeout" in said
        found = {url.rpartition("/")[2]: seen for url, seen in outcomes(tashih).items()}
        assert not inside.requests
        agents = {line.user_agent for line in site.requests}
        conditional = [line for line in site.requests if "if-none-match" in line.headers]
    assert found == {
        "story-1001": ["new", "unchanged"],
        "story-1002": ["failed", "failed"],
        "story-1003": ["blocked", "blocked"],
    }
    (revision,) = tashih.revisions()
    assert revision["headline"].startswith("Northern ferry line") and revision["paragraphs"] == list(SENTENCES)
    assert all(agent.startswith("Tashih/") for agent in agents) and not conditional
    with database(tashih) as db:
        headers = {header["name"]: header["value"] for header in db.captures.find_one()["headers"]}
    assert headers["X-Tashih-Rendered"].startswith("Chromium ")


def test_without_render_no_browser_is_started_and_the_page_is_empty(tashih: Tashih, tmp_path: Path) -> None:
    with serve({}) as inside, serve({}) as site:
        script_paper(site, inside, tmp_path, render=False)
        code, said = crawl(tashih, tmp_path, "-s", "LOG_LEVEL=INFO")
        assert [line.path for line in site.requests] == ["/robots.txt", "/"]
    assert code == 1 and "no listing names an article" in said and "playwright" not in said


def test_a_missing_browser_is_said_before_anything_is_asked(tashih: Tashih, tmp_path: Path) -> None:
    with serve({}) as inside, serve({}) as site:
        script_paper(site, inside, tmp_path, render=True)
        code, said = crawl(tashih, tmp_path, "-s", "BROWSER_PATH=/no/such/chromium")
        assert code == 1 and "BROWSER_PATH '/no/such/chromium' is no program" in said and "Traceback" not in said
        assert not site.requests
        (tmp_path / "list").write_text(site.url("/story-1001"))
        done = tashih.run(
            "crawl", "news", "-a", f"urls={tmp_path / 'list'}", "-s", f"PUBLISHERS_PATH={tmp_path}", "-s", "BROWSER_PATH=/no/such"
        )  # fmt: skip
    assert done.returncode == 1
    with database(tashih) as db:
        (visit,) = db.visits.find()
    assert visit["outcome"] == "blocked" and visit["reason"].startswith("the page needs a browser")
