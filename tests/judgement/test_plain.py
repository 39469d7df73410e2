"""Any text can be shown to a terminal."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.judgement.plain import columns, safe
from tests.judgement.texts import PARAGRAPH

HARMFUL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066\u2067\u2028\u2029\ud800-\udfff]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("red \x1b[31m alert", "red ␛[31m alert"),
        ("one\ntwo\r\nthree\tfour", "one two three four"),
        ("bell\x07 nul\x00 del\x7f", "bell␇ nul␀ del␡"),
        ("csi \x9b31m", "csi \\x9b31m"),
        ("user\u202egpj.exe", "user\\u202egpj.exe"),
        ("lone \ud800", "lone \\ud800"),
        ("هذا", "\u2068هذا\u2069"),
        ("Şığüö 中文 👩‍👩‍👧", "Şığüö 中文 👩‍👩‍👧"),
    ],
)
def test_control_characters_are_spelled_out(text, shown):
    assert safe(text) == shown


@given(st.text(st.characters(codec=None)) | PARAGRAPH)
def test_what_is_safe_is_one_line_without_controls(text):
    assert not HARMFUL.search(safe(text))


@given(st.text(st.characters(codec=None)) | PARAGRAPH)
def test_what_is_safe_can_be_written(text):
    shown = safe(text)
    assert shown.encode("utf-8").decode("utf-8") == shown


@pytest.mark.parametrize(
    ("text", "cells"), [("abc", 3), ("中文", 4), ("e\u0301", 1), ("\u2068x\u2069", 1), ("ｱ", 1), ("", 0)]
)
def test_columns_are_those_of_a_terminal(text, cells):
    assert columns(text) == cells
