"""One server for a data folder: shared, found again, replaced, stopped, and refused with a reason."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from pymongo import MongoClient

from crawler.errors import EmbeddedServerError, StoreVersionError
from crawler.store.embedded import occupant, serve, stop
from crawler.store.engines import EMBEDDED_VERSION, EmbeddedEngine
from crawler.store.launch import LOG
from crawler.store.ownership import LOCK, NOTE, is_vacant
from tests.store.servers import HURRIED, kill

SERVE = """
import sys
import tomllib
from pathlib import Path
from crawler.store.embedded import serve
from crawler.store.engines import EMBEDDED_VERSION, EmbeddedEngine
print(serve(EmbeddedEngine(), Path(sys.argv[1])).pid)
"""


def serving(folder: Path) -> subprocess.Popen[str]:
    """A process of its own that asks for the folder's server."""
    return subprocess.Popen([sys.executable, "-c", SERVE, str(folder)], stdout=subprocess.PIPE, text=True)


def test_a_second_asker_finds_the_same_server(home: Path) -> None:
    assert serve(EmbeddedEngine(), home) == serve(EmbeddedEngine(), home) == occupant(home)


def test_ten_processes_at_once_get_one_server_also_after_it_was_killed(home: Path) -> None:
    for _ in range(2):
        pids = {asker.communicate()[0].strip() for asker in [serving(home) for _ in range(10)]}
        assert len(pids) == 1
        os.kill(int(pids.pop()), signal.SIGKILL)


def test_a_killed_server_comes_back_with_everything_it_acknowledged(home: Path) -> None:
    first = serve(EmbeddedEngine(), home)
    with MongoClient(port=first.port, directConnection=True, w="majority", journal=True) as client:
        for number in range(20):
            client.news.revisions.insert_one({"_id": number})
    os.kill(first.pid, signal.SIGKILL)
    second = serve(EmbeddedEngine(), home)
    with MongoClient(port=second.port, directConnection=True) as client:
        assert client.news.revisions.count_documents({}) == 20
    assert second.pid != first.pid


def test_a_server_whose_starter_was_killed_is_taken_over(home: Path) -> None:
    server = serve(EmbeddedEngine(), home)
    (home / NOTE).unlink()  # the starter did not live to leave its note
    assert serve(EmbeddedEngine(), home) == server


@pytest.mark.parametrize("milliseconds", [100, 300])
def test_a_starter_killed_at_any_moment_leaves_no_second_server(home: Path, milliseconds: int) -> None:
    starter = serving(home)
    try:
        starter.wait(milliseconds / 1000)
    except subprocess.TimeoutExpired:
        starter.kill()
    starter.communicate()
    server = serve(EmbeddedEngine(), home)
    assert server == occupant(home)
    kill(home)  # would wait for ever if a second server held the folder
    assert is_vacant(home)


def test_a_server_that_hangs_is_replaced(home: Path) -> None:
    hung = serve(EmbeddedEngine(), home)
    os.kill(hung.pid, signal.SIGSTOP)
    assert serve(EmbeddedEngine(), home, patience=HURRIED).pid != hung.pid


def test_a_server_of_another_machine_is_never_killed(home: Path) -> None:
    hung = serve(EmbeddedEngine(), home)
    os.kill(hung.pid, signal.SIGSTOP)
    note = json.loads((home / NOTE).read_text())
    (home / NOTE).write_text(json.dumps({**note, "host": "elsewhere"}))
    with pytest.raises(EmbeddedServerError, match="on elsewhere"):
        serve(EmbeddedEngine(), home, patience=replace(HURRIED, start=1))
    os.kill(hung.pid, signal.SIGCONT)
    assert serve(EmbeddedEngine(), home).pid == hung.pid


def test_a_note_left_by_a_dead_server_is_not_believed(home: Path) -> None:
    serve(EmbeddedEngine(), home / "a")
    other = serve(EmbeddedEngine(), home / "b")
    kill(home / "a")
    note = json.loads((home / "a" / NOTE).read_text())
    (home / "a" / NOTE).write_text(json.dumps({**note, "port": other.port}))  # as if its port had been taken since
    assert serve(EmbeddedEngine(), home / "a").port != other.port


