"""Exports keep every revision, in its types; they run no formula, leave no half file, and go on where they ended."""

from __future__ import annotations

import asyncio
import csv
import json
import sqlite3
from collections.abc import AsyncGenerator, Iterable
from contextlib import closing
from dataclasses import fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import FileError, UsageError
from crawler.model import Action, Change, Revision, RevisionQuery, Stamp
from crawler.monitor.exporting import Source, Token, parts, run, stretch, token_of
from crawler.monitor.exports import exports
from crawler.monitor.exports.table import COLUMNS, FORMULA, harmless
from crawler.monitor.listing import as_json
from crawler.store.bulk import Batch
from crawler.store.memory import MemoryStore
from tests.store.newsdesk import MORNING, first_revision, minute, next_revision, visit

STORMS = "https://other.example:8080/storms"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1", "%0A", '=HYPERLINK("https://x.example")')
LATER = MORNING + timedelta(days=100)
STREAMS, GROWING = ["jsonl", "csv"], ["parquet", "newsedits"]


def newsday() -> list[Revision]:
    ferry = first_revision("Four died", authors=FORMULAS)
    storms = first_revision("=cmd()", minute(1), article=STORMS, publisher="other.example:8080")
    april = next_revision(storms, "Storm\nover", MORNING + timedelta(days=40))
    return [ferry, storms, next_revision(ferry, "Five died", minute(2)), april]


def year(count: int = 40) -> list[Revision]:
    """A revision every nine days, of three publishers."""
    return [
        first_revision(f"{n} died", at, article=f"https://p{n % 3}.example/{n}", publisher=f"p{n % 3}.example")
        for n in range(count)
        for at in [MORNING + timedelta(days=9 * n - 360)]
    ]


async def recorded(revisions: Iterable[Revision]) -> MemoryStore:
    store = MemoryStore()
    for revision in revisions:
        await store.record(revision, visit(revision.first_seen, "changed", article=revision.article))
    return store


def exported(
    name: str,
    output: Path | None,
    *,
    after: Token | None = None,
    revisions: Iterable[Revision] = (),
    now: datetime = LATER,
    breaks_after: int | None = None,
    **wanted: Any,
) -> Source:
    async def export() -> Source:
        store = await recorded(revisions or newsday())
        question = RevisionQuery(**wanted)
        source = Source(store, question, after=after, now=now, progress=lambda name, done: None, asked=name)
        if breaks_after is not None:
            source._bulk = Breaking(source._bulk, breaks_after)
        await run(exports()[name], source, output)
        return source

    return asyncio.run(export())


class Breaking:
    """Gives one revision at a time, and breaks after some."""

    def __init__(self, bulk: Any, count: int) -> None:
        self.bulk = bulk
        self.left = count

    async def revisions(self, wanted: RevisionQuery, fields: tuple[str, ...] = ()) -> AsyncGenerator[Batch, None]:
        async for batch in self.bulk.revisions(wanted, fields):
            for document in batch:
                if self.left == 0:
                    raise KeyboardInterrupt
                self.left -= 1
                yield [document]


def table(folder: Path, columns: str) -> list[tuple[Any, ...]]:
    where = f"read_parquet('{folder}/**/*.parquet', hive_partitioning = true)"
    return duckdb.connect().execute(f"SELECT {columns} FROM {where} ORDER BY first_seen").fetchall()


def content(output: Path) -> Any:
    """What a finished export holds, byte for byte; of SQLite the rows."""
    if output.is_dir():
        files = (path for path in output.rglob("*.parquet"))
        return {str(path.relative_to(output)): pq.read_table(path).to_pylist() for path in files}
    if output.suffix == ".newsedits":
        names = ("entry", "entryversion", "split_sentences", "matched_sentences", "doc_level_stats")
        with closing(sqlite3.connect(output)) as tables:
            return {name: sorted(tables.execute(f"SELECT * FROM {name}").fetchall(), key=str) for name in names}
    return output.read_bytes()


def test_json_lines_hold_what_the_log_shows(tmp_path: Path) -> None:
    exported("jsonl", tmp_path / "day.jsonl")
    assert (tmp_path / "day.jsonl").read_text().splitlines() == [as_json(revision) for revision in newsday()]


