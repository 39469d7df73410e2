"""A crawl as the visited server sees it: it asks only for what has changed, waits when told to, and stays where it was sent."""

from __future__ import annotations

from crawler.newsroom.server import Request, Response, serve
from tests.e2e.database import outcomes
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
