"""Five questions to a newsroom's history, each asked twice: of the database with pymongo, of the Parquet export with DuckDB.

1. Whose edits are silent?               4. How soon does the first edit come?
2. Who took a word out, or put it in?    5. Which texts came back, and how long did the other one stand?
3. Which numbers rose?

    tashih export --format parquet --output revisions/
    python examples/five_questions.py --uri "$(tashih db uri)" --folder revisions/ --since 2026-03-01 --until 2026-04-01

Both ways give the same answers; the program says so, and ends with 1 if they ever do not. docs/data-dictionary.md explains the
fields. Needs: pymongo and duckdb.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import duckdb
from pymongo import MongoClient
from pymongo.database import Database

Row = tuple[Any, ...]
Revision = dict[str, Any]
SECOND = timedelta(seconds=1)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What all questions share: the stretch of time (``since`` ≤ first_seen < ``until``), and the word of question 2."""

    since: datetime
    until: datetime
    term: str = "alleged"


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question, what the columns of its answer are, and the two ways to it."""

    title: str
    columns: tuple[str, ...]
    mongo: Callable[[Database[Revision], Asked], list[Row]]
    sql: str


def revisions(database: Database[Revision], asked: Asked, *fields: str) -> Iterator[Revision]:
    """Revisions of that time, with these fields, day by day.

    A day is one question with two ends to one index (``first_seen``): MongoDB would stream the whole stretch as well, the
    embedded server would first hold all of it. What no index answers is chosen in Python. A first revision has no change, and
    then none of its fields come.
    """
    day = asked.since
    while day < asked.until:
        evening = min(day + timedelta(days=1), asked.until)
        within = {"first_seen": {"$gte": day, "$lt": evening}}
        yield from database.revisions.find(within, ["article", "publisher", "number", "first_seen", *fields])
        day = evening


# 1. Whose edits are silent? An edit is silent if its substance changed, and neither the stamp nor a notice on the page says so.


def silent_edits(database: Database[Revision], asked: Asked) -> list[Row]:
    """Publisher, edits, silent ones among them."""
    edits: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    for revision in revisions(database, asked, "change.silent"):
        if change := revision.get("change"):
            edits[revision["publisher"]] += 1
            silent[revision["publisher"]] += change["silent"]
    return sorted((publisher, count, silent[publisher]) for publisher, count in edits.items())


SILENT_EDITS = """
    SELECT publisher, count(*), count_if(change.silent) FROM revisions WHERE change IS NOT NULL GROUP BY ALL
"""

# 2. Who took a word out, or put it in? The database has an index for it (change.terms_removed, change.terms_added).


def word_changes(database: Database[Revision], asked: Asked) -> list[Row]:
    """What was done to the word, article, number of the revision that did it."""
    within = {"$gte": asked.since, "$lt": asked.until}
    return sorted(
        (done, revision["article"], revision["number"])
        for done, field in (("added", "change.terms_added"), ("removed", "change.terms_removed"))
        for revision in database.revisions.find({field: asked.term, "first_seen": within}, ["article", "number"])
    )


WORD_CHANGES = """
    SELECT 'added', article, number FROM revisions WHERE list_contains(change.terms_added, $term)
    UNION ALL
    SELECT 'removed', article, number FROM revisions WHERE list_contains(change.terms_removed, $term)
"""

# 3. Which numbers rose? Facts are numbers, dates, names, quotes and negations that changed, as they stood before and after.


def risen_numbers(database: Database[Revision], asked: Asked) -> list[Row]:
    """Article, revision, the number before and after; whole numbers only, the ten that rose most."""
    found = [
        (revision["article"], revision["number"], int(fact["before"]), int(fact["after"]))
        for revision in revisions(database, asked, "change.facts")
        for fact in revision.get("change", {}).get("facts", [])
        if fact["kind"] == "number" and is_whole(fact["before"]) and is_whole(fact["after"])
    ]
    risen = [row for row in found if row[3] > row[2]]
    return sorted(sorted(set(risen), key=lambda row: (row[2] - row[3], row))[:10])


def is_whole(number: str | None) -> bool:
    """Whether a number is written in at most nine plain digits."""
    return number is not None and number.isascii() and number.isdecimal() and len(number) <= 9


RISEN_NUMBERS = r"""
    WITH facts AS (SELECT article, number, unnest(change.facts) AS fact FROM revisions),
    whole AS (
        SELECT article, number, TRY_CAST(fact.before AS BIGINT) AS before, TRY_CAST(fact.after AS BIGINT) AS after
        FROM facts WHERE fact.kind = 'number' AND fact.before SIMILAR TO '[0-9]{1,9}' AND fact.after SIMILAR TO '[0-9]{1,9}'
    )
    SELECT DISTINCT article, number, before, after FROM whole WHERE after > before
    ORDER BY before - after, article, number, before, after LIMIT 10
