"""Why a visit is due, for people."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crawler.schedule import DEFAULT, History, Signal, Trust, begin, next_visit, remember, why
from tests.schedule.strategies import NOON, URL

HOUR = timedelta(hours=1)


def quiet(hours: int) -> History:
    history = begin(first_seen=NOON)
    return remember(history, at=NOON + hours * HOUR, outcome="unchanged", profile=DEFAULT)


def explained(history: History, **arguments: object) -> str:
    return why(next_visit(URL, history, **arguments))  # type: ignore[arg-type]


def test_an_announced_change_is_named_with_its_source() -> None:
    signal = Signal("sitemap", NOON + 4 * HOUR)
    trust = {"sitemap": Trust(hits=90, false=10, covers=48.0)}
    assert "sitemap announced a change" in explained(quiet(2), price=0.01, signals=(signal,), trust=trust)


@pytest.mark.parametrize(
    ("history", "price", "words"),
    [
        (begin(first_seen=NOON), 0.01, "worth a visit"),
        (begin(first_seen=NOON), 0.0, "sooner would be impatient"),
        (quiet(2), 0.0003, "every quarter of an hour"),
        (quiet(200), 0.05, "last look"),
    ],
)
def test_the_reason_fits_the_plan(history: History, price: float, words: str) -> None:
    sentence = explained(history, price=price)
    assert words in sentence
    assert sentence.startswith("due because ")


def test_attempts_without_an_answer_are_counted_for_the_reader() -> None:
    history = quiet(2)
    for _ in range(3):
        history = remember(history, at=history.last_visit + HOUR, outcome="blocked", profile=DEFAULT)
    assert "last 3 attempts in a row" in explained(history)


def test_the_liveliness_is_told_when_it_is_unusual() -> None:
    history = begin(first_seen=NOON)
    for hour in range(1, 5):
        history = remember(history, at=NOON + hour * HOUR, outcome="changed", profile=DEFAULT)
    assert "times as lively as usual" in explained(history, price=0.01)
    assert "as lively as usual, visit 2" in explained(begin(first_seen=NOON), price=0.01)