def test_standard_output_is_written_to_as_it_is(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    exported("jsonl", None, publisher="example")
    assert [json.loads(line)["number"] for line in capsysbinary.readouterr().out.splitlines()] == [1, 2]


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


def test_every_column_of_the_table_is_named_after_a_field() -> None:
    known = set(json.loads(as_json(newsday()[0]))) | {"id", "text"}
    assert set(COLUMNS) <= known


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


def test_parquet_leaves_out_no_field_of_the_nouns() -> None:
    def names(noun: Any) -> set[str]:
        return {field.name for field in fields(noun)}

    nested = {Change: stretch.CHANGE, Action: stretch.ACTION, Stamp: stretch.STAMP}
    assert all(names(noun) == {field.name for field in struct} for noun, struct in nested.items())
    assert names(Revision) - {"publisher"} == set(stretch.SCHEMA.names) - {"id"}


def test_parquet_has_every_field_of_a_revision_for_arrow_pandas_and_polars(tmp_path: Path) -> None:
    exported("parquet", tmp_path / "day")
    whole = ds.dataset(tmp_path / "day", partitioning="hive").to_table()
    assert set(whole.column("publisher").to_pylist()) == {"example", "other.example:8080"}
    revisions = {revision.id: revision for revision in newsday()}
    assert {row["id"] for row in whole.to_pylist()} == set(revisions)
    for row in whole.to_pylist():
        revision = json.loads(as_json(revisions[row["id"]]))
        assert set(row) - {"id", "month"} == set(revision)
        assert row["paragraphs"] == revision["paragraphs"]
        assert (row["change"] or {}).get("actions") == (revision["change"] or {}).get("actions")


@pytest.mark.parametrize("name", [*STREAMS, *GROWING])
def test_an_export_goes_on_from_its_token(tmp_path: Path, name: str) -> None:
    first = exported(name, tmp_path / "first", until=minute(2))
    assert first.kept == 2
    second = exported(name, tmp_path / "second", after=token_of(str(first.token)))
    assert second.kept == 2
    third = exported(name, tmp_path / "third", after=second.token)
    assert (third.kept, third.token) == (0, second.token)


@pytest.mark.parametrize("name", [*STREAMS, *GROWING])
def test_a_token_of_another_question_is_refused(tmp_path: Path, name: str) -> None:
    token = exported(name, tmp_path / "first", publisher="example").token
    with pytest.raises(UsageError, match="another question"):
        exported(name, tmp_path / "second", after=token, publisher="other.example:8080")


def test_what_was_seen_before_and_recorded_after_an_export_comes_with_the_next(tmp_path: Path) -> None:
    seen = [first_revision(f"{n} died", minute(n), article=f"https://news.example/{n}") for n in range(6)]
    early, now = [seen[0], seen[2], seen[5]], minute(6)
    first = exported("jsonl", tmp_path / "first", revisions=early, now=now)
    second = exported("jsonl", tmp_path / "second", revisions=seen, after=token_of(str(first.token)), now=minute(7))
    third = exported("jsonl", tmp_path / "third", revisions=seen, after=token_of(str(second.token)), now=LATER)
    assert [source.kept for source in (first, second, third)] == [3, 3, 0]
    told = [line for name in ("first", "second") for line in (tmp_path / name).read_text().splitlines()]
    assert sorted(json.loads(line)["article"] for line in told) == [revision.article for revision in seen]


def test_a_history_goes_on_by_its_numbers_whatever_clocks_said(tmp_path: Path) -> None:
    first = first_revision("1 died")
    history = [first]
    for n in range(2, 13):
        history.append(next_revision(history[-1], f"{n} died", minute(5 if n == 10 else 20 - n)))
    ten = exported("jsonl", tmp_path / "ten", revisions=history[:10], article=first.article)
    rest = exported("jsonl", tmp_path / "rest", revisions=history, article=first.article, after=ten.token)
    assert (ten.kept, rest.kept) == (10, 2)


@pytest.mark.parametrize("name", GROWING)
def test_the_same_command_adds_what_has_come_since_and_nothing_twice(tmp_path: Path, name: str) -> None:
    output, whole = tmp_path / f"day.{name}", tmp_path / f"whole.{name}"
    exported(name, output, revisions=newsday()[:2])
    assert exported(name, output).kept == 2
    assert exported(name, output).kept == 0
    exported(name, whole)
    if name == "parquet":
        assert table(output, "id") == table(whole, "id")
    else:
        assert content(output) == content(whole)
    with pytest.raises(UsageError, match="another question"):
        exported(name, output, publisher="example")
    with pytest.raises(UsageError, match="another place"):
        exported(name, output, after=exported(name, tmp_path / f"other.{name}", until=minute(1)).token)


def test_a_folder_with_files_of_others_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.parquet").touch()
    with pytest.raises(UsageError, match="no export of ours"):
        exported("parquet", tmp_path)


def test_a_file_of_others_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.db").write_text("not a database, but long enough for a header of one " * 4)
    with pytest.raises(FileError, match="file is not a database"):
        exported("newsedits", tmp_path / "thesis.db")


def test_many_publishers_in_one_month_have_a_file_each(tmp_path: Path) -> None:
    many = [
        first_revision("Four died", minute(n), article=f"https://p{n}.example/a", publisher=f"p{n}.example")
        for n in range(230)
    ]
    assert exported("parquet", tmp_path / "many", revisions=many).kept == 230
    assert len(table(tmp_path / "many", "id")) == len(list((tmp_path / "many").glob("*/*/*.parquet"))) == 230


@pytest.mark.parametrize("name", [*STREAMS, *GROWING])
@pytest.mark.parametrize("breaks_after", [3, 17, 39])
def test_an_export_that_broke_off_ends_as_if_it_had_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, breaks_after: int
) -> None:
    monkeypatch.setattr(parts, "SAFE_EVERY", 5)
    monkeypatch.setattr(stretch, "ROWS", 5)
    monkeypatch.setattr("crawler.monitor.exports.newsedits.SAFE_EVERY", 5)
    broken, whole = tmp_path / f"broken.{name}", tmp_path / f"whole.{name}"
    exported(name, whole, revisions=year())
    with pytest.raises(KeyboardInterrupt):
        exported(name, broken, revisions=year(), breaks_after=breaks_after)
    assert broken.is_dir() or not broken.exists()
    exported(name, broken, revisions=year())
    assert content(broken) == content(whole)
    assert not list(tmp_path.rglob("*.part*"))