def test_a_stopped_server_is_gone_and_stopping_twice_is_harmless(home: Path) -> None:
    serve(EmbeddedEngine(), home)
    assert stop(home)
    assert occupant(home) is None
    assert not stop(home)


def test_stopping_where_nothing_ever_ran_leaves_no_trace(home: Path) -> None:
    assert not stop(home)
    assert not home.exists()


def test_a_server_that_ignores_the_request_to_stop_is_killed(home: Path) -> None:
    os.kill(serve(EmbeddedEngine(), home).pid, signal.SIGSTOP)
    assert stop(home, patience=replace(HURRIED, stop=0.3, stop_hung=10))


def test_the_folder_is_its_owners_alone_and_the_last_log_is_kept(home: Path) -> None:
    serve(EmbeddedEngine(), home)
    first = (home / LOG).read_text()
    kill(home)
    serve(EmbeddedEngine(), home)
    assert home.stat().st_mode & 0o777 == 0o700
    assert (home / f"{LOG}.1").read_text().startswith(first)


def test_settings_for_another_use_of_the_server_do_not_reach_ours(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secantusd.toml").write_text("unknown_key = 1\n")
    monkeypatch.setenv("SECANTUS_TEST_FAST_STORAGE", "1")
    server = serve(EmbeddedEngine(), home)
    assert b"SECANTUS" not in Path(f"/proc/{server.pid}/environ").read_bytes()


def test_a_folder_of_another_version_is_refused_with_the_way_out(home: Path) -> None:
    serve(EmbeddedEngine(), home)
    kill(home)
    (home / "stamp.json").write_text(json.dumps({"engine": "secantusdb", "version": "0.6.0b17"}))
    with pytest.raises(
        StoreVersionError, match=r"0\.6\.0b17, installed is .*`tashih db dump FILE`.*`tashih db restore"
    ):
        serve(EmbeddedEngine(), home)
    (home / "stamp.json").write_text("{")
    with pytest.raises(StoreVersionError, match="unknown version"):
        serve(EmbeddedEngine(), home)
    assert is_vacant(home)


def test_a_folder_held_by_a_stranger_is_left_to_it(home: Path) -> None:
    home.mkdir()
    with (home / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for refused in (
            lambda: serve(EmbeddedEngine(), home, patience=replace(HURRIED, start=0.3)),
            lambda: stop(home),
        ):
            with pytest.raises(EmbeddedServerError, match="in use by a program that left no word"):
                refused()


def test_data_opened_by_a_server_started_by_hand_is_refused_with_its_own_words(home: Path, tmp_path: Path) -> None:
    serve(EmbeddedEngine(), home)
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "data").symlink_to(home / "data")
    (tmp_path / "second" / "stamp.json").write_bytes((home / "stamp.json").read_bytes())
    with pytest.raises(EmbeddedServerError, match=r"(?s)does not start.*busy"):
        serve(EmbeddedEngine(), tmp_path / "second")


@pytest.mark.parametrize("below", ["", "further/down"])
def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EmbeddedServerError, match=r"file.*cannot be used.*TASHIH_HOME"):
        serve(EmbeddedEngine(), tmp_path / "file" / below)


def test_a_full_disk_is_not_written_to(home: Path) -> None:
    with pytest.raises(EmbeddedServerError, match=r"MB are free.*needs"):
        serve(EmbeddedEngine(), home, floor=1 << 60)
    assert occupant(home) is None


def test_a_missing_program_comes_with_the_ways_to_a_server(
    home: Path, no_mongod: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(no_mongod / "python"))
    with pytest.raises(EmbeddedServerError, match=r"secantusd-py is neither beside .* MONGODB_URI"):
        serve(EmbeddedEngine(), home)


class Hoarse(EmbeddedEngine):
    """A server that dies at once, with a word."""

    def command(self, folder: Path) -> list[str]:
        return ["/bin/sh", "-c", "echo 'no such \x1b[31mluck'; exit 3"]


def test_a_server_that_does_not_start_is_quoted_without_its_control_characters(home: Path) -> None:
    with pytest.raises(EmbeddedServerError, match=r"(?s)does not start.*no such \[31mluck"):
        serve(Hoarse(), home)


def test_the_version_that_was_tried_is_the_one_that_is_installed_with_us() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
    assert any(f"secantusdb=={EMBEDDED_VERSION}" in each for each in project["project"]["dependencies"])
