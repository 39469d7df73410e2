"""Text stays text: in pages, in scripts, in publisher files."""

from __future__ import annotations

import html
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery.writing import source
from crawler.model import Layout, Publisher
from crawler.newsroom import publisher_file
from crawler.newsroom.markup import Html, fill, script_data

HOSTILE = st.lists(
    st.sampled_from(
        ["<script>", "</script>", "<!--", "&amp;", "'", '"', "$x", "${x}", "\\", "\n", "Boğaz", "–", "\x00"]
    )
).map("".join)


@given(HOSTILE)
def test_text_in_a_page_reads_as_it_was_written(text):
    page = fill('<a title="$x">$x</a>', {"x": text})
    assert page.count("<") == 2
    assert html.unescape(page) == f'<a title="{text}">{text}</a>'


def test_markup_that_is_markup_already_is_left_alone():
    assert fill("<p>$x</p>", {"x": Html("<b>&amp;</b>")}) == "<p><b>&amp;</b></p>"


def test_a_template_with_an_unknown_name_is_refused():
    with pytest.raises(KeyError):
        fill("$headline", {})


@given(HOSTILE)
def test_data_in_a_script_cannot_end_it(text):
    data = script_data({"headline": text})
    assert "<" not in data
    assert json.loads(data) == {"headline": text}


def loaded(module: str) -> Publisher:
    names: dict[str, Publisher] = {}
    exec(compile(module, "publisher.py", "exec"), names)
    return names["PUBLISHER"]


LAYOUTS = st.builds(Layout, until=st.none() | st.dates(), body=HOSTILE)


@given(
    st.builds(
        Publisher,
        name=st.just("x"),
        title=HOSTILE,
        domains=st.lists(HOSTILE, max_size=3).map(tuple),
        zone=st.none() | HOSTILE,
        layouts=st.lists(LAYOUTS, max_size=2).map(tuple),
    )
)
def test_a_publisher_file_describes_the_publisher_it_was_written_from(publisher):
    assert loaded(publisher_file(publisher)) == publisher


def test_the_newsrooms_publishers_can_be_written_and_read_again(newsroom):
    for publisher in newsroom.publishers():
        assert loaded(publisher_file(publisher)) == publisher


def test_a_layout_with_an_end_brings_its_import():
    layouts = (Layout(until=date(2025, 3, 1), body="td"), Layout(body="p"))
    written = publisher_file(Publisher(name="x", title="X", domains=(), layouts=layouts))
    assert written.startswith("from datetime import date\n\nfrom crawler.model import Layout, Publisher\n")


def test_what_no_publisher_has_is_refused():
    with pytest.raises(TypeError, match="float"):
        source(3.5)