"""

# 4. How soon does the first edit come? From the first look at an article to the look that showed its second text.


def first_edits(database: Database[Revision], asked: Asked) -> list[Row]:
    """Publisher, articles that were edited, seconds to the first edit in the middle of them."""
    born: dict[str, datetime] = {}
    waits: dict[str, list[int]] = defaultdict(list)
    for revision in sorted(revisions(database, asked), key=lambda revision: revision["number"]):
        if revision["number"] == 1:
            born[revision["article"]] = revision["first_seen"]
        elif revision["number"] == 2 and revision["article"] in born:
            waits[revision["publisher"]].append((revision["first_seen"] - born[revision["article"]]) // SECOND)
    return sorted((publisher, len(seconds), median(seconds)) for publisher, seconds in waits.items())


FIRST_EDITS = """
    SELECT second.publisher, count(*), median((epoch_ms(second.first_seen) - epoch_ms(born.first_seen)) // 1000)
    FROM revisions AS second JOIN revisions AS born ON second.article = born.article
    WHERE second.number = 2 AND born.number = 1 GROUP BY ALL
"""

# 5. Which texts came back? A revert names the revision that it goes back to; the one after that stood in between.


def reverts(database: Database[Revision], asked: Asked) -> list[Row]:
    """Article, revision, the revision it goes back to, seconds that another text stood in between."""
    found = []
    for revision in revisions(database, asked, "change.reverts_to"):
        if back_to := revision.get("change", {}).get("reverts_to"):
            other = database.revisions.find_one({"_id": f"{revision['article']}#{back_to + 1}"}, ["first_seen"])
            assert other is not None
            seconds = (revision["first_seen"] - other["first_seen"]) // SECOND
            found.append((revision["article"], revision["number"], back_to, seconds))
    return sorted(found)


REVERTS = """
    SELECT back.article, back.number, back.change.reverts_to,
           (epoch_ms(back.first_seen) - epoch_ms(other.first_seen)) // 1000
    FROM revisions AS back JOIN everything AS other
      ON other.article = back.article AND other.number = back.change.reverts_to + 1
"""

QUESTIONS = (
    Question(
        title="Whose edits are silent?", columns=("publisher", "edits", "silent"), mongo=silent_edits, sql=SILENT_EDITS
    ),
    Question(
        title="Who took the word out, or put it in?",
        columns=("", "article", "revision"),
        mongo=word_changes,
        sql=WORD_CHANGES,
    ),
    Question(
        title="Which numbers rose most?",
        columns=("article", "revision", "before", "after"),
        mongo=risen_numbers,
        sql=RISEN_NUMBERS,
    ),
    Question(
        title="How soon does the first edit come?",
        columns=("publisher", "articles", "seconds"),
        mongo=first_edits,
        sql=FIRST_EDITS,
    ),
    Question(
        title="Which texts came back?",
        columns=("article", "revision", "back to", "seconds"),
        mongo=reverts,
        sql=REVERTS,
    ),
)


def parquet(folder: Path, asked: Asked) -> duckdb.DuckDBPyConnection:
    """The export as two views: ``everything``, and ``revisions`` of the time that is asked for."""
    duck = duckdb.connect()
    files = str(folder / "**/*.parquet").replace("'", "''")
    duck.execute(f"CREATE VIEW everything AS FROM read_parquet('{files}', hive_partitioning = true)")
    since, until = (round(instant.timestamp() * 1000) for instant in (asked.since, asked.until))
    within = f"epoch_ms(first_seen) >= {since} AND epoch_ms(first_seen) < {until}"
    duck.execute(f"CREATE VIEW revisions AS FROM everything WHERE {within}")
    return duck


def answers(
    question: Question, database: Database[Revision], duck: duckdb.DuckDBPyConnection, asked: Asked
) -> tuple[list[Row], list[Row]]:
    """The answer of the database, and that of the export."""
    values = {"term": asked.term} if "$term" in question.sql else {}
    return question.mongo(database, asked), sorted(duck.execute(question.sql, values).fetchall())


def main() -> int:
    """Print every answer; 1 if the two ways to one differ."""
    parser = argparse.ArgumentParser(description="Five questions, asked of MongoDB and of the Parquet export.")
    parser.add_argument("--uri", required=True, help="what `tashih db uri` prints")
    parser.add_argument("--database", default="tashih")
    parser.add_argument("--folder", required=True, type=Path, help="where `tashih export --format parquet` wrote to")
    parser.add_argument("--since", type=utc, default=utc("2020-01-01"), help="a day, 2026-03-01")
    parser.add_argument("--until", type=utc, default=datetime.now(UTC) + timedelta(days=1))
    parser.add_argument("--term", default="alleged", help="the word of question 2, in lower case")
    typed = parser.parse_args()
    asked = Asked(since=typed.since, until=typed.until, term=typed.term)
    differ = 0
    with MongoClient[Revision](typed.uri, tz_aware=True) as client, parquet(typed.folder, asked) as duck:
        for number, question in enumerate(QUESTIONS, start=1):
            told, exported = answers(question, client[typed.database], duck, asked)
            differ += told != exported
            show(number, question, told, agreed=told == exported)
    return int(differ > 0)


def utc(day: str) -> datetime:
    """An instant in UTC."""
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


def show(number: int, question: Question, rows: list[Row], *, agreed: bool) -> None:
    """Print an answer, twenty rows of it at the most."""
    print(
        f"\n{number}. {question.title}  ({'both ways agree' if agreed else 'MongoDB and DuckDB DIFFER'}; {len(rows)} rows)"
    )
    for row in [question.columns, *rows[:20]]:
        print("   " + "  ".join(str(cell).encode("unicode_escape").decode().ljust(10) for cell in row))


if __name__ == "__main__":
    sys.exit(main())
