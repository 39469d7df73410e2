"""The chain: a history cannot be altered, shortened in the middle or reordered unseen."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import bson
import pytest
from bson.codec_options import CodecOptions

from crawler.model import Noise, Revision
from crawler.store.chain import broken_links, canonical, chain_digest, chained
from crawler.store.codec import revision_document
from tests.store.newsdesk import FERRY, change, digest, first_revision, history, minute, stamp


def whole() -> list[Revision]:
    return history("Four died", "Five died", "Six died", "Five died")


def test_a_whole_history_has_no_broken_links() -> None:
    assert broken_links(whole()) == []
    assert broken_links([]) == []


def test_a_chained_revision_is_what_the_store_gives_back() -> None:
    odd = first_revision("Lone \ud800", at=minute(0) + timedelta(microseconds=1))
    assert chained(odd, None) == odd
    assert odd.headline == "Lone \ufffd"
    assert odd.first_seen == minute(0)


@pytest.mark.parametrize(
    "altered",
    [
        {"headline": "Five slept"},
        {"paragraphs": ("Five died.",)},
        {"authors": ()},
        {"first_seen": minute(0.9)},
        {"not_before": None},
        {"date_modified": stamp(minute(1), raw="another")},
        {"noise": (Noise(text="read 7 times", rule="another"),)},
        {"capture": digest("another page")},
        {"change": change(silent=False)},
        {"content_digest": digest("another")},
        {"publisher": "another"},
    ],
    ids=lambda altered: next(iter(altered)),
)
def test_an_altered_field_breaks_the_chain(altered: dict[str, Any]) -> None:
    revisions = whole()
    revisions[1] = replace(revisions[1], **altered)
    assert broken_links(revisions)[0].startswith(f"{FERRY}#2: chain_digest")


def test_seeing_a_text_again_breaks_nothing() -> None:
    revisions = whole()
    revisions[3] = replace(revisions[3], last_seen=minute(9))
    assert broken_links(revisions) == []


def test_an_altered_revision_that_was_chained_again_is_missed_by_the_next() -> None:
    revisions = whole()
    revisions[1] = chained(replace(revisions[1], headline="Five slept"), revisions[0].chain_digest)
    assert [fault.split(": ")[0] for fault in broken_links(revisions)] == [f"{FERRY}#3"]


def test_a_missing_revision_is_told_once() -> None:
    first, _, third, fourth = whole()
    assert broken_links([first, third, fourth]) == [f"{FERRY}#3: revision 2 should stand here"]
    assert broken_links([third, fourth]) == [f"{FERRY}#3: revision 1 should stand here"]


def test_reordered_and_doubled_revisions_are_told() -> None:
    first, second, third, fourth = whole()
    assert len(broken_links([first, third, second, fourth])) == 3
    assert len(broken_links([first, second, second, third, fourth])) == 1


def test_a_revision_names_the_text_before_it() -> None:
    first, second, *_ = whole()
    forged = chained(replace(second, previous_digest=digest("another")), first.chain_digest)
    assert "previous_digest" in broken_links([first, forged])[0]


def test_an_empty_field_that_is_added_later_changes_no_digest() -> None:
    document = revision_document(whole()[1], visit="v")
    document["keywords"] = []
    document["change"]["note"] = ""
    document["reader"]["model"] = None
    assert canonical(document) == canonical(revision_document(whole()[1], visit="another visit"))


def test_empty_paragraphs_are_covered() -> None:
    apart = first_revision(paragraphs=("a", "", "b"))
    assert chain_digest(None, apart) != chain_digest(None, replace(apart, paragraphs=("a", "b")))


def test_anybody_can_check_a_document_with_a_few_lines() -> None:
    before, revision = history("Four died", "Five died")
    loaded = bson.decode(bson.encode(revision_document(revision, visit="v")), CodecOptions(tz_aware=True))

    def prune(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: p for k, v in value.items() if (p := prune(v)) not in (None, "", [], {})}
        if isinstance(value, list):
            return [prune(v) for v in value]
        if hasattr(value, "isoformat"):
            return value.strftime("%Y-%m-%dT%H:%M:%S.") + f"{value.microsecond // 1000:03d}Z"
        return int(value) if isinstance(value, float) and value == int(value) else value

    for name in ("_id", "visit", "last_seen", "chain_digest"):
        del loaded[name]
    text = json.dumps(prune(loaded), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    checked = hashlib.sha256(f"{before.chain_digest}\n{text}".encode()).hexdigest()
    assert revision.chain_digest == f"sha256:{checked}"


def test_the_digest_of_a_known_revision_never_moves() -> None:
    known = "sha256:4d0e699b90966af71fe1db9b7d5df113d6d08e30b63ab1728df44b716291dfd7"
    assert first_revision().chain_digest == known
