"""Stored text is composed, visible and evenly spaced."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.normalise import normalise

PIECES = st.lists(
    st.sampled_from(
        [
            "Körfez",
            "\u00ad",
            "\u200b",
            "\xa0",
            "\u200e",
            "\u200c",
            "e\u0301",
            "I\u0307",
            " ",
            "\n",
            "\x00",
            "“",
            "\ud800",
            "می‌روم",
        ]
    )
)


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("trú\u00adfé\u00adlag", "trúfélag"),
        ("14\xa0million\u2009crowns", "14 million crowns"),
        ("cafe\u0301", "café"),
        ("a\u200bb\ufeff", "ab"),
        ("\u200fالجسر\u200e مغلق", "الجسر مغلق"),
        ("می\u200cروم", "می\u200cروم"),
        ("“Nobody’s”  –\nbridge", "“Nobody’s” – bridge"),
        ("a\x00b", "ab"),
    ],
)
def test_layout_goes_and_language_stays(raw: str, stored: str) -> None:
    assert normalise(raw) == stored


@given(PIECES)
def test_normalising_twice_is_normalising_once(pieces: list[str]) -> None:
    once = normalise("".join(pieces))
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text())
def test_stored_text_can_always_be_written(text: str) -> None:
    normalise(text).encode("utf-8")
