"""Pages that are none, servers that fail, arguments that are wrong: said clearly, counted, and nothing else is harmed."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from crawler.newsroom.server import Response, serve
from tests.e2e.database import database, outcomes
from tests.e2e.pages import CUMLELER, article
from tests.e2e.shell import Tashih

HTML = {"Content-Type": "text/html; charset=utf-8"}
HUGE = b"<html><body><h1>Endless</h1>" + b"<p>one more paragraph of it</p>" * 3_500_000
MENU = (
    "<!doctype html><title>Front page</title><ul>"
    + "".join(f'<li><a href="/{n}">Story {n}</a></li>' for n in range(40))
    + "</ul>"
)
BAD = {
    "/empty": (Response(headers=HTML), "blocked"),
    "/binary": (Response(headers={"Content-Type": "image/jpeg"}, body=bytes(range(256)) * 400), "blocked"),
    "/binary-called-html": (Response(headers=HTML, body=bytes(range(256)) * 400), "blocked"),
    "/huge": (Response(headers=HTML, body=HUGE), "failed"),
    "/bomb": (Response(headers=HTML | {"Content-Encoding": "gzip"}, body=gzip.compress(HUGE)), "failed"),
    "/broken-gzip": (Response(headers=HTML | {"Content-Encoding": "gzip"}, body=b"no gzip at all"), "failed"),
    "/menu": (Response(headers=HTML, body=MENU.encode()), "blocked"),
    "/500": (Response(status=500, headers=HTML, body=b"<h1>Server error</h1>"), "failed"),
    "/403": (Response(status=403, headers=HTML, body=b"<h1>Forbidden</h1>"), "blocked"),
    "/404": (Response(status=404), "gone"),
    "/loop": (Response(status=302, headers={"Location": "/loop"}), "failed"),
    "/nowhere": (Response(status=301, headers={"Location": "http://127.0.0.1:9/closed"}), "blocked"),
    "/cut": (Response(headers=HTML, body=article().encode(), cut_at=300), "failed"),
}  # fmt: skip


def test_the_crawl_goes_on_and_every_failure_is_a_visit_with_a_reason(tashih: Tashih, tmp_path: Path) -> None:
    good = "/good"
    with serve({path: page for path, (page, _) in BAD.items()} | {good: article()}) as site:
        addresses = [site.url(path) for path in (*BAD, good)]
        (tmp_path / "list").write_text("\n".join(addresses))
        tashih.crawl("-a", f"urls={tmp_path / 'list'}", "-s", "RETRY_TIMES=0")
        tashih.crawl("-a", f"url={site.url(good)}")
        with database(tashih) as db:
            visits = {
                visit["article"].removeprefix(site.url("")): visit
                for visit in db.visits.find()
                if visit["outcome"] != "unchanged"
            }
    assert {path: visit["outcome"] for path, visit in visits.items()} == {
        path: outcome for path, (_, outcome) in BAD.items()
    } | {good: "new"}
    assert all(visit["reason"] for path, visit in visits.items() if path != good)
    assert [revision["number"] for revision in tashih.revisions()] == [1]


CHARSETS = (
    ("windows-1254", "utf-8"),
    ("iso-8859-9", "utf-8"),
    ("windows-1254", "windows-1254"),
    ("iso-8859-9", ""),
    ("utf-8", "iso-8859-9"),
)


def test_a_wrong_charset_is_seen_through(tashih: Tashih, tmp_path: Path) -> None:
    headline = "Kuzey vapur hattı yeniden açılıyor: Güneş, İskele ve Şile"
    page = article(headline, CUMLELER, head="", language="tr")
    pages = {}
    for number, (charset, declared) in enumerate(CHARSETS):
        headers = {"Content-Type": f"text/html; charset={declared}" if declared else "text/html"}
        pages[f"/haber-{number}"] = Response(headers=headers, body=page.encode(charset))
    with serve(pages) as site:
        (tmp_path / "list").write_text("\n".join(map(site.url, pages)))
        tashih.crawl("-a", f"urls={tmp_path / 'list'}")
    revisions = tashih.revisions()
    assert len(revisions) == len(CHARSETS)
    for revision in revisions:
        assert (revision["headline"], revision["paragraphs"]) == (headline, list(CUMLELER)), revision["article"]


def test_a_page_that_breaks_harms_nothing_recorded(tashih: Tashih) -> None:
    with serve({"/a": article()}) as site:
        url = site.url("/a")
        tashih.crawl("-a", f"url={url}")
        for broken in (Response(status=500), Response(headers=HTML), Response(headers=HTML, body=MENU.encode())):
            site.pages["/a"] = broken
            assert tashih.run("crawl", "news", "-a", f"url={url}").returncode == 1
        site.pages["/a"] = article()
        tashih.crawl("-a", f"url={url}")
        assert outcomes(tashih)[url] == ["new", "failed", "blocked", "blocked", "unchanged"]
    assert len(tashih.revisions()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-a", "publisher=daylisabah"), "no publisher is called 'daylisabah'"),
        (("-a", "url=www.example.com/story"), "has to start with http:// or https://"),
        (("-a", "urls=missing.txt"), "'missing.txt' cannot be read: No such file or directory"),
        ((), "needs one of"),
        (("-a", "publisher=guardian", "-s", "PUBLISHERS_PATH=nowhere"), "PUBLISHERS_PATH names no folder"),
    ],
)
def test_a_wrong_argument_is_said_in_one_line_with_exit_code_2(
    tashih: Tashih, arguments: tuple[str, ...], said: str
) -> None:
    done = tashih.run("crawl", "news", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and "Traceback" not in done.stderr


def test_an_unreachable_database_ends_the_crawl_before_it_starts(tashih: Tashih) -> None:
    tashih.variables["MONGODB_URI"] = "mongodb://reader:secret@127.0.0.1:9/?serverSelectionTimeoutMS=500"
    with serve({"/a": article()}) as site:
        done = tashih.run("crawl", "news", "-a", f"url={site.url('/a')}")
        assert not [line for line in site.requests if line.path == "/a"]
    assert done.returncode == 1
    assert "127.0.0.1:9" in done.stderr and "secret" not in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["show", "diff", "log"])
def test_an_unknown_article_is_answered_with_the_next_step(tashih: Tashih, command: str) -> None:
    done = tashih.run(command, "http://nobody.example/story")
    assert (done.returncode, done.stdout) == (2, "")
    assert "tashih crawl news -a url=http://nobody.example/story" in done.stderr


def test_a_list_from_standard_input_is_crawled_and_its_wrong_line_named(tashih: Tashih) -> None:
    with serve({"/a": article()}) as site:
        done = tashih.run("crawl", "news", "-a", "urls=-", stdin=f"# today\n{site.url('/a')}\n")
        assert (done.returncode, len(tashih.revisions())) == (0, 1), done.stderr
        wrong = tashih.run("crawl", "news", "-a", "urls=-", stdin=f"{site.url('/a')}\nexample.com/b\n")
    assert wrong.returncode == 2 and "line 2: 'example.com/b'" in wrong.stderr
