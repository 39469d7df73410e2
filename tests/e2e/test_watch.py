"""`tashih watch` as a person at a terminal and a program in a pipe see it."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Queue
from typing import IO

import pytest

from crawler.model import Revision
from crawler.store.mongo import MongoStore
from tests.e2e.shell import Tashih
from tests.store.newsdesk import change, first_revision, minute, next_revision, visit


@pytest.fixture
def desk(tashih: Tashih) -> Desk:
    """Who records, while somebody watches."""
    uri = tashih.run("db", "uri").stdout.strip()
    return Desk(uri, tashih.variables["MONGODB_DATABASE"])


class Desk:
    def __init__(self, uri: str, database: str) -> None:
        self.uri, self.database = uri, database

    def record(self, *revisions: Revision) -> None:
        async def recording() -> None:
            store = MongoStore(lambda: self.uri, database=self.database)
            await store.open()
            for each in revisions:
                await store.record(each, visit(each.first_seen, "new", article=each.article))
            await store.close()

        asyncio.run(recording())


@contextmanager
def watching(tashih: Tashih, *options: str) -> Iterator[tuple[subprocess.Popen[str], Queue[str]]]:
    """A running watch and the lines it prints; it is ended with the test."""
    running = tashih.start("watch", *options)
    lines: Queue[str] = Queue()
    assert running.stdout is not None
    threading.Thread(target=collect, args=(running.stdout, lines), daemon=True).start()
    try:
        yield running, lines
    finally:
        running.kill()
        running.wait()


def collect(pipe: IO[str], lines: Queue[str]) -> None:
    for line in pipe:
        lines.put(line)


def named(name: str) -> Revision:
    return first_revision(name, article=f"https://news.example/{name}")


def test_watch_shows_what_is_there_then_what_comes_each_once(tashih: Tashih, desk: Desk) -> None:
    first = first_revision("Four \x1b[31mdied", at=minute(0))
    desk.record(first)
    with watching(tashih, "--since", "2026-01-01", "--limit", "2") as (running, lines):
        shown = [lines.get(timeout=60) for _ in range(4)]
        desk.record(next_revision(first, "Five died", minute(-5), change=change("headline", "body")))
        shown += [lines.get(timeout=60) for _ in range(4)]
        assert running.wait(timeout=60) == 0
    text = "".join(shown)
    assert "Four ␛[31mdied" in text and "headline, body" in text and "headline: [-Four-]{+Five+}died" in text
    assert text.count("revision 2") == 1


def test_watch_as_json_goes_on_after_a_place(tashih: Tashih, desk: Desk) -> None:
    desk.record(named("a"), named("b"))
    with watching(tashih, "--json", "--after", "0-00000000") as (running, lines):
        first, second = (json.loads(lines.get(timeout=60)) for _ in range(2))
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=60) == 0
        assert running.stderr is not None and running.stderr.read() == ""
    desk.record(named("c"))
    later = tashih.run("watch", "--json", "--after", first["place"], "--limit", "2")
    assert [json.loads(line)["headline"] for line in later.stdout.splitlines()] == [second["headline"], "c"]


def test_watch_ends_when_nobody_reads_on(tashih: Tashih, desk: Desk) -> None:
    desk.record(named("a"))
    running = tashih.start("watch", "--since", "2026-01-01")
    try:
        assert running.stdout is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.wait(timeout=60) == 0
    finally:
        running.kill()


def test_watch_goes_on_after_the_database_was_stopped(tashih: Tashih, desk: Desk) -> None:
    desk.record(named("a"))
    with watching(tashih, "--json", "--since", "2026-01-01") as (running, lines):
        assert json.loads(lines.get(timeout=60))["headline"] == "a"
        assert tashih.run("db", "stop").returncode == 0
        time.sleep(1)
        desk.uri = tashih.run("db", "uri").stdout.strip()
        desk.record(named("b"))
        assert json.loads(lines.get(timeout=60))["headline"] == "b"
        assert running.poll() is None


WRONG = [["--after", "nonsense"], ["--since", "yesterdayish"], ["--kind", "hedline"], ["--fact", "money"]]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_word_is_refused(tashih: Tashih, wrong: list[str]) -> None:
    done = tashih.run("watch", *wrong)
    assert done.returncode == 2
    assert done.stdout == "" and "Traceback" not in done.stderr
