"""One server for a data folder, shared by all commands: found, started, replaced when it hangs, stopped."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from crawler.errors import EmbeddedServerError
from crawler.store.engines import Engine
from crawler.store.folder import FLOOR, Stamp, claim, explained, insist_on_room, make_private
from crawler.store.launch import LOG, last_words, launch, read_start
from crawler.store.ownership import Endpoint, is_vacant, new_token, read_endpoint, token_of, vacancy, write_endpoint
from crawler.store.wire import ask

PAUSE = 0.05  # seconds between two looks
STARTS = 2  # somebody may have stopped the first one, or taken its port
INTERNAL_ERROR = 1  # MongoDB's error code


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds to wait: for an answer; for a start, which may have a journal to read; for a stop; for one that hangs to stop."""

    answer: float = 5.0
    start: float = 60.0
    stop: float = 60.0
    stop_hung: float = 10.0


PATIENT = Patience()


def serve(engine: Engine, folder: Path, *, floor: int = FLOOR, patience: Patience = PATIENT) -> Endpoint:
    """The endpoint of the folder's server, which is started if none runs and replaced if it hangs.

    EmbeddedServerError if the folder is in use, unwritable or full, or the server does not start; StoreVersionError if another
    version wrote the folder. However many processes ask at once, one server runs.
    """
    with explained(folder):
        make_private(folder)
        deadline = time.monotonic() + patience.start
        mine: list[str] = []
        while time.monotonic() < deadline:
            _start_if_vacant(engine, folder, floor, mine)
            if endpoint := _answering(engine, folder, patience):
                return endpoint
            time.sleep(PAUSE)
        raise EmbeddedServerError(_in_use(folder))


def occupant(folder: Path) -> Endpoint | None:
    """The server that holds the folder at this moment, as far as it is known; nothing is started, asked or written."""
    with explained(folder):
        return None if is_vacant(folder) else read_endpoint(folder) or read_start(folder, token_of(folder))


def stop(folder: Path, *, patience: Patience = PATIENT) -> bool:
    """End the folder's server and wait until it is gone; False if none ran. EmbeddedServerError if it will not go.

    It is asked first, and killed if it has not gone after ``patience.stop`` seconds: what it acknowledged is in its journal.
    """
    with explained(folder):
        if is_vacant(folder):
            return False
        server = occupant(folder)
        if server is None or not _evict(folder, server, patience.stop, patience.stop_hung):
            raise EmbeddedServerError(_in_use(folder))
        return True


def _start_if_vacant(engine: Engine, folder: Path, floor: int, mine: list[str]) -> None:
    """Start a server unless one runs; *mine* are the tokens of this caller's starts, the last of which may not fail."""
    with vacancy(folder) as lock:
        if lock is None:
            return
        if len(mine) >= STARTS and token_of(folder) == mine[-1]:
            said = last_words(folder)
            raise EmbeddedServerError(f"the server of {folder} does not start. Last lines of its {LOG}:\n{said}")
        mine.append(new_token(lock))
        insist_on_room(folder, floor)
        claim(folder, Stamp(engine=engine.product, version=engine.version()))
        launch(engine.command(folder), folder=folder, token=mine[-1], lock=lock)


def _answering(engine: Engine, folder: Path, patience: Patience) -> Endpoint | None:
    """The server that holds the folder, if it answers; one that is not well is made to go."""
    known = read_endpoint(folder)
    server = known or read_start(folder, token_of(folder))
    if server is None or server.port is None:
        return None
    try:
        well = _is_well(server.port, patience.answer)
    except ConnectionError:
        return None
    if not well:
        _evict(folder, server, patience.stop_hung, patience.stop_hung)
        return None
    return known or _introduced(engine, folder, server, patience)


def _is_well(port: int, seconds: float) -> bool:
    """Whether the server answers, and not with INTERNAL_ERROR alone, as one does for good whose disk was full once.

    A query may wait behind the building of an index; that is no illness.
    """
    try:
        ask(port, {"ping": 1}, seconds=seconds)
    except TimeoutError:
        return False
    try:
        return ask(port, {"find": "health", "limit": 1}, seconds=seconds).get("code") != INTERNAL_ERROR
    except TimeoutError:
        return True


def _introduced(engine: Engine, folder: Path, server: Endpoint, patience: Patience) -> Endpoint | None:
    """Make a server ready that has just begun to listen, and leave the note; anybody may, should its starter be dead."""
    assert server.port is not None
    try:
        engine.make_ready(server.port, seconds=patience.answer)
    except (TimeoutError, ConnectionError):
        return None
    write_endpoint(folder, server)
    return server


def _evict(folder: Path, server: Endpoint, *patience: float) -> bool:
    """Ask the server to go, then kill it, waiting so many seconds after each; whether it went.

    The whole process group is meant, which `launch` made for it alone: a program on PATH may be a script that runs another.
    """
    if server.host != socket.gethostname():
        return False

    def gone() -> bool:
        return is_vacant(folder) or token_of(folder) != server.token

    with suppress(ProcessLookupError):
        group = os.getpgid(server.pid)
        for number, seconds in zip((signal.SIGTERM, signal.SIGKILL), patience, strict=True):
            if not gone():
                os.killpg(group, number)
                _wait_until(gone, seconds)
    return gone()


def _wait_until(true: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not true() and time.monotonic() < deadline:
        time.sleep(PAUSE)


def _in_use(folder: Path) -> str:
    server = occupant(folder)
    whose = f"process {server.pid} on {server.host}" if server else "a program that left no word of itself"
    return (
        f"the data folder {folder} is in use by {whose}, which does not answer. It may still be reading its journal: try "
        f"again. If it never does, end it (`tashih db stop`) or give TASHIH_HOME another folder. Its log: {folder / LOG}"
    )
