"""Validators and nouns say the same; every promised field is there."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from crawler.model import Action, Article, Change, Fact, Head, Noise, Reader, Revision, Stamp, Validators, Visit
from crawler.store.bodies import capture_document
from crawler.store.schema import (
    ACTION,
    ARTICLES,
    CHANGE,
    HEAD,
    LONGEST,
    REVISIONS,
    STAMP,
    VALIDATED,
    VALIDATORS,
    VISITS,
    definition_digest,
    indexes,
)
from tests.store.newsdesk import capture

PROMISED = {
    "articles": "_id publisher urls state first_seen last_seen revisions head validators next_visit schedule",
    "revisions": "_id article publisher number first_seen last_seen not_before headline description authors section in_language "
    "paragraphs date_published date_modified content_digest previous_digest chain_digest noise reader capture change",
    "visits": "article url at outcome status took_ms bytes date_modified reason",
    "captures": "_id body headers url at bytes",
}


@pytest.mark.parametrize(
    ("noun", "rule"),
    [
        (Stamp, STAMP),
        (Action, ACTION),
        (Change, CHANGE),
        (Validators, VALIDATORS),
        (Head, HEAD),
        (Fact, CHANGE["properties"]["facts"]["items"]),
        (Noise, REVISIONS["properties"]["noise"]["items"]),
        (Reader, REVISIONS["properties"]["reader"]),
    ],
)
def test_a_validator_lists_the_fields_of_its_noun(noun: type, rule: dict[str, Any]) -> None:
    assert list(rule["properties"]) == [field.name for field in fields(noun)]


def test_a_collections_validator_lists_its_nouns_fields_and_its_own() -> None:
    named = {
        "articles": [
            field.name.replace("url", "_id") if field.name == "url" else field.name for field in fields(Article)
        ],
        "revisions": ["_id", *(field.name for field in fields(Revision))],
        "visits": ["_id" if field.name == "id" else field.name for field in fields(Visit)],
        "captures": list(capture_document(capture())),
    }
    assert list(ARTICLES["properties"]) == [*named["articles"], "edition"]
    assert list(REVISIONS["properties"]) == [*named["revisions"], "visit"]
    assert list(VISITS["properties"]) == named["visits"]
    assert list(VALIDATED["captures"]["properties"]) == named["captures"]


@pytest.mark.parametrize("collection", PROMISED)
def test_every_promised_field_is_required(collection: str) -> None:
    rule = VALIDATED[collection]
    assert set(PROMISED[collection].split()) <= set(rule["required"])
    assert rule["additionalProperties"] is False


def test_every_change_keeps_what_it_promises() -> None:
    promised = "kinds silent actions words_added words_removed similarity facts reverts_to terms_added terms_removed"
    assert set(promised.split()) <= set(CHANGE["required"])


@pytest.mark.parametrize(("days", "seconds"), [(400, 400 * 86_400), (0, LONGEST), (-1, LONGEST), (10**9, LONGEST)])
def test_visits_expire_after_so_many_days_or_never(days: int, seconds: int) -> None:
    of_visits = [index for index in indexes(visits_keep_days=days) if index.collection == "visits"]
    [expiry] = [index.expire_after for index in of_visits if index.expire_after is not None]
    assert expiry == seconds


def test_another_expiry_is_another_definition() -> None:
    assert definition_digest(visits_keep_days=400) != definition_digest(visits_keep_days=30)
    assert definition_digest(visits_keep_days=0) == definition_digest(visits_keep_days=-1)
