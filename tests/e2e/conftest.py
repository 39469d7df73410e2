"""A command line with its own folder and its own embedded database, stopped after the tests of a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.e2e.shell import Tashih


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A working folder whose database ends with the tests of the file."""
    folder = tmp_path_factory.mktemp("tashih")
    yield folder
    stopped = Tashih(folder).run("db", "stop")
    assert stopped.returncode in {0, 1}, stopped.stderr


@pytest.fixture
def tashih(home: Path) -> Tashih:
    """The command line on an empty database."""
    return Tashih(home, {"MONGODB_DATABASE": f"test_{uuid4().hex[:12]}"})
