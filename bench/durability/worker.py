"""Command lines as processes that start at once: forked from a server that has imported everything, and killed like any other.

What runs in one is ``crawler.cli.main`` with its own environment, working folder and standard error, as in a shell.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path

FORK_SERVER = multiprocessing.get_context("forkserver")
FORK_SERVER.set_forkserver_preload(["bench.durability.preload"])


@dataclass(frozen=True)
class Shell:
    """Where commands run: a folder of their own, and their environment beside the machine's."""

    folder: Path
    variables: Mapping[str, str]

    def start(self, *arguments: str) -> ForkServerProcess:
        """One command, running; ``kill`` it, or ``join`` it and look at its ``exitcode``."""
        process = FORK_SERVER.Process(target=run, args=(str(self.folder), dict(self.variables), arguments), daemon=True)
        process.start()
        return process

    def finish(self, *arguments: str, seconds: float = 300) -> int:
        """One command, finished; its exit code. TimeoutError if it does not end."""
        process = self.start(*arguments)
        process.join(seconds)
        if process.exitcode is None:
            process.kill()
            raise TimeoutError(f"tashih {' '.join(arguments)} did not end within {seconds:.0f} s")
        return process.exitcode

    @property
    def said(self) -> Path:
        """The file to which every command's output goes."""
        return self.folder / "said.txt"


def run(folder: str, variables: dict[str, str], arguments: tuple[str, ...]) -> None:
    """Be a command line."""
    os.environ.update(variables)
    os.chdir(folder)
    said = os.open("said.txt", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    for stream in (1, 2):
        os.dup2(said, stream)
    sys.argv = ["tashih", *arguments]
    from crawler.cli import main  # here, so that whoever only starts processes needs none of it

    main()
