"""The servers that Tashih can run by itself.

The embedded one is the program ``secantusd-py`` of the package ``secantusdb``: a separate process under the GPL, spoken to over
its socket and never imported. The other is a ``mongod`` that the user installed.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import ClassVar, Literal

from crawler.errors import EmbeddedServerError
from crawler.store.wire import ask

EMBEDDED_VERSION = "0.7.0b3"  # the one that was measured; pyproject.toml pins it
SET_NAME = "tashih"
NOT_YET_INITIALIZED = 94  # MongoDB's error code


class Engine(ABC):
    """A program that serves a data folder; ``kind`` also names the folder inside TASHIH_HOME."""

    kind: ClassVar[Literal["mongod", "embedded"]]
    product: ClassVar[str]

    @abstractmethod
    def version(self) -> str:
        """The version whose data folders this program opens; EmbeddedServerError if the program is not there."""

    @abstractmethod
    def command(self, folder: Path) -> list[str]:
        """What to execute: it listens on 127.0.0.1 alone and keeps its data in ``folder/data``."""

    @abstractmethod
    def make_ready(self, port: int, *, seconds: float) -> None:
        """Wait until the server that listens takes writes; OSError if it does not. Safe to call at any time, by many."""


class EmbeddedEngine(Engine):
    """``secantusd-py``: the WiredTiger engine behind MongoDB's protocol, shown as a replica set of one."""

    kind = "embedded"
    product = "secantusdb"

    def version(self) -> str:
        """The installed package's version: its format on disk changes with it."""
        try:
            return installed_version(self.product)
        except PackageNotFoundError:
            raise EmbeddedServerError(f"the package {self.product} is not installed. {WAYS_TO_A_SERVER}") from None

    def command(self, folder: Path) -> list[str]:
        """Any free port; our own configuration file, since the program would also take one lying in the working folder."""
        config = folder / "server.toml"
        config.write_text(CONFIGURATION, "utf-8")
        flags = "--host 127.0.0.1 --port 0 --cache-size 512M --oplog-max-entries 5000 --oplog-retention-seconds 86400"
        places = ["--config", str(config), "--storage-path", str(folder / "data")]
        return [str(program_beside_python("secantusd-py")), *flags.split(), "--log-level", "INFO", *places]

    def make_ready(self, port: int, *, seconds: float) -> None:
        """It takes writes as soon as it listens."""
        ask(port, {"ping": 1}, seconds=seconds)


# To find what has expired it reads whole collections and shuts all others out meanwhile: seconds, if there are many visits.
CONFIGURATION = "[storage]\nttl_sweep_seconds = 21600\n"
WAYS_TO_A_SERVER = (
    f"Run `make setup` (or `{sys.executable} -m pip install {EmbeddedEngine.product}=={EMBEDDED_VERSION}`), "
    "or put a mongod on PATH, or set MONGODB_URI to a MongoDB of yours."
)


def program_beside_python(name: str) -> Path:
    """The console script *name* of this very environment, else the one on PATH; EmbeddedServerError with the ways out."""
    beside = Path(sys.executable).parent / name
    if os.access(beside, os.X_OK):
        return beside
    if elsewhere := shutil.which(name):
        return Path(elsewhere)
    raise EmbeddedServerError(f"the program {name} is neither beside {sys.executable} nor on PATH. {WAYS_TO_A_SERVER}")


@dataclass(frozen=True)
class MongodEngine(Engine):
    """A ``mongod`` of the user's, run as a replica set of one so that transactions and change streams work."""

    program: str

    kind = "mongod"
    product = "mongod"

    def version(self) -> str:
        """The series, such as ``7.0``: within one, data folders stay the same."""
        asked = [self.program, "--version"]
        try:
            said = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=30).stdout
        except (OSError, subprocess.SubprocessError) as error:
            raise EmbeddedServerError(f"`{' '.join(asked)}` fails ({error}). Mend it, or take it off PATH.") from error
        found = re.search(r"db version v(\d+\.\d+)", said)
        return found[1] if found else "unknown"

    def command(self, folder: Path) -> list[str]:
        """A port that is free now; should somebody else take it first, the server ends and is started again."""
        (folder / "data").mkdir(exist_ok=True)
        flags = f"--bind_ip 127.0.0.1 --port {_free_port()} --nounixsocket --replSet {SET_NAME} --oplogSize 512"
        return [self.program, *flags.split(), "--wiredTigerCacheSizeGB", "0.5", "--dbpath", str(folder / "data")]

    def make_ready(self, port: int, *, seconds: float) -> None:
        """Bring the replica set to life: initiate it once, later give its only member the port it has today."""
        deadline = time.monotonic() + seconds
        while not ask(port, {"hello": 1}, seconds=seconds).get("isWritablePrimary"):
            if time.monotonic() > deadline:
                raise TimeoutError("the replica set of one elects no primary")
            _name_the_member(port, seconds)
            time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _name_the_member(port: int, seconds: float) -> None:
    here = f"127.0.0.1:{port}"
    answer = ask(port, {"replSetGetConfig": 1}, seconds=seconds)
    if answer.get("code") == NOT_YET_INITIALIZED:
        ask(port, {"replSetInitiate": {"_id": SET_NAME, "members": [{"_id": 0, "host": here}]}}, seconds=seconds)
    elif answer.get("ok") and answer["config"]["members"][0]["host"] != here:
        config = {**answer["config"], "version": answer["config"]["version"] + 1}
        config["members"] = [{**config["members"][0], "host": here}]
        ask(port, {"replSetReconfig": config, "force": True}, seconds=seconds)
