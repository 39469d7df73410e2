"""Every rule proves itself: it knows its own noise, and no rule touches any rule's news."""

from __future__ import annotations

import pytest

from crawler.model import Block
from crawler.reading.noise import RULES, NoiseRule, Reach, set_aside
from crawler.reading.noise.folding import fold
from crawler.reading.noise.seams import LONGEST, recognise

NOISE = [pytest.param(rule, line, id=f"{rule.name}: {line[:40]}") for rule in RULES for line in rule.noise]
NEWS = [pytest.param(line, id=line[:40]) for rule in RULES for line in rule.news]
BEFORE = Block(text="The museum on the island drew more people than ever before, its director said on Thursday.")
AFTER = Block(text="Nobody at the ministry was available for comment, and the doors stayed closed for a week.")


@pytest.mark.parametrize(("rule", "line"), NOISE)
def test_a_rule_knows_its_own_noise(rule: NoiseRule, line: str) -> None:
    assert rule.reach(fold(line)) or rule.opens(fold(line)[:LONGEST])


@pytest.mark.parametrize("line", NEWS)
def test_no_rule_knows_the_news_at_an_edge_or_anywhere(line: str) -> None:
    found = recognise(line)
    assert found is None or found.reach < Reach.EDGE


@pytest.mark.parametrize("line", NEWS)
def test_news_stays_between_two_paragraphs_and_as_the_last_line(line: str) -> None:
    between = [BEFORE, Block(text=line), AFTER]
    assert set_aside(between).kept == tuple(between)
    assert set_aside(between[:2]).kept == tuple(between[:2])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_why_and_brings_both_kinds_of_proof(rule: NoiseRule) -> None:
    assert rule.why.endswith(".")
    assert rule.noise
    assert rule.news


def test_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
