"""Walks through time meet everything once, newest first, in bites a server can hold."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from crawler.store.mongo_walk import MOST, Span, spans_back
from tests.store.newsdesk import MORNING

AGES = st.lists(
    st.sampled_from([0.0, 0.5, 1.0, 30.0, 1_000.0, 40_000.0]).flatmap(lambda hours: st.floats(-2, hours + 1)),
    max_size=30,
)
EDGES = st.none() | st.floats(-3, 50_000)


def ago(hours: float) -> datetime:
    return MORNING - timedelta(hours=hours)


def walked(instants: list[datetime], *, since: datetime | None, until: datetime | None) -> tuple[list[Span], list[int]]:
    """The spans of a walk, and what each question was answered."""
    answers = []

    async def count(start: datetime, end: datetime) -> int:
        answers.append(sum(start <= instant < end for instant in instants))
        return answers[-1]

    async def walk() -> list[Span]:
        return [span async for span in spans_back(count, since=since, until=until, now=MORNING)]

    return asyncio.run(walk()), answers


@given(AGES, EDGES, EDGES)
def test_every_instant_asked_for_is_met_once(ages: list[float], oldest: float | None, newest: float | None) -> None:
    since, until = (None if edge is None else ago(edge) for edge in (oldest, newest))
    instants = [ago(age) for age in ages]
    spans, _ = walked(instants, since=since, until=until)
    met = [instant for span in spans for instant in instants if span.start <= instant < span.end]
    wanted = [i for i in instants if (since is None or i >= since) and (until is None or i < until)]
    assert sorted(met) == sorted(wanted)
    assert all(earlier.end <= later.start for later, earlier in pairwise(spans))


def test_an_empty_store_is_walked_in_a_dozen_questions() -> None:
    spans, answers = walked([], since=None, until=None)
    assert spans == []
    assert len(answers) <= 12


def test_the_last_word_of_a_long_silence_is_found_in_a_dozen_questions() -> None:
    spans, answers = walked([ago(100_000)], since=None, until=None)
    assert len(spans) == 1
    assert len(answers) <= 12


def test_a_dense_day_is_read_in_bites() -> None:
    dense = [ago(n / 400) for n in range(24 * 400)]
    spans, answers = walked(dense, since=None, until=None)
    assert max(sum(span.start <= instant < span.end for instant in dense) for span in spans) <= MOST
    assert len(answers) < 100


def test_a_thousand_revisions_of_one_instant_are_read_although_time_cannot_be_cut() -> None:
    spans, _ = walked([ago(5)] * (MOST + 1), since=None, until=None)
    assert len(spans) == 1
