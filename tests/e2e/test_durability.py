"""The benches of durability in small: kills and outages in mid-crawl lose nothing, and the crawl recovers by itself."""

from __future__ import annotations

from bench import kills, outage


def test_a_crawl_and_a_database_that_are_killed_lose_nothing() -> None:
    result = kills.run(2, seed=3)
    assert result.faults == []
    assert sum(result.killed.values()) == 2
    assert result.acknowledged["kept"] > 0


def test_a_database_that_is_away_or_slow_or_changes_its_primary_is_waited_for() -> None:
    troubles = outage.run(away_for=2, answer=0.5, slow_for=2, turns=2, articles=40)
    found = {met.trouble: met for met in troubles}
    assert {name: met.faults for name, met in found.items()} == {"away": [], "slow": [], "primary": []}
    assert all(met.acknowledged == 40 for met in found.values())
    assert "is away" in found["away"].said[0] and "answers again" in found["away"].said[-1]
