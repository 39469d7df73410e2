"""A token is a word that leads back to where an export ended, and to nowhere else."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import UsageError
from crawler.model import RevisionQuery
from crawler.monitor.exporting import Place, Token, token_of
from crawler.monitor.exporting.tokens import insist_on, question_of
from tests.store.newsdesk import FERRY, MORNING

WRONG = [
    "",
    "yesterday",
    "2026-03-02",
    "2026-03-02,x",
    "2026-03-02T09:00:00,5d41402a,x",
    "2026-03-02T09:00:00Z,5d41402,x",
]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_word_that_is_no_token_is_refused(wrong: str) -> None:
    with pytest.raises(UsageError, match="no token"):
        token_of(wrong)


@given(
    st.datetimes(timezones=st.just(UTC), min_value=datetime(1970, 1, 1)),  # noqa: DTZ001
    st.text(),
    st.frozensets(st.text(), max_size=4),
)
def test_a_token_is_read_back(at: datetime, key: str, others: frozenset[str]) -> None:
    place = Place(at=at.replace(microsecond=at.microsecond // 1000 * 1000), key=f"{key}#2")
    beyond = frozenset(Place(at=at, key=other).mark for other in others)
    token = Token(place=place, question=question_of(RevisionQuery(), "revisions"), beyond=beyond)
    assert token_of(str(token)) == token_of(f"'{token}'\n") == token


@pytest.mark.parametrize(
    "other",
    [
        {"article": FERRY},
        {"publisher": "x"},
        {"kind": "body"},
        {"silent": True},
        {"fact": "date"},
        {"term": "a"},
        {"grep": "a"},
    ],
    ids=str,
)
def test_every_filter_makes_another_question(other: dict[str, Any]) -> None:
    mine = question_of(RevisionQuery(), "revisions")
    with pytest.raises(UsageError, match="another question"):
        insist_on(Token(question=mine), question_of(RevisionQuery(**other), "revisions"))


def test_the_stretch_of_time_is_no_part_of_the_question_and_the_kind_of_document_is() -> None:
    mine = question_of(RevisionQuery(), "revisions")
    assert question_of(RevisionQuery(since=MORNING, until=MORNING), "revisions") == mine
    assert question_of(RevisionQuery(), "looks") != mine
