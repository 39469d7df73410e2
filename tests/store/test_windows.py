"""A collection of many years is read whole, and never asked for all at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pymongo import MongoClient, monitoring
from pymongo.database import Database

from crawler.store.database import RAW
from crawler.store.embedded import serve
from crawler.store.engines import EmbeddedEngine
from crawler.store.schema import VALIDATED, indexes
from crawler.store.windows import by_time, clock_of
from tests.store.servers import kill

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
VISITS = {"bsonType": "object", "required": ["at"], "properties": {"at": {"bsonType": "date"}}}
BUSY_YEARS = [timedelta(minutes=m) for m in range(3000)] + [timedelta(days=d) for d in range(3, 2000, 50)]


class Questions(monitoring.CommandListener):
    """Every filter that was asked for."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        if event.command_name == "find":
            self.asked.append(event.command["filter"])

    def succeeded(self, event: monitoring.CommandSucceededEvent) -> None:
        pass

    def failed(self, event: monitoring.CommandFailedEvent) -> None:
        pass


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int | None]:
    folder = tmp_path_factory.mktemp("server")
    yield serve(EmbeddedEngine(), folder).port
    kill(folder)


@pytest.fixture
def questions() -> Questions:
    return Questions()


@pytest.fixture
def news(port: int, questions: Questions) -> Iterator[Database[dict[str, Any]]]:
    with MongoClient[dict[str, Any]](port=port, directConnection=True, event_listeners=[questions]) as client:
        client.drop_database("news")
        client.news.visits.create_index("at")
        yield client.news


def visit(news: Database[dict[str, Any]], ages: list[timedelta]) -> None:
    news.visits.insert_many({"_id": number, "at": NOW - age} for number, age in enumerate(ages))


def read(news: Database[dict[str, Any]]) -> list[Any]:
    return [each["_id"] for each in by_time(news.get_collection("visits", codec_options=RAW), "at", now=NOW)]


def test_years_of_visits_are_read_in_stretches_of_time_alone(
    news: Database[dict[str, Any]], questions: Questions
) -> None:
    visit(news, BUSY_YEARS)
    assert sorted(read(news)) == list(range(len(BUSY_YEARS)))
    assert all({"$gte", "$lt"} == set(each["at"]) for each in questions.asked)
    assert len(questions.asked) < len(BUSY_YEARS) / 4


def test_visits_of_a_fast_clock_of_the_sixties_and_of_no_time_are_read_too(news: Database[dict[str, Any]]) -> None:
    visit(news, [*BUSY_YEARS[::10], -timedelta(days=5), timedelta(days=365 * 60)])
    news.visits.insert_many([{"_id": "none"}, {"_id": "text", "at": "yesterday"}])
    assert len(read(news)) == len(set(read(news))) == news.visits.count_documents({})


def test_visits_written_during_the_reading_hide_none_of_the_older(news: Database[dict[str, Any]]) -> None:
    visit(news, BUSY_YEARS)
    reading = by_time(news.get_collection("visits", codec_options=RAW), "at", now=NOW)
    seen = {next(reading)["_id"]}
    news.visits.insert_many({"_id": f"late {n}", "at": NOW - timedelta(hours=3)} for n in range(500))
    assert {each["_id"] for each in reading} | seen >= set(range(len(BUSY_YEARS)))


def test_an_empty_collection_is_read_at_once(news: Database[dict[str, Any]], questions: Questions) -> None:
    assert read(news) == []
    assert len(questions.asked) == 1


@pytest.mark.parametrize(
    "index",
    [
        {"key": {"url": 1, "at": 1}},
        {"key": {"at": -1}},
        {"key": {"at": 1}, "sparse": True},
        {"key": {"at": 1}, "partialFilterExpression": {"outcome": "new"}},
    ],
)
def test_an_index_that_misses_documents_or_orders_otherwise_is_no_clock(index: dict[str, Any]) -> None:
    options = {"validator": {"$jsonSchema": VISITS}}
    assert clock_of(options, [index]) is None
    assert clock_of(options, [index, {"key": {"at": 1, "url": 1}}]) == "at"
    assert clock_of({}, [{"key": {"at": 1}}]) is None


def test_hosts_whose_clock_moves_while_they_are_read_are_read_at_once() -> None:
    made = [
        {"key": dict.fromkeys(index.keys, 1)} for index in indexes(visits_keep_days=0) if index.collection == "hosts"
    ]
    assert clock_of({"validator": {"$jsonSchema": VALIDATED["hosts"]}}, made) is None
