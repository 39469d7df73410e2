"""A crawl as the visited server sees it: it asks only for what has changed, waits when told to, and stays where it was sent."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

from crawler.newsroom.server import Request, Response, serve
from tests.e2e.database import database, outcomes
from tests.e2e.pages import SENTENCES, article
from tests.e2e.shell import Tashih

HTML = {"Content-Type": "text/html; charset=utf-8"}
CORRECTED = (*SENTENCES[:-1], SENTENCES[-1].replace("Two", "Three"))


def with_tag(tag: str, page: str) -> Response:
    return Response(headers=HTML | {"ETag": tag}, body=page.encode())


class Press:
    """A page behind a server that compares tags; a liar's tag never moves."""

    def __init__(self, *, honest: bool = True) -> None:
        self.honest = honest
        self.paragraphs = SENTENCES
        self.asked: list[str | None] = []

    def page(self, request: Request) -> Response:
        tag = f'"{hash(self.paragraphs) if self.honest else 1}"'
        self.asked.append(request.headers.get("if-none-match"))
        if self.asked[-1] == tag:
            return Response(status=304, headers={"ETag": tag})
        return with_tag(tag, article(paragraphs=self.paragraphs))


def test_an_unchanged_page_is_not_sent_again_and_a_changed_one_is(tashih: Tashih) -> None:
    press = Press()
    with serve({"/a": press.page}) as site:
        visit = ("-a", f"url={site.url('/a')}", "-s", "FULL_VISIT_EVERY=1000000")
        for paragraphs in (SENTENCES, SENTENCES, SENTENCES, CORRECTED):
            press.paragraphs = paragraphs
            said = tashih.crawl(*visit, "-s", "LOG_LEVEL=INFO")
            assert "Ignoring response" not in said
        assert outcomes(tashih)[site.url("/a")] == ["new", "not_modified", "not_modified", "changed"]
    assert [asked is not None for asked in press.asked] == [False, True, True, True]
    first, second = tashih.revisions()
    assert first["last_seen"] > first["first_seen"] and second["not_before"] == first["last_seen"]


def test_a_full_visit_sees_the_edit_that_a_lying_tag_hides(tashih: Tashih) -> None:
    press = Press(honest=False)
    with serve({"/a": press.page}) as site:
        url = site.url("/a")
        tashih.crawl("-a", f"url={url}")
        press.paragraphs = CORRECTED
        tashih.crawl("-a", f"url={url}", "-s", "FULL_VISIT_EVERY=1000000")
        assert len(tashih.revisions()) == 1
        said = tashih.crawl("-a", f"url={url}", "-s", "FULL_VISIT_EVERY=1")
        assert outcomes(tashih)[url] == ["new", "not_modified", "changed"]
    assert "the text changed under standing validators" in said


def test_a_redirect_takes_no_tag_along_to_another_address(tashih: Tashih) -> None:
    press = Press()
    with serve({"/a": press.page}) as site:
        tashih.crawl("-a", f"url={site.url('/a')}")
        site.pages |= {"/a": Response(status=301, headers={"Location": "/b"}), "/b": press.page}
        tashih.crawl("-a", f"url={site.url('/a')}", "-s", "FULL_VISIT_EVERY=1000000")
        assert press.asked == [None, None]
        assert outcomes(tashih)[site.url("/a")] == ["new", "moved"]


class Busy:
    """A host that refuses its first visitors and writes down when they came."""

    def __init__(self, *refusals: Response) -> None:
        self.refusals = list(refusals)
        self.came: list[float] = []

    def page(self, _: Request) -> Response:
        self.came.append(monotonic())
        return self.refusals.pop(0) if self.refusals else Response(headers=HTML, body=article().encode())


def too_many(retry_after: str) -> Response:
    return Response(status=429, headers={"Retry-After": retry_after})


def test_a_host_is_asked_again_after_the_rest_it_wants(tashih: Tashih) -> None:
    busy = Busy(too_many("2"))
    with serve({"/a": busy.page}) as site:
        tashih.crawl("-a", f"url={site.url('/a')}", "-s", "RETRY_TIMES=1")
        assert outcomes(tashih)[site.url("/a")] == ["new"]
    assert busy.came[1] - busy.came[0] >= 2


def test_a_host_that_wants_an_hour_is_left_alone_and_the_others_are_seen(tashih: Tashih, tmp_path: Path) -> None:
    busy = [f"http://busy.example/{number}" for number in range(30)]
    others = [f"http://other.example/{number}" for number in range(4)]
    pages = {url: too_many("3600") for url in busy} | {url: article(f"News number {url[-1]}") for url in others}
    (tmp_path / "list").write_text("\n".join([*busy, *others]))
    with serve(pages) as site:
        tashih.variables["http_proxy"] = site.proxy
        tashih.crawl(
            "-a", f"urls={tmp_path / 'list'}", "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1", "-s", "DOWNLOAD_DELAY=0.5"
        )
        asked = [line for line in site.requests if line.host == "busy.example" and line.path != "/robots.txt"]
    found = outcomes(tashih)
    assert len(asked) == 1
    assert all(found[url] == ["blocked"] for url in busy) and all(found[url] == ["new"] for url in others)


def test_a_host_whose_robots_txt_asks_for_a_day_between_requests_is_left_alone(tashih: Tashih, tmp_path: Path) -> None:
    robots = Response(headers={"Content-Type": "text/plain"}, body=b"User-agent: *\nCrawl-delay: 86400\n")
    slow, other = [f"http://slow.example/{number}" for number in range(3)], "http://other.example/story"
    (tmp_path / "list").write_text("\n".join([*slow, other]))
    with serve({"http://slow.example/robots.txt": robots} | dict.fromkeys([*slow, other], article())) as site:
        tashih.variables["http_proxy"] = site.proxy
        tashih.crawl("-a", f"urls={tmp_path / 'list'}")
        assert [line.path for line in site.requests if line.host == "slow.example"] == ["/robots.txt"]
    assert outcomes(tashih) == {**{url: ["blocked"] for url in slow}, other: ["new"]}


def test_a_redirect_into_the_own_network_is_refused_and_nobody_there_is_asked(tashih: Tashih, tmp_path: Path) -> None:
    with serve({"/secret": article("Internal")}) as inside, serve({}) as web:
        inner = inside.url("/secret")
        web.pages |= {
            "http://news.example/a": Response(status=302, headers={"Location": inner}),
            "http://news.example/b": Response(status=302, headers={"Location": "http://169.254.169.254/latest"}),
            "http://news.example/c": article(),
        }
        (tmp_path / "list").write_text("\n".join(f"http://news.example/{letter}" for letter in "abc"))
        tashih.variables["http_proxy"] = web.proxy
        tashih.crawl("-a", f"urls={tmp_path / 'list'}")
        assert not inside.requests
        assert not [line for line in web.requests if line.host != "news.example"]
    with database(tashih) as db:
        found = {visit["article"][-1]: (visit["outcome"], visit["reason"]) for visit in db.visits.find()}
    assert found["c"][0] == "new"
    assert found["a"] == ("blocked", "a link leads to the private address 127.0.0.1")
    assert found["b"] == ("blocked", "a link leads to the private address 169.254.169.254")
