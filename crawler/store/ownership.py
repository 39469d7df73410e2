"""Who runs in a data folder: a lock that lives exactly as long as its server, and a note of where that server listens.

The starter takes an exclusive `flock` on ``server.lock`` and the server inherits the descriptor, so the lock falls when the
server ends, whatever ended it. Who can take the lock knows that no server runs; who cannot reads the note. Each start writes
a new token into the lock file, and a note counts only while its token is the lock's: a note left by a dead server, or written
late by somebody who looked at one, is never believed.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

LOCK = "server.lock"
NOTE = "endpoint.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where a server listens on 127.0.0.1; ``token`` names its start, ``host`` the machine or container of its ``pid``.

    ``port`` is None until it listens.
    """

    token: str
    host: str
    pid: int
    port: int | None


@contextmanager
def vacancy(folder: Path) -> Iterator[int | None]:
    """The folder's lock as a descriptor while nobody else holds it, else None; let go on leaving unless a server inherited it."""
    lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield lock if _taken(lock) else None
    finally:
        os.close(lock)


def _taken(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_vacant(folder: Path) -> bool:
    """Whether no server runs in the folder at this moment; asking leaves no trace."""
    if not (folder / LOCK).exists():
        return True
    with vacancy(folder) as lock:
        return lock is not None


def new_token(lock: int) -> str:
    """Name a new start: written into the lock file by whoever holds the lock."""
    token = secrets.token_hex(8)
    os.ftruncate(lock, 0)
    os.pwrite(lock, token.encode(), 0)
    return token


def token_of(folder: Path) -> str:
    """The token of the last start; empty if there was none."""
    try:
        return (folder / LOCK).read_text(encoding="ascii", errors="replace")
    except FileNotFoundError:
        return ""


def read_endpoint(folder: Path) -> Endpoint | None:
    """What the note says, if it belongs to the last start."""
    try:
        endpoint = Endpoint(**json.loads((folder / NOTE).read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None
    return endpoint if endpoint.token == token_of(folder) else None


def write_endpoint(folder: Path, endpoint: Endpoint) -> None:
    """Leave the note, whole or not at all, however many processes write it at once."""
    with tempfile.NamedTemporaryFile("w", dir=folder, prefix=f".{NOTE}.", delete=False, encoding="utf-8") as draft:
        json.dump(asdict(endpoint), draft)
    Path(draft.name).replace(folder / NOTE)
