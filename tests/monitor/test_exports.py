"""Exports keep every revision, in its types; they run no formula, leave no half file, and go on where they ended."""

from __future__ import annotations

import asyncio
import csv
import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import FileError, UsageError
from crawler.model import Revision, RevisionQuery
from crawler.monitor.exporting import Source, Token, place_of, run, token_of
from crawler.monitor.exports import exports
from crawler.monitor.exports.table import COLUMNS, FORMULA, harmless
from crawler.monitor.listing import as_json
from crawler.store.memory import MemoryStore
from tests.store.newsdesk import MORNING, first_revision, minute, next_revision, visit

STORMS = "https://other.example:8080/storms"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1", "%0A", '=HYPERLINK("https://x.example")')


def newsday() -> list[Revision]:
    ferry = first_revision("Four died", authors=FORMULAS)
    storms = first_revision("=cmd()", minute(1), article=STORMS, publisher="other.example:8080")
    april = next_revision(storms, "Storm\nover", MORNING + timedelta(days=40))
    return [ferry, storms, next_revision(ferry, "Five died", minute(2)), april]


def exported(
    name: str, output: Path | None, *, after: Token | None = None, revisions: Iterable[Revision] = (), **wanted: Any
) -> Source:
    async def export() -> Source:
        store = MemoryStore()
        for revision in revisions or newsday():
            await store.record(revision, visit(revision.first_seen, "changed", article=revision.article))
        source = Source(store, RevisionQuery(**wanted), after=after, progress=lambda name, done: None)
        await run(exports()[name], source, output)
        return source

    return asyncio.run(export())


def table(folder: Path, columns: str) -> list[tuple[Any, ...]]:
    where = f"read_parquet('{folder}/**/*.parquet', hive_partitioning = true)"
    return duckdb.connect().execute(f"SELECT {columns} FROM {where} ORDER BY first_seen").fetchall()


def test_json_lines_hold_what_the_log_shows(tmp_path: Path) -> None:
    exported("jsonl", tmp_path / "day.jsonl")
    assert (tmp_path / "day.jsonl").read_text().splitlines() == [as_json(revision) for revision in newsday()]


def test_standard_output_is_written_to_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    exported("jsonl", None, publisher="example")
    assert [json.loads(line)["number"] for line in capsys.readouterr().out.splitlines()] == [1, 2]


def test_a_table_has_every_revision_and_no_formula(tmp_path: Path) -> None:
    exported("csv", tmp_path / "day.csv")
    assert (tmp_path / "day.csv").read_bytes().startswith(b"\xef\xbb\xbfid,article,")
    with (tmp_path / "day.csv").open(encoding="utf-8-sig", newline="") as file:
        first, storm, second, april = csv.DictReader(file)
    assert storm["headline"] == "'=cmd()"
    assert april["headline"] == "Storm\nover"
    assert (first["kinds"], second["kinds"], second["silent"]) == ("", "headline", "true")
    assert (second["number"], second["first_seen"]) == ("2", "2026-03-02T09:02:00.000Z")
    assert second["facts"] == "number: 4 → 5"
    assert not any(FORMULA.match(cell) for row in (first, storm, second, april) for cell in row.values() if cell)


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_run_is_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


@given(st.text())
def test_no_text_becomes_a_formula_and_none_is_lost(text: str) -> None:
    cell = str(harmless(text))
    assert not FORMULA.match(cell)
    assert len(cell.removeprefix("'")) == len(text.removeprefix("'"))


def test_parquet_is_typed_and_partitioned_for_duckdb(tmp_path: Path) -> None:
    exported("parquet", tmp_path / "day")
    found = table(
        tmp_path / "day",
        "publisher, month, number, epoch_ms(first_seen), typeof(date_modified.at), authors, change.facts[1].after",
    )
    at = [round(revision.first_seen.timestamp() * 1000) for revision in newsday()]
    assert [row[:4] for row in found] == [
        ("example", "2026-03", 1, at[0]),
        ("other.example:8080", "2026-03", 1, at[1]),
        ("example", "2026-03", 2, at[2]),
        ("other.example:8080", "2026-04", 2, at[3]),
    ]
    assert found[2][4:] == ("TIMESTAMP WITH TIME ZONE", list(FORMULAS), "5")
    assert found[0][6] is None


def test_parquet_has_every_field_of_a_revision(tmp_path: Path) -> None:
    exported("parquet", tmp_path / "day")
    rows = pq.read_table(tmp_path / "day").to_pylist()
    revisions = {revision.id: revision for revision in newsday()}
    assert set(revisions) == {row["id"] for row in rows}
    for row in rows:
        revision = json.loads(as_json(revisions[row["id"]]))
        assert set(row) - {"id", "month"} == set(revision)
        assert row["paragraphs"] == revision["paragraphs"]
        assert (row["change"] or {}).get("actions") == (revision["change"] or {}).get("actions")


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet"])
def test_an_export_goes_on_from_its_token(tmp_path: Path, name: str) -> None:
    first = exported(name, tmp_path / "first", until=minute(2))
    assert first.kept == 2
    assert first.token == place_of(newsday()[1])
    second = exported(name, tmp_path / "second", after=token_of(str(first.token)))
    assert second.kept == 2
    third = exported(name, tmp_path / "third", after=second.token)
    assert (third.kept, third.token) == (0, second.token)


def test_parquet_goes_on_in_the_same_folder_and_never_twice(tmp_path: Path) -> None:
    first = exported("parquet", tmp_path, until=minute(2))
    exported("parquet", tmp_path, after=first.token)
    exported("parquet", tmp_path, after=first.token)
    assert len(table(tmp_path, "id")) == 4
    with pytest.raises(UsageError, match="stand in it twice"):
        exported("parquet", tmp_path)


def test_many_publishers_in_one_month_come_in_several_parts(tmp_path: Path) -> None:
    many = [
        first_revision("Four died", minute(n), article=f"https://p{n}.example/a", publisher=f"p{n}.example")
        for n in range(230)
    ]
    assert exported("parquet", tmp_path / "many", revisions=many).kept == 230
    assert len(table(tmp_path / "many", "id")) == 230


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet"])
def test_an_export_that_breaks_off_leaves_no_half_file(tmp_path: Path, name: str) -> None:
    async def breaking() -> Source:
        store = MemoryStore()

        async def chronicle(wanted: RevisionQuery) -> Any:
            yield newsday()[0]
            raise KeyboardInterrupt

        store.chronicle = chronicle  # type: ignore[method-assign]
        source = Source(store, RevisionQuery(), after=None, progress=lambda name, done: None)
        with pytest.raises(KeyboardInterrupt):
            await run(exports()[name], source, tmp_path / "day")
        return source

    assert asyncio.run(breaking()).token is None
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet"])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileError, match="cannot be written: Not a directory"):
        exported(name, tmp_path / "file" / "below")


@pytest.mark.parametrize("wrong", ["", "yesterday", "2026-03-02", "2026-03-02,x", "2026-03-02T09:00:00,x"])
def test_a_token_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(UsageError, match="no token"):
        token_of(wrong)


@given(st.datetimes(timezones=st.just(UTC)), st.text())
def test_a_token_is_read_back(at: datetime, key: str) -> None:
    token = Token(at=at.replace(microsecond=at.microsecond // 1000 * 1000), key=key)
    assert token_of(str(token)) == token


def test_every_column_of_the_table_is_named_after_a_field() -> None:
    fields = set(json.loads(as_json(newsday()[0]))) | {"id", "text"}
    assert set(COLUMNS) <= fields
