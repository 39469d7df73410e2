"""Starting a server so that it outlives its starter, and reading what it says of itself in its log.

The log's first line names the start, the machine and the process (``start TOKEN HOST PID``), a later one the port. All that
anybody needs to find the server stands there, even if the starter was killed a moment after.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path

from crawler.store.ownership import Endpoint

LOG = "server.log"
HEAD_BYTES = 256 * 1024  # the lines that matter stand at the log's start
TAIL_BYTES, TAIL_LINES = 64 * 1024, 8
# A shell in the background, so that nobody inherits the server as a child; `exec` keeps the process id that it has told.
IN_BACKGROUND = """/bin/sh -c 'echo "start $0 $1 $$"; shift; exec "$@"' "$@" &"""
LISTENING = re.compile(r"listening on 127\.0\.0\.1:(\d+)|waiting for connections\D{1,40}(\d+)", re.IGNORECASE)


def launch(command: Sequence[str], *, folder: Path, token: str, lock: int) -> None:
    """Run the command in a session of its own, holding the lock, with a new log; the old log is kept as ``server.log.1``."""
    log = folder / LOG
    if log.exists():
        log.replace(folder / f"{LOG}.1")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SECANTUS_")}
    with log.open("ab") as said:
        subprocess.run(
            ["/bin/sh", "-c", IN_BACKGROUND, "sh", token, socket.gethostname(), *command],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            cwd=folder,
            env=clean,
            pass_fds=(lock,),
            start_new_session=True,
            check=True,
        )


def read_start(folder: Path, token: str) -> Endpoint | None:
    """What the log tells of the start with that token; None if it is another start's log, or there is none yet."""
    try:
        with (folder / LOG).open("rb") as log:
            head = log.read(HEAD_BYTES).decode("utf-8", "replace")
    except FileNotFoundError:
        return None
    first = re.match(r"start (\w+) (\S+) (\d+)\n", head)
    if first is None or first[1] != token:
        return None
    port = LISTENING.search(head)
    return Endpoint(token=token, host=first[2], pid=int(first[3]), port=int(port[1] or port[2]) if port else None)


def last_words(folder: Path) -> str:
    """The log's last lines, for a message to a person."""
    try:
        with (folder / LOG).open("rb") as log:
            log.seek(max(log.seek(0, os.SEEK_END) - TAIL_BYTES, 0))
            lines = (
                log.read().decode("utf-8", "replace").splitlines()[1:]
            )  # the first names the start, or is half a line
    except FileNotFoundError:
        return "(no log)"
    return "\n".join("".join(c for c in line if c.isprintable()) for line in lines[-TAIL_LINES:]) or "(empty log)"
