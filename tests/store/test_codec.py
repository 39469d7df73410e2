"""Nouns as documents: what is read equals what was written, whatever a page sends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Literal, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import bson
import pytest
from bson.codec_options import CodecOptions
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.errors import StoreError
from crawler.model import Article, Capture, Revision, Visit
from crawler.store.bodies import capture_document, capture_of
from crawler.store.codec import (
    article_document,
    article_of,
    instant,
    revision_document,
    revision_of,
    settled,
    share,
    text,
    visit_document,
    visit_of,
)
from tests.store.newsdesk import capture, change, first_revision, history

AWARE = CodecOptions(tz_aware=True)
FRAGMENTS = (
    "Last Modified: Nov 07",
    "Görüntülenme",
    "İ",
    "ı",
    "12,3%",
    "$set",
    "a.b",
    "_id",
    "\0",
    "\ud83c",
    "\udf1e",
    "\u202e",
    "",
)
TEXTS = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=3), max_size=4).map("".join)
ZONES = st.sampled_from([UTC, ZoneInfo("Europe/Istanbul"), timezone(timedelta(hours=-11, minutes=-30))])
INSTANTS = st.datetimes(min_value=datetime(1, 1, 3), max_value=datetime(9999, 12, 29), timezones=ZONES)  # noqa: DTZ001
COUNTS = st.integers(min_value=0, max_value=2**53)
SHARES = st.floats(min_value=0, max_value=1)
LEARNED = st.sampled_from(["theta", "bins"])
PLANS = st.dictionaries(LEARNED, COUNTS | TEXTS | INSTANTS | st.lists(TEXTS) | st.floats(allow_nan=False))
HEADERS = st.dictionaries(TEXTS, TEXTS, max_size=4)
PLAIN = {str: TEXTS, int: COUNTS, float: SHARES, bool: st.booleans(), bytes: st.binary(max_size=99), datetime: INSTANTS}
PLAIN |= {Mapping[str, object]: PLANS, Mapping[str, str]: HEADERS}


def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a noun's field by its type."""
    if kind in PLAIN:
        return PLAIN[kind]
    if is_dataclass(kind):
        return st.builds(kind, **{name: values_of(hint) for name, hint in get_type_hints(kind).items()})
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return st.sampled_from(parts)
    if origin is tuple and parts[-1] is Ellipsis:
        return st.lists(values_of(parts[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values_of, parts))
    assert parts[-1] is type(None), kind
    return st.none() | values_of(parts[0])


REVISIONS, VISITS, ARTICLES, CAPTURES = map(values_of, (Revision, Visit, Article, Capture))


def sent_to_mongodb(document: dict) -> dict:
    """The document as it comes back from a database."""
    return bson.decode(bson.encode(document), AWARE)


@given(REVISIONS)
def test_a_revision_comes_back_as_it_went_in(revision: Revision) -> None:
    assert revision_of(sent_to_mongodb(revision_document(revision, visit="v"))) == settled(revision)


@given(VISITS)
def test_a_visit_comes_back_as_it_went_in(visit: Visit) -> None:
    assert visit_of(sent_to_mongodb(visit_document(visit))) == settled(visit)


@given(ARTICLES)
def test_an_article_comes_back_as_it_went_in(article: Article) -> None:
    assert article_of(sent_to_mongodb(article_document(article, edition=1))) == settled(article)


@given(CAPTURES)
def test_a_capture_comes_back_byte_for_byte(kept: Capture) -> None:
    back = capture_of(sent_to_mongodb(capture_document(kept)))
    assert (back.body, back.url) == (kept.body, text(kept.url))
    assert list(back.headers) == list(dict.fromkeys(text(name) for name in kept.headers))


@given(REVISIONS)
def test_settling_twice_is_settling_once(revision: Revision) -> None:
    assert settled(settled(revision)) == settled(revision)


@given(TEXTS)
@example("\ud83c\udf1e\ud83c \udf1e")
def test_only_lone_surrogates_are_replaced(value: str) -> None:
    spelled = text(value)
    assert spelled.encode("utf-16-le") == spelled.encode("utf-16-le", "surrogatepass")
    joined = value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    assert spelled.replace("\ufffd", "") == joined.replace("\ufffd", "")


def test_an_instant_keeps_milliseconds_and_no_more() -> None:
    istanbul = datetime(2014, 11, 7, 9, 18, 57, 123_999, tzinfo=ZoneInfo("Europe/Istanbul"))
    assert instant(istanbul) == datetime(2014, 11, 7, 7, 18, 57, 123_000, tzinfo=UTC)


def test_a_local_time_is_no_instant() -> None:
    with pytest.raises(ValueError, match="names no zone"):
        instant(datetime(2014, 11, 7, 9, 18, 57))  # noqa: DTZ001


def test_nearly_the_same_is_not_the_same() -> None:
    assert share(0.99999) == 0.9999
    assert share(1.0) == 1.0
    assert share(0.07) == 0.07


def test_a_field_that_an_older_document_lacks_takes_its_default() -> None:
    document = revision_document(history("Four died", "Five died")[1], visit="v")
    del document["change"]["terms_added"]
    assert revision_of(document).change == replace(change(), terms_added=())


def test_a_revision_is_named_by_its_article_and_number() -> None:
    document = revision_document(first_revision(article="https://news.example/1"), visit="v")
    assert (document["_id"], document["visit"]) == ("https://news.example/1#1", "v")


def test_a_body_is_stored_compressed() -> None:
    document = capture_document(capture(b"<p>Ferry</p>" * 1000))
    assert document["bytes"] == 12_000
    assert len(document["body"]) < 120


def test_a_damaged_body_is_told_by_name() -> None:
    document = capture_document(capture())
    with pytest.raises(StoreError, match=document["_id"]):
        capture_of({**document, "body": document["body"][:-3]})
