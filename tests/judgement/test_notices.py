"""Every notice rule carries its proof."""

from __future__ import annotations

import pytest
from hypothesis import given

from crawler.judgement.notices import RULES, notice_kinds
from tests.judgement.texts import PARAGRAPH


@pytest.mark.parametrize(("kind", "text"), [(rule.kind, text) for rule in RULES for text in rule.notices])
def test_a_notice_is_recognised(kind, text):
    assert notice_kinds(text) == {kind}


@pytest.mark.parametrize("text", [text for rule in RULES for text in rule.news])
def test_news_about_corrections_is_no_notice(text):
    assert notice_kinds(text) == frozenset()


def test_there_are_notices_in_five_languages():
    for kind in ("correction", "update", "retraction"):
        assert {rule.language for rule in RULES if rule.kind == kind} == {"tr", "en", "de", "fr", "es"}


@given(PARAGRAPH)
def test_any_text_can_be_asked(text):
    assert notice_kinds(text) <= {"correction", "update", "retraction"}
