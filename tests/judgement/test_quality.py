"""The labelled set agrees with the judgement as the floors demand."""

from __future__ import annotations

import json

import pytest

from tests.quality.judgement import FLOORS, OWN, pairs_in, report, score

PAIRS = pairs_in(OWN)
KINDS = {"headline", "standfirst", "byline", "body", "correction", "update", "cosmetic", "retraction", "revert"}


def test_the_set_is_large_has_two_languages_and_every_kind():
    assert len(PAIRS) >= 120
    assert {"tr", "en"} <= {pair["language"] for pair in PAIRS}
    assert {kind for pair in PAIRS for kind in pair["kinds"]} == KINDS


def test_the_judgement_agrees_with_the_set():
    shares, wrong = report(map(score, PAIRS))
    assert all(share >= FLOORS.get(what, 1.0) for what, share in shares.items()), wrong


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if pair["facts"]], ids=lambda pair: pair["why"])
def test_a_changed_fact_is_never_called_cosmetic(pair):
    assert score(pair).agreed["guarded"]


def test_a_set_in_json_lines_is_read_as_well(tmp_path):
    path = tmp_path / "pairs.jsonl"
    path.write_text("\n".join(map(json.dumps, PAIRS[:3])), encoding="utf-8")
    assert pairs_in(path) == PAIRS[:3]
