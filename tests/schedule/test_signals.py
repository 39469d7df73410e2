"""What hints of sitemaps and feeds are worth."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given

from crawler.schedule import Hinted, Trust, learn_trust
from tests.schedule.strategies import trusts

COVERED = frozenset({"sitemap"})
NOBODY: frozenset[str] = frozenset()


def visit(*, changed: bool, hinted: bool, chance: float = 0.1) -> Hinted:
    return Hinted(changed, chance, COVERED, COVERED if hinted else NOBODY)


def test_a_source_that_is_right_is_believed_more_every_day() -> None:
    right = [visit(changed=True, hinted=True)] * 20
    once = learn_trust(Trust(), "sitemap", right)
    assert Trust().gain < once.gain < learn_trust(once, "sitemap", right).gain


def test_a_source_that_is_no_better_than_chance_gains_nothing() -> None:
    chance = [visit(changed=True, hinted=True), *[visit(changed=False, hinted=True)] * 9] * 50
    trust = learn_trust(Trust(), "sitemap", chance)
    assert trust.gain < 0.01
    assert trust.weight < 0.01
    assert trust.silence > 0.98


def test_changes_that_were_not_announced_lower_the_recall() -> None:
    missed = learn_trust(Trust(hits=50), "sitemap", [visit(changed=True, hinted=False)] * 50)
    assert missed.recall < Trust(hits=50).recall
    assert missed.silence > Trust(hits=50).silence


def test_a_source_that_no_longer_lists_an_article_missed_nothing() -> None:
    old = Hinted(True, 0.1, NOBODY, NOBODY)
    assert learn_trust(Trust(), "sitemap", [old]) == Trust()


def test_a_useless_sitemap_is_asked_once_a_day_after_two_hundred_chances() -> None:
    lies = [visit(changed=False, hinted=True)] * 100
    first = learn_trust(Trust(), "sitemap", lies)
    second = learn_trust(first, "sitemap", lies)
    assert (first.poll_every, second.poll_every) == (timedelta(minutes=10), timedelta(days=1))


@given(trusts)
def test_trust_stays_between_nothing_and_almost_sure(trust: Trust) -> None:
    assert 0.0 <= trust.gain < 1.0
    assert 0.0 < trust.recall < 1.0
    assert 0.0 < trust.silence <= 1.0
    assert 0.0 <= trust.weight < 10.0
