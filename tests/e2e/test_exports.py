"""`tashih verify` and `tashih export` as a data team types them, on a history that was crawled."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from crawler.newsroom.server import serve
from tests.e2e.database import database
from tests.e2e.pages import article
from tests.e2e.shell import Tashih

HEADLINES = ("Northern ferry line to reopen after eleven weeks", "Northern ferry line to reopen after twelve weeks")


@pytest.fixture(scope="module")
def crawled(home: Path) -> Tashih:
    """A command line on a database with one article that changed once, and then did not."""
    tashih = Tashih(home, {"MONGODB_DATABASE": "crawled"})
    with serve({"/ferry": article(HEADLINES[0])}) as site:
        for headline in (*HEADLINES, HEADLINES[1]):
            site.pages["/ferry"] = article(headline)
            tashih.crawl("-a", f"url={site.url('/ferry')}", "-s", "CONFIRM_AFTER_SECONDS=0")
    return tashih


def test_a_history_that_nobody_touched_is_verified(crawled: Tashih) -> None:
    looked = crawled.run("verify")
    assert (looked.returncode, looked.stdout) == (0, ""), looked.stdout
    assert looked.stderr.startswith("0 faults found; looked at 2 captures, 1 articles, 2 revisions, 3 visits")


def test_an_altered_revision_and_a_lost_capture_are_named(tashih: Tashih) -> None:
    with serve({"/ferry": article(HEADLINES[0])}) as site:
        tashih.crawl("-a", f"url={site.url('/ferry')}", "-s", "CONFIRM_AFTER_SECONDS=0")
        with database(tashih) as db:
            db.revisions.update_one({}, {"$set": {"headline": HEADLINES[1]}})
            db.captures.delete_many({})
        looked = tashih.run("verify", "--json")
        faults = [json.loads(line) for line in looked.stdout.splitlines()]
        assert looked.returncode == 1
        assert {fault["where"] for fault in faults} >= {f"{site.url('/ferry')}#1", site.url("/ferry")}
        assert any("is missing" in fault["what"] for fault in faults)


def test_a_database_without_a_history_is_whole(tashih: Tashih) -> None:
    looked = tashih.run("verify")
    assert (looked.returncode, looked.stdout) == (0, "")
    assert "nothing was recorded yet" in looked.stderr


def test_revisions_stream_and_go_on_from_the_token(crawled: Tashih) -> None:
    streamed = crawled.run("export", "--format", "jsonl")
    lines = [json.loads(line) for line in streamed.stdout.splitlines()]
    assert [line["headline"] for line in lines] == list(HEADLINES)
    token = streamed.stderr.split("--after '")[1].rstrip("'\n")
    again = crawled.run("export", "--format", "jsonl", "--after", token)
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr.startswith("0 exported")


def test_a_table_and_a_folder_of_parquet_hold_the_same(crawled: Tashih, home: Path) -> None:
    assert crawled.run("export", "--format", "csv", "--output", "day.csv", "--since", "1d").returncode == 0
    assert crawled.run("export", "--format", "parquet", "--output", "day").returncode == 0
    with (home / "day.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["id"], row["headline"]) for row in csv.DictReader(file)]
    assert duckdb.sql(f"SELECT id, headline FROM '{home}/day/**/*.parquet' ORDER BY number").fetchall() == rows
    assert [headline for _, headline in rows] == list(HEADLINES)


def test_the_same_command_adds_what_has_come_since(crawled: Tashih, home: Path) -> None:
    for name, output in (("parquet", "grown"), ("newsedits", "grown.db")):
        first = crawled.run("export", "--format", name, "--output", output)
        again = crawled.run("export", "--format", name, "--output", output)
        assert (first.stderr.split(";")[0], again.stderr.split(";")[0]) == ("2 exported", "0 exported")
        other = crawled.run("export", "--format", name, "--output", output, "--silent")
        assert other.returncode == 2
        assert "another question" in other.stderr
    with closing(sqlite3.connect(home / "grown.db")) as tables:
        assert tables.execute("SELECT title FROM entryversion ORDER BY version").fetchall() == [(h,) for h in HEADLINES]


def test_a_token_goes_on_with_its_own_question_only(crawled: Tashih) -> None:
    streamed = crawled.run("export", "--format", "csv", "--silent")
    token = streamed.stderr.split("--after '")[1].rstrip("'\n")
    other = crawled.run("export", "--format", "csv", "--after", token)
    assert (other.returncode, other.stdout) == (2, "")
    assert "another question" in other.stderr


def test_a_silent_edit_is_chosen_by_a_filter(crawled: Tashih) -> None:
    chosen = crawled.run("export", "--format", "jsonl", "--silent", "--kind", "headline")
    assert [json.loads(line)["number"] for line in chosen.stdout.splitlines()] == [2]


@pytest.mark.parametrize(
    "wrong",
    [["--format", "parquet"], ["--format", "xml"], [], ["--format", "csv", "--after", "yesterday"]],
    ids=" ".join,
)
def test_wrong_usage_is_answered_with_2(crawled: Tashih, wrong: list[str]) -> None:
    answered = crawled.run("export", *wrong)
    assert (answered.returncode, answered.stdout) == (2, "")
    assert "Traceback" not in answered.stderr


def test_a_place_that_cannot_be_written_is_told(crawled: Tashih, home: Path) -> None:
    (home / "notes").touch()
    answered = crawled.run("export", "--format", "csv", "--output", "notes/day.csv")
    assert answered.returncode == 1
    assert answered.stderr.startswith("0 exported\ntashih: notes/day.csv cannot be written: ")


def test_a_web_archive_carries_the_history_to_another_database(crawled: Tashih, tashih: Tashih, home: Path) -> None:
    assert crawled.run("export", "--format", "warc", "--output", "day.warc.gz").returncode == 0
    loaded = tashih.run("import", "day.warc.gz")
    assert (loaded.returncode, loaded.stdout) == (0, ""), loaded.stderr
    assert loaded.stderr.endswith("day.warc.gz: 1 changed, 1 new, 1 unchanged\n")
    told = ("article", "number", "first_seen", "last_seen", "not_before", "content_digest", "capture", "change")
    left, back = ([[each[name] for name in told] for each in one.revisions()] for one in (crawled, tashih))
    assert back == left
    assert tashih.run("import", "day.warc.gz").stderr.endswith("day.warc.gz: 3 known\n")
    assert tashih.run("verify").returncode == 0
    (home / "cut.warc.gz").write_bytes((home / "day.warc.gz").read_bytes()[:-100])
    cut = tashih.run("import", "cut.warc.gz")
    assert cut.returncode == 1
    assert "cannot be read beyond byte" in cut.stderr


def test_a_history_is_read_again_by_todays_reader_and_stays_as_it_was(tashih: Tashih) -> None:
    with serve({"/ferry": article(HEADLINES[0])}) as site:
        tashih.crawl("-a", f"url={site.url('/ferry')}", "-s", "CONFIRM_AFTER_SECONDS=0")
        site.pages["/ferry"] = article(HEADLINES[1])
        tashih.crawl("-a", f"url={site.url('/ferry')}", "-s", "CONFIRM_AFTER_SECONDS=0")
        url = site.url("/ferry")
    with database(tashih) as db:
        older = {"$set": {"reader.version": "older", "change": None}}
        db.revisions.update_many({}, older)
        before = list(db.revisions.find())
        told = tashih.run("replay", "--dry-run", "--json", url)
        assert [json.loads(line)["verdict"] for line in told.stdout.splitlines()] == ["other kinds"], told.stderr
        assert db.rereadings.count_documents({}) == 0
        kept = tashih.run("replay")
        assert "other kinds: none → headline" in kept.stdout
        assert kept.stderr.endswith("1 other kinds, 1 stands\n")
        assert {again["verdict"] for again in db.rereadings.find()} == {"stands", "other kinds"}
        assert tashih.run("replay").stdout == ""
        assert list(db.revisions.find()) == before
