"""Which revisions a rule chooses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from crawler.judgement.judge import judge
from crawler.model import Fact, Revision
from crawler.monitor.alerts.choosing import chooses
from crawler.monitor.alerts.importance import importance
from crawler.monitor.alerts.rules import Rule, Terms
from tests.store.newsdesk import change, first_revision, minute, next_revision

BEFORE = "The alleged thief was held in May. The Art Party met."
AFTER = "The thief was held in May. The Art Party met twice."


def edited(before: str = BEFORE, after: str = AFTER, **more: Any) -> Revision:
    first = replace(first_revision("Thief held"), paragraphs=(before,))
    second = next_revision(first, "Thief held", minute(1), paragraphs=(after,))
    return replace(second, change=replace(judge(first, second), **more))


def rule(**more: Any) -> Rule:
    return Rule(name="rule", targets=("desk",), **more)


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"publishers": frozenset({"example"})},
        {"kinds": frozenset({"body", "headline"})},
        {"silent": True},
        {"facts": frozenset({"number"})},
        {"articles": frozenset({"https://news.example/ferry"})},
        {"urls": ("https://news.example/*",)},
        {"min_words": 2},
        {"importance": 10},
        {"terms": Terms(removed=("alleged",))},
        {"terms": Terms(added=("met twice",))},
        {"terms": Terms(either=("nothing", "ALLEGED"))},
    ],
)
def test_a_filter_that_holds_lets_the_revision_pass(wanted: dict[str, Any]) -> None:
    numbers = (Fact(kind="number", before="4", after="5"),)
    assert chooses(rule(**wanted), edited(silent=True, facts=numbers))


@pytest.mark.parametrize(
    "wanted",
    [
        {"publishers": frozenset({"other"})},
        {"kinds": frozenset({"headline"})},
        {"silent": False},
        {"facts": frozenset({"quote"})},
        {"articles": frozenset({"https://news.example/harbour"})},
        {"urls": ("https://news.example/sport/*",)},
        {"min_words": 50},
        {"importance": 90},
        {"terms": Terms(added=("alleged",))},
        {"terms": Terms(either=("May",))},
        {"terms": Terms(removed=("Alleged",), match_case=True)},
        {"terms": Terms(either=("art", "lege"))},
    ],
)
def test_a_filter_that_does_not_hold_stops_it(wanted: dict[str, Any]) -> None:
    assert not chooses(rule(**wanted), edited(silent=True, facts=()))


def test_a_part_of_a_word_is_found_where_that_is_wanted() -> None:
    assert chooses(rule(terms=Terms(removed=("lege",), whole_words=False)), edited())


def test_a_sentence_that_moved_brought_and_took_no_word() -> None:
    first = replace(
        first_revision(), paragraphs=("The alleged thief ran.", "Rain fell all day.", "Nobody else saw it.")
    )
    second = next_revision(first, first.headline, minute(1), paragraphs=(first.paragraphs[2], *first.paragraphs[:2]))
    moved = replace(second, change=judge(first, second))
    assert not chooses(rule(terms=Terms(either=("alleged", "nobody"))), moved)


def test_a_turkish_capital_finds_its_small_letter() -> None:
    found = edited("Vali istifa etti.", "Vali görevde.")
    assert chooses(rule(terms=Terms(removed=("İSTİFA",))), found)


def test_a_first_revision_passes_only_where_new_articles_are_wanted() -> None:
    first = first_revision("Alleged thief")
    assert not chooses(rule(), first)
    assert chooses(rule(new=True, terms=Terms(added=("alleged",))), first)
    assert not chooses(rule(new=True, terms=Terms(removed=("alleged",))), first)
    assert not chooses(rule(new=True, silent=True), first)


def test_what_matters_more_weighs_more() -> None:
    typo, body, headline = change("cosmetic"), change("body", silent=False), change("headline", silent=False)
    weights = [importance(replace(each, facts=())) for each in (typo, body, headline)]
    assert weights == sorted(weights) and len(set(weights)) == 3
    assert importance(change("retraction", "correction", "headline")) == 100
    assert importance(None) == 0
