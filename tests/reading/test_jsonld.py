"""Structured data is read as newsrooms write it, broken as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.jsonld import article_node, parse, texts

STORY = '{"@type":"NewsArticle","headline":"Harbour bridge stays closed"}'
FRAGMENTS = st.lists(
    st.sampled_from(
        [
            '{"@type":"NewsArticle"',
            "}",
            "]",
            "[",
            ",",
            '"headline":',
            '"a"',
            "<!--",
            "-->",
            "null",
            "\n",
            "{}",
            '{"@graph":[',
        ]
    )
)


@pytest.mark.parametrize(
    "script",
    [
        STORY,
        f"[{STORY}]",
        f'{{"@graph":[{{"@type":"WebPage"}},{STORY}]}}',
        f'{{"@type":"WebPage","mainEntity":{STORY}}}',
        '{"@type":["Article","NewsArticle"],"headline":"Harbour bridge stays closed",}',
        f"<!--\n{STORY}\n-->",
        f"//<![CDATA[\n{STORY}\n//]]>",
        f"{STORY};",
        f"{STORY}{STORY}",
        '{"@type":"http://schema.org/NewsArticle","headline":"Harbour bridge\n stays closed"}',
    ],
)
def test_the_article_is_found_however_it_is_wrapped(script: str) -> None:
    assert " ".join(str(article_node([script])["headline"]).split()) == "Harbour bridge stays closed"


def test_of_several_articles_that_of_this_address_is_taken() -> None:
    other = '{"@type":"NewsArticle","headline":"Storm","url":"https://harbour.example/storm"}'
    mine = '{"@type":"NewsArticle","headline":"Bridge","mainEntityOfPage":{"@id":"https://harbour.example/bridge"}}'
    assert article_node([other, mine], url="https://www.harbour.example/bridge?x=1")["headline"] == "Bridge"


def test_articles_in_a_list_of_others_are_not_this_one() -> None:
    assert article_node([f'{{"@type":"ItemList","itemListElement":[{STORY}]}}']) == {}


def test_names_come_from_strings_objects_and_lists() -> None:
    value = [{"@type": "Person", "name": "Jonas Weir"}, "Mara &amp;amp; Lindqvist", {"name": ["A", "B"]}, None, 7]
    assert texts(value) == ["Jonas Weir", "Mara & Lindqvist", "A", "B"]


@given(FRAGMENTS)
def test_no_script_stops_the_reader(fragments: list[str]) -> None:
    script = "".join(fragments)
    assert isinstance(parse(script), list)
    assert isinstance(article_node([script]), dict)
