"""Walks through time meet everything once, in its order, in bites a server can hold, and never ask for all at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.store.mongo_walk import (
    BEGIN,
    END,
    MILLISECOND,
    MOST,
    Answer,
    Page,
    Span,
    aligned,
    backwards,
    forwards,
    towards,
)
from tests.store.newsdesk import MORNING

Walk = Callable[..., AsyncGenerator[Page, None]]

AGES = st.lists(
    st.sampled_from([0.0, 0.5, 1.0, 30.0, 1_000.0, 40_000.0]).flatmap(lambda hours: st.floats(-2, hours + 1)),
    max_size=30,
)
EDGES = st.none() | st.floats(-3, 50_000)


def ago(hours: float) -> datetime:
    return aligned(MORNING - timedelta(hours=hours))


class News:
    """A newsroom that answers for spans as MongoDB does, *most* documents at once, and remembers what it was asked."""

    def __init__(self, instants: list[datetime], *, most: int = MOST) -> None:
        self.documents = [{"_id": f"{number:05}", "at": instant} for number, instant in enumerate(instants)]
        self.most = most
        self.asked: list[Span] = []
        self.answered: list[int] = []

    def within(self, span: Span) -> Page:
        inside = [document for document in self.documents if span.start <= document["at"] < span.end]
        return sorted(inside, key=key)

    def at(self, document: dict[str, Any]) -> datetime:
        return document["at"]

    async def read(self, span: Span) -> Answer:
        assert span.start < span.end
        assert span.start == aligned(span.start) and span.end == aligned(span.end)
        found = self.within(span)
        self.asked.append(span)
        self.answered.append(len(found))
        return Answer(page=found[: self.most], whole=len(found) <= self.most)

    async def crowd(self, span: Span, *, newest_first: bool) -> AsyncIterator[Page]:
        assert span.width == MILLISECOND
        for document in sorted(self.within(span), key=key, reverse=newest_first):
            yield [document]


def key(document: dict[str, Any]) -> tuple[datetime, str]:
    return document["at"], document["_id"]


def forward(news: News, **edges: Any) -> AsyncGenerator[Page, None]:
    dawn = min((document["at"] for document in news.documents), default=MORNING)
    return forwards(news, dawn=dawn, now=MORNING, **{"since": None, "until": None, **edges})


def backward(news: News, **edges: Any) -> AsyncGenerator[Page, None]:
    return backwards(news, now=MORNING, **{"since": None, "until": None, **edges})


WALKS = pytest.mark.parametrize("walk", [forward, backward])


def walked(walk: Walk, news: News, **edges: Any) -> list[dict[str, Any]]:
    async def walking() -> list[dict[str, Any]]:
        return [document async for page in walk(news, **edges) for document in page]

    return asyncio.run(walking())


@WALKS
@given(AGES, EDGES, EDGES, st.sampled_from([1, 2, 5, MOST]))
def test_everything_asked_for_is_met_once_in_its_order(
    walk: Walk, ages: list[float], oldest: float | None, newest: float | None, most: int
) -> None:
    since, until = (None if edge is None else ago(edge) for edge in (oldest, newest))
    news = News([ago(age) for age in [*ages, *ages[:3]]], most=most)
    wanted = [d for d in news.documents if (since or BEGIN) <= d["at"] < (until or END)]
    assert walked(walk, news, since=since, until=until) == sorted(wanted, key=key, reverse=walk is backward)


@WALKS
def test_an_edge_within_a_millisecond_leaves_out_what_lies_before_it(walk: Walk) -> None:
    news = News([MORNING, MORNING + MILLISECOND])
    half = MORNING + timedelta(microseconds=500)
    assert [d["at"] for d in walked(walk, news, since=half)] == [MORNING + MILLISECOND]
    assert [d["at"] for d in walked(walk, news, until=half)] == [MORNING]


@WALKS
@pytest.mark.parametrize("ages", [[], [100_000.0]], ids=["empty", "one word long ago"])
def test_long_silence_is_walked_in_few_questions(walk: Walk, ages: list[float]) -> None:
    news = News([ago(age) for age in ages])
    assert len(walked(walk, news)) == len(ages)
    assert len(news.asked) <= 60


@WALKS
def test_a_dense_day_is_read_in_bites(walk: Walk) -> None:
    news = News([ago(n / 400) for n in range(24 * 400)])
    assert len(walked(walk, news)) == 24 * 400
    assert len([held for held in news.answered if held > MOST]) <= 2
    assert len(news.asked) < 110


@pytest.mark.parametrize(("walk", "times"), [(forward, 2), (backward, 15)])
def test_a_flood_after_a_silence_is_asked_for_as_a_whole_a_few_times_at_most(walk: Walk, times: int) -> None:
    flood = [ago(2_000 + n / 100_000) for n in range(50_000)]
    news = News([ago(40_000), *flood, ago(1)])
    assert len(walked(walk, news)) == len(news.documents)
    assert len([held for held in news.answered if held > MOST]) <= times


@WALKS
def test_what_shares_one_millisecond_is_read_although_time_cannot_be_cut(walk: Walk) -> None:
    news = News([ago(5)] * 7 + [ago(5) + MILLISECOND, ago(5) - MILLISECOND], most=3)
    assert walked(walk, news) == sorted(news.documents, key=key, reverse=walk is backward)


@WALKS
def test_a_clock_that_runs_years_ahead_hides_nothing(walk: Walk) -> None:
    news = News([ago(-90_000 - n / 7) for n in range(50)] + [ago(n) for n in range(50)], most=10)
    assert walked(walk, news) == sorted(news.documents, key=key, reverse=walk is backward)


def test_a_reader_who_stops_is_asked_nothing_more() -> None:
    news = News([ago(n) for n in range(500)], most=100)

    async def first() -> Page:
        pages = forward(news)
        page = await anext(pages)
        await pages.aclose()
        return page

    assert asyncio.run(first())
    assert len(news.asked) < 20


def test_what_is_recorded_during_a_walk_is_met_once_or_comes_later() -> None:
    news = News([ago(n) for n in range(2_000)], most=100)

    async def walking() -> list[str]:
        met = []
        async for page in forward(news):
            met += [document["_id"] for document in page]
            late = {"_id": f"late {len(news.documents)}", "at": page[-1]["at"] + timedelta(minutes=90)}
            news.documents += [late, {"_id": f"early {len(news.documents)}", "at": page[0]["at"]}][: len(met) % 3]
        return met

    met = asyncio.run(walking())
    assert len(met) == len(set(met))
    assert {f"{number:05}" for number in range(2_000)} <= set(met)


def test_all_of_time_is_cut_finer_towards_now() -> None:
    spans = list(towards(MORNING))
    assert (spans[0].start, spans[-1].end) == (BEGIN, END)
    assert all(earlier.end == later.start for earlier, later in pairwise(spans))
    assert all(span.width * 15 <= MORNING - span.start for span in spans[:-1])
    assert len(spans) < 250
