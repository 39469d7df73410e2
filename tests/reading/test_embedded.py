"""Text that stands only in a script is read; a script's own messages are not taken for news."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.embedded import article_markup
from tests.reading.markup import HEADLINE, PARAGRAPHS, SENTENCES, own_texts, page_with, read_text

STATE = {"story": {"title": HEADLINE, "paragraphs": [{"text": text} for text in SENTENCES]}, "menu": ["City", "Sport"]}
CHUNK = json.dumps([1, "3:" + json.dumps(["$", "div", None, {"title": HEADLINE, "children": list(SENTENCES)}]) + "\n"])
PIECES = st.lists(
    st.sampled_from(
        [
            "{",
            "}",
            "[",
            "]",
            '"a"',
            ":",
            ",",
            "self.__next_f.push(",
            ")",
            "window.x=",
            '[1,"1:{"',
            "\\u0041",
            json.dumps(STATE),
        ]
    )
)


@pytest.mark.parametrize(
    "script",
    [
        json.dumps(STATE),
        f"window.__STATE__ = {json.dumps(STATE)};",
        f"Fusion.globalContent={json.dumps({'headline': HEADLINE, 'body': PARAGRAPHS})};Fusion.x=1",
        f"self.__next_f.push({CHUNK})",
    ],
)
def test_the_state_of_a_page_that_draws_itself_is_read(script: str) -> None:
    page = read_text(page_with(f'<div id="app"></div><script>{script}</script>'))
    assert own_texts(page) == list(SENTENCES)


def test_a_short_article_is_not_replaced_by_what_scripts_say() -> None:
    messages = json.dumps({"messages": [f"{text} Please try again." for text in SENTENCES]})
    page = read_text(page_with(f"<p>{SENTENCES[0]}</p><script>{messages}</script>"))
    assert own_texts(page) == [SENTENCES[0]]


@given(PIECES)
def test_no_script_stops_the_reader(pieces: list[str]) -> None:
    assert isinstance(article_markup(["".join(pieces)], headline=HEADLINE), str)
