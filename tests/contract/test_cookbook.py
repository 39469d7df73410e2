"""Every question of the cookbook runs as it stands, is right, and is served by the index that it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from pymongo import MongoClient
from pymongo.database import Database

from bench.cookbook import PAGE, Question, answer, beginning, questions
from bench.seed import seed
from crawler.store.schema import indexes
from tests.contract.cookbook_answers import ANSWERS, World
from tests.contract.overheard import OVERHEARD, filters_of, plan_of

REVISIONS, DAYS = 800, 10
UNTIL = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
NOW = UNTIL - timedelta(days=1.5)


@pytest.fixture(scope="module")
def months(mongodb_uri: str) -> Iterator[Database[dict[str, Any]]]:
    """A database in which each question has something to find."""
    name = f"test_{uuid4().hex[:12]}"
    seed(mongodb_uri, name, revisions=REVISIONS, until=UNTIL, days=DAYS)
    with MongoClient[dict[str, Any]](mongodb_uri, tz_aware=True) as client:
        yield client[name]
        client.drop_database(name)


@pytest.fixture(scope="module")
def world(months: Database[dict[str, Any]]) -> World:
    """All documents of that database; it is asked about an article that an agency's correction reached."""
    stored = {name: list(months[name].find()) for name in ("revisions", "articles", "visits", "captures")}
    edits = Counter(each["change"]["diff_digest"] for each in stored["revisions"] if each["number"] == 2)
    often = edits.most_common(1)[0][0]
    article = next(r["article"] for r in stored["revisions"] if r["change"] and r["change"]["diff_digest"] == often)
    publisher = Counter(each["publisher"] for each in stored["articles"]).most_common(1)[0][0]
    return World(**stored, now=NOW, url=article, publisher=publisher)


@pytest.fixture(scope="module")
def names(mongodb_uri: str, months: Database[dict[str, Any]], world: World) -> Iterator[dict[str, Any]]:
    """What the page's first block leaves at a prompt."""
    given = {"uri": mongodb_uri, "name": months.name, "now": NOW, "url": world.url, "publisher": world.publisher}
    found = beginning(given)
    yield found
    found["db"].client.close()


def title(question: Question) -> str:
    return question.title


def in_order(documents: list[dict[str, Any]]) -> list[str]:
    return [each["_id"] for each in documents]


def anyhow(found: list[Any]) -> Counter[Any]:
    """A list whose order the question does not promise."""
    return Counter(tuple(tuple(each) if isinstance(each, list) else each for each in row) for row in found)


SHAPES: dict[str, Callable[[Any], Any]] = {
    "What changed in the last hour?": in_order,
    "Which articles were edited most today?": lambda found: [times for _, times in found],
    "What was set aside as noise, and by which rule?": dict,
    "Which visits failed, and why?": lambda found: sorted((times for _, times in found), reverse=True),
}


@pytest.mark.parametrize("question", questions(), ids=title)
def test_the_answer_is_right(question: Question, names: dict[str, Any], world: World) -> None:
    found, expected = answer(question.code, names), ANSWERS[question.title](world)
    assert expected, "nothing to find"
    shaped = SHAPES.get(question.title, anyhow if isinstance(expected, Counter) and isinstance(found, list) else None)
    assert (shaped(found) if shaped else found) == expected


@pytest.mark.parametrize("question", questions(), ids=title)
def test_the_index_is_the_one_it_names(question: Question, names: dict[str, Any], months: Any) -> None:
    OVERHEARD.commands.clear()
    answer(question.code, names)
    asked = [(name, command) for about, name, command in OVERHEARD.commands if about == months.name]
    used = set()
    for name, command in asked:
        if name in {"find", "aggregate"}:
            for where in filters_of(name, command):
                plan = plan_of(months, command[name], where)
                assert "COLLSCAN" not in plan.stages, where
                used |= {(command[name], index) for index in plan.indexes}
    assert (question.collection, question.index) in used


def test_there_are_more_than_twenty_questions_and_each_has_an_answer_to_compare() -> None:
    titles = [question.title for question in questions()]
    assert titles == re.findall(r"^### (.+)$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert set(titles) == set(ANSWERS)
    assert len(titles) > 20


def test_no_index_is_named_that_is_not_made() -> None:
    made = {(index.collection, index.keys) for index in indexes(visits_keep_days=400)}
    assert {(question.collection, question.keys) for question in questions()} <= made
