"""An article has one address, and only its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.identity import article_url, normalise_url

STORY = "https://harbour.example/city/harbour-bridge-stays-closed-48213"
PARTS = st.lists(
    st.sampled_from(
        [
            "http://",
            "https://",
            "harbour.example",
            ":80",
            ":x",
            "/city",
            "?utm_source=a",
            "&id=7",
            "#top",
            "[",
            "]",
            " ",
            "ğ",
            "%20",
            "//",
        ]
    )
)


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("HTTPS://Harbour.Example:443/City?utm_medium=feed&page=2#comments", "https://harbour.example/City?page=2"),
        ("http://127.0.0.1:8123/story?id=7&fbclid=abc", "http://127.0.0.1:8123/story?id=7"),
        ("https://harbour.example", "https://harbour.example/"),
        ("https://korfez.example/haber/köprü-kapalı", "https://korfez.example/haber/k%C3%B6pr%C3%BC-kapal%C4%B1"),
        ("https://harbour.example/a?b=%20c&d=", "https://harbour.example/a?b=%20c&d="),
    ],
)
def test_one_address_has_one_spelling(url: str, normal: str) -> None:
    assert normalise_url(url) == normal


@pytest.mark.parametrize(
    ("fetched", "canonical"),
    [
        (f"{STORY}?utm_source=front", STORY),
        (f"{STORY}/amp", STORY),
        ("https://m.harbour.example/city/harbour-bridge-stays-closed-48213", STORY),
        ("https://harbour.example/print?article=48213", STORY),
        ("http://127.0.0.1:8123/city/bridge-closed?ref=a", "http://127.0.0.1:8123/city/bridge-closed"),
        (STORY, "/city/the-bridge-stays-closed-for-long-48213"),
    ],
)
def test_a_canonical_address_of_the_same_article_is_believed(fetched: str, canonical: str) -> None:
    said = article_url(fetched, canonical=canonical)
    assert said == (canonical if canonical.startswith("http") else f"https://harbour.example{canonical}")


@pytest.mark.parametrize(
    "canonical",
    [
        "https://harbour.example/",
        "https://harbour.example/city",
        "https://other.example/city/harbour-bridge-stays-closed-48213",
        "https://harbour.example/city/storm-closes-northern-pier-48377",
        "javascript:alert(1)",
        "http://[broken",
        "",
    ],
)
def test_a_canonical_address_of_something_else_is_not(canonical: str) -> None:
    assert article_url(STORY, canonical=canonical) == STORY


def test_the_next_best_word_for_the_address_is_taken() -> None:
    fetched = f"{STORY}?page=1"
    assert article_url(fetched, canonical="https://harbour.example/", others=("", STORY)) == STORY


def test_unknown_parameters_stay() -> None:
    assert (
        article_url("https://harbour.example/news.php?id=48213&lang=tr")
        == "https://harbour.example/news.php?id=48213&lang=tr"
    )


@given(PARTS, PARTS)
def test_no_address_stops_the_reader(fetched: list[str], said: list[str]) -> None:
    once = article_url("".join(fetched), canonical="".join(said))
    assert normalise_url(once) == once
