"""`tashih db` and `tashih doctor`, as somebody on watch types them."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

import pytest
from pymongo import MongoClient
from scrapy.exceptions import UsageError

from crawler.commands.db import Command
from tests.e2e.shell import Tashih


def test_the_database_is_started_found_dumped_restored_and_stopped(tashih: Tashih, home: Path) -> None:
    started = tashih.run("db", "start")
    assert (started.returncode, started.stdout) == (0, "")
    uri = tashih.run("db", "uri").stdout.strip()
    assert uri in started.stderr
    with MongoClient(uri) as client:
        database = client[tashih.variables["MONGODB_DATABASE"]]
        database.articles.insert_one({"_id": "https://daily.example/a"})
        dumped = tashih.run("db", "dump", "news.dump")
        assert (dumped.returncode, dumped.stdout) == (0, "")
        assert "1 articles" in dumped.stderr
        database.articles.update_one({}, {"$set": {"state": "gone"}})
        assert tashih.run("db", "restore", "news.dump", "--replace").returncode == 0
        assert list(database.articles.find()) == [{"_id": "https://daily.example/a"}]
    status = tashih.run("db", "status")
    assert status.returncode == 0
    assert all(fact in status.stdout for fact in ("running", "embedded", uri, "secantusdb", str(home), "MB"))
    assert tashih.run("db", "stop").returncode == 0


@pytest.mark.parametrize(
    "wrong",
    [[], ["begin"], ["dump"], ["uri", "news.dump"], ["status", "--verbose"], ["dump", "--replace"]],
    ids=" ".join,
)
def test_wrong_usage_is_refused_before_anything_is_started(wrong: list[str]) -> None:
    with pytest.raises(UsageError, match=r"dump FILE|--replace goes with restore"):
        Command().run(wrong, Namespace(replace="--replace" in wrong))


def test_wrong_usage_is_answered_with_the_form_of_the_command(tashih: Tashih) -> None:
    answered = tashih.run("db", "begin")
    assert (answered.returncode, answered.stdout) == (2, "")
    assert "dump FILE" in answered.stderr


def test_a_server_of_somebody_else_is_neither_started_nor_stopped(tashih: Tashih) -> None:
    tashih.variables["MONGODB_URI"] = "mongodb://ops:secret@127.0.0.1:9"
    answered = tashih.run("db", "stop")
    assert answered.returncode == 2
    assert "MONGODB_URI" in answered.stderr
    assert tashih.run("db", "uri").stdout == "mongodb://ops:secret@127.0.0.1:9\n"


def test_a_file_that_is_no_dump_is_refused_in_a_sentence(tashih: Tashih, home: Path) -> None:
    (home / "notes").write_text("call the newsroom")
    answered = tashih.run("db", "restore", "notes")
    assert answered.returncode == 1
    assert answered.stderr.startswith("tashih: notes is no file of `tashih db dump`")


def test_the_doctor_finds_nothing_wrong_here(tashih: Tashih) -> None:
    looked = tashih.run("doctor", "--json")
    found = [json.loads(line) for line in looked.stdout.splitlines()]
    assert looked.returncode == 0, looked.stdout
    assert {each["area"] for each in found} == {
        "configuration",
        "disk",
        "zones",
        "publishers",
        "database",
        "schema",
        "clock",
    }


def test_the_doctor_says_what_is_wrong_and_what_to_do(tashih: Tashih, home: Path) -> None:
    (home / "file").touch()
    tashih.variables |= {"TASHIH_HOME": "file/below", "PUBLISHERS_PATH": "nowhere"}
    looked = tashih.run("doctor")
    assert looked.returncode == 1
    assert looked.stdout.count("wrong ") == 3
    assert "→ Name another folder with TASHIH_HOME." in looked.stdout
    assert "Traceback" not in looked.stderr
