"""A TASHIH_HOME for one run alone."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler.store.choose import stop_servers


@contextmanager
def own_home(name: str) -> Iterator[Path]:
    """A new folder; when the run ends, its servers are stopped and it is removed."""
    home = Path(tempfile.mkdtemp(prefix=f"bench-{name}-"))
    try:
        yield home
    finally:
        stop_servers(home)
        shutil.rmtree(home, ignore_errors=True)