def test_a_break_while_files_take_their_places_leaves_no_row_twice(tmp_path: Path) -> None:
    exported("parquet", tmp_path / "day", revisions=newsday()[:1])
    note = json.loads((tmp_path / "day" / "_tashih.json").read_text())
    exported("parquet", tmp_path / "day")
    came = [str(path.relative_to(tmp_path / "day")) for path in (tmp_path / "day").rglob("*.parquet")]
    first = [name for name in came if "T090000" in name]
    (tmp_path / "day" / "_tashih.json").write_text(json.dumps({**note, "coming": sorted(set(came) - set(first))}))
    exported("parquet", tmp_path / "day")
    assert len(table(tmp_path / "day", "id")) == 4


@pytest.mark.parametrize("name", STREAMS)
def test_an_export_that_breaks_off_early_leaves_nothing(tmp_path: Path, name: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        exported(name, tmp_path / "day", breaks_after=2)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", STREAMS)
def test_what_is_left_of_another_question_is_not_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(parts, "SAFE_EVERY", 1)
    with pytest.raises(KeyboardInterrupt):
        exported("csv" if name == "jsonl" else "jsonl", tmp_path / "day", breaks_after=2)
    exported(name, tmp_path / "day")
    exported(name, tmp_path / "whole")
    assert (tmp_path / "day").read_bytes() == (tmp_path / "whole").read_bytes()


@pytest.mark.parametrize("name", [*STREAMS, *GROWING])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileError, match="cannot be written: Not a directory"):
        exported(name, tmp_path / "file" / "below")


@pytest.mark.parametrize("name", [*STREAMS, *GROWING])
def test_one_export_at_a_time_writes_a_place(tmp_path: Path, name: str) -> None:
    output = tmp_path / "day"
    if name == "parquet":
        output.mkdir()
        held: Any = output
    else:
        held = parts.part_of(output)
        held.touch()
    descriptor = parts.os.open(held, parts.os.O_RDONLY)
    try:
        parts.hold(descriptor, output)
        with pytest.raises(FileError, match="another export is writing"):
            exported(name, output)
    finally:
        parts.os.close(descriptor)


@pytest.mark.parametrize("name", STREAMS)
def test_an_export_that_ended_a_moment_ago_is_not_cut(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "day"
    parts.part_of(output).write_bytes(b"the whole export of somebody else")

    def hold_too_late(file: Any, place: Path) -> None:
        parts.part_of(place).replace(place)

    monkeypatch.setattr(parts, "hold", hold_too_late)
    with pytest.raises(FileError, match="another export is writing"):
        exported(name, output)
    assert output.read_bytes() == b"the whole export of somebody else"


def test_a_folder_is_no_place_for_a_file_and_that_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be written: Is a directory"):
        exported("jsonl", tmp_path)
    assert not parts.part_of(tmp_path).exists()


def test_a_pipe_takes_an_export_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    parts.os.mkfifo(pipe)
    exported("jsonl", tmp_path / "file")
    end = parts.os.open(pipe, parts.os.O_RDWR)
    try:
        exported("jsonl", pipe)
        assert pipe.is_fifo()
        assert parts.os.read(end, 1 << 20) == (tmp_path / "file").read_bytes()
    finally:
        parts.os.close(end)
