"""As HTML: every letter of a page is text."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given

from crawler.judgement import judge
from crawler.judgement.render_html import diff_html, diff_page
from tests.judgement.texts import Said, edited

TAGS = {"article", "section", "p", "h2", "ul", "li", "ins", "del", "bdi", "i"}


class Tags(HTMLParser):
    """Collects the tags of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert {name for name, _ in attrs} <= {"class", "dir", "title"}


@given(edited())
def test_no_markup_of_a_page_is_markup_of_ours(pair):
    found = Tags()
    found.feed(diff_html(judge(*pair), *pair))
    assert found.seen <= TAGS


def test_what_was_added_and_removed_is_marked():
    before, after = Said(("12 <b>kişi</b> öldü.",)), Said(("14 <b>kişi</b> öldü.",))
    text = diff_html(judge(before, after), before, after)
    assert '<del dir="auto">12</del><ins dir="auto">14</ins> &lt;b&gt;kişi&lt;/b&gt; öldü.' in text


def test_a_page_stands_alone_and_its_title_is_text():
    before, after = Said(("Bir.",)), Said(("İki.",))
    page = diff_page(judge(before, after), before, after, title="</title><script>")
    assert page.startswith("<!doctype html>")
    assert "&lt;/title&gt;&lt;script&gt;" in page
    assert "<script" not in page
