"""Homes for servers; whatever was started in one is gone when its test ends."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.store.servers import kill

FAKE_MONGOD = Path(__file__).parent / "fake_mongod.py"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "home"
    for note in tmp_path.rglob("server.lock"):
        kill(note.parent)


@pytest.fixture
def no_mongod(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A PATH with nothing but a folder of the test's own."""
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    return programs


@pytest.fixture
def install_mongod(no_mongod: Path) -> Callable[[], Path]:
    def install() -> Path:
        program = no_mongod / "mongod"
        program.write_text(f'#!/bin/sh\nexec {sys.executable} {FAKE_MONGOD} "$@"\n')
        program.chmod(0o755)
        return program

    return install
