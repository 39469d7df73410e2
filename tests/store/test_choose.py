"""The choice of server: configured, else a mongod on PATH, else the embedded one; a history stays where it is."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.errors import EmbeddedServerError, StoreVersionError, UsageError
from crawler.store.choose import find_server
from crawler.store.embedded import occupant, stop
from tests.store.servers import kill


def test_a_configured_server_is_taken_as_it_is_and_nothing_is_started(home: Path) -> None:
    uri = "mongodb+srv://reader:secret@cluster.example.net/?w=majority"
    server = find_server(mongodb_uri=uri, home=home)
    assert (server.uri, server.kind) == (uri, "configured")
    assert not home.exists()


@pytest.mark.parametrize("uri", ["localhost:27017", "http://localhost", "mongodb://", "mongodb://u:p@ss:w@host"])
def test_an_address_that_is_none_is_refused_without_repeating_a_password(home: Path, uri: str) -> None:
    with pytest.raises(UsageError, match="MONGODB_URI is no address") as refused:
        find_server(mongodb_uri=uri, home=home)
    assert "p@ss" not in str(refused.value)


def test_without_a_mongod_the_embedded_server_is_found_again_and_again(home: Path, no_mongod: Path) -> None:
    first, second = (find_server(mongodb_uri=None, home=home) for _ in range(2))
    assert first == second
    assert first.kind == "embedded"


def test_a_server_that_died_is_replaced_under_a_new_address(home: Path, no_mongod: Path) -> None:
    first = find_server(mongodb_uri=None, home=home)
    os.kill(occupant(home / "embedded").pid, signal.SIGKILL)
    assert find_server(mongodb_uri=None, home=home).uri != first.uri


def test_a_mongod_on_path_is_preferred_and_its_set_initiated_once(
    home: Path, install_mongod: Callable[[], Path]
) -> None:
    install_mongod()
    assert find_server(mongodb_uri=None, home=home).kind == "mongod"
    stop(home / "mongod")
    server = find_server(mongodb_uri=None, home=home)
    config = json.loads((home / "mongod" / "data" / "set.json").read_text())
    assert (config["inits"], config["version"]) == (1, 2)
    assert config["members"][0]["host"] in server.uri


def test_a_server_that_answers_with_errors_alone_is_started_afresh(
    home: Path, install_mongod: Callable[[], Path]
) -> None:
    install_mongod()
    sick = find_server(mongodb_uri=None, home=home)
    (home / "mongod" / "data" / "sick").touch()
    assert find_server(mongodb_uri=None, home=home).uri != sick.uri


def test_a_mongod_behind_a_script_is_stopped_with_it(home: Path, install_mongod: Callable[[], Path]) -> None:
    program = install_mongod()
    program.write_text(program.read_text().replace("exec ", "") + "exit $?\n")
    find_server(mongodb_uri=None, home=home)
    assert stop(home / "mongod")


def test_a_mongod_installed_later_does_not_hide_the_history(
    home: Path, no_mongod: Path, install_mongod: Callable[[], Path]
) -> None:
    find_server(mongodb_uri=None, home=home)
    install_mongod()
    assert find_server(mongodb_uri=None, home=home).kind == "embedded"


def test_a_history_whose_mongod_has_gone_is_not_begun_anew(home: Path, install_mongod: Callable[[], Path]) -> None:
    program = install_mongod()
    find_server(mongodb_uri=None, home=home)
    program.unlink()
    with pytest.raises(EmbeddedServerError, match="written by a mongod, and none is on PATH"):
        find_server(mongodb_uri=None, home=home)


def test_a_mongod_of_another_series_is_refused(home: Path, install_mongod: Callable[[], Path]) -> None:
    program = install_mongod()
    find_server(mongodb_uri=None, home=home)
    kill(home / "mongod")
    program.write_text("#!/bin/sh\necho 'db version v8.0.4'\n")
    with pytest.raises(StoreVersionError, match=r"mongod 7\.0, installed is mongod 8\.0"):
        find_server(mongodb_uri=None, home=home)


def test_a_mongod_that_cannot_run_is_named(home: Path, install_mongod: Callable[[], Path]) -> None:
    install_mongod().write_text("#!/bin/sh\nexit 132\n")
    with pytest.raises(EmbeddedServerError, match=r"mongod --version. fails"):
        find_server(mongodb_uri=None, home=home)
