"""A dispatcher and workers in processes of their own, any of which can be killed with all that belongs to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
WORKER = ("celery", "-A", "crawler.cluster.app", "worker", "-c", "2", "--without-gossip", "--without-mingle")


class Crew:
    """Processes that share an environment; each leads a group of its own."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.environment = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
        self.members: list[subprocess.Popen[bytes]] = []

    def dispatcher(self) -> None:
        """Start ``tashih dispatch``."""
        self._start("dispatcher", sys.executable, "-m", "crawler.cli", "dispatch")

    def worker(self) -> subprocess.Popen[bytes]:
        """Start a Celery worker."""
        name = f"worker{len(self.members)}"
        return self._start(name, sys.executable, "-m", *WORKER, "-n", f"{name}@localhost", "-l", "WARNING")

    def _start(self, name: str, *command: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{name}.log").open("wb") as log:
            member = subprocess.Popen(
                command, cwd=self.folder, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        self.members.append(member)
        return member

    def said(self) -> str:
        """What all members printed."""
        logs = sorted(self.folder.glob("*.log"))
        return "\n".join(f"--- {log.name}\n{log.read_text(errors='replace')}" for log in logs)


def kill(member: subprocess.Popen[bytes]) -> None:
    """End a member and its children as if its machine had lost power."""
    os.killpg(member.pid, signal.SIGKILL)
    member.wait()


@contextmanager
def crew(folder: Path, environment: Mapping[str, str]) -> Iterator[Crew]:
    """A crew; whoever is left at the end is killed."""
    found = Crew(folder, environment)
    try:
        yield found
    finally:
        for member in found.members:
            if member.poll() is None:
                kill(member)
