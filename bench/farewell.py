"""How long the programs that run for ever take to end when they are told to, in whatever they are stuck.

``python -m bench.farewell [--runs N] [--only alerts]`` starts `tashih alerts run`, `tashih watch` and `tashih serve` in turn
beside a newsroom that records all the time, and sends SIGTERM at a random moment. Meanwhile receivers hang, answer byte by byte
or never accept a connection, a mail server says nothing, and the database answers, falls silent in mid-sentence or is gone. Each
must end within LONGEST seconds with exit code 0. Exit code 1 if one did not; the figures are one line of JSON.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from bench.alerts import revision, visit_of
from crawler.store.choose import find_server, stop_servers
from crawler.store.mongo import MongoStore

DATABASE = "bench_farewell"
LONGEST = 8.0  # seconds
PROGRAMS = {"alerts": ("alerts", "run"), "watch": ("watch", "--json"), "serve": ("serve", "--port", "0")}
ROOT = Path(__file__).parent.parent
RULES = """
[rules.all]
targets = ["hangs", "drips", "deaf", "mute mail", "slow chat"]
new = true
confirm = "never"

[rules.pages]
targets = ["hangs"]
state = ["gone", "back"]

[rules.trouble]
targets = ["mute mail"]
warning = ["disk"]
"""

Mood = Literal["well", "silent", "gone"]
MOODS: tuple[Mood, ...] = ("well", "well", "silent", "gone")


@dataclass
class Wire:
    """Stands between the programs and the database, and can fall silent or be cut."""

    port: int
    mood: Mood = "well"
    writers: list[asyncio.StreamWriter] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        if self.mood == "gone":
            writer.close()
            return
        there, here = await asyncio.open_connection("127.0.0.1", self.port)
        self.writers += [writer, here]
        with suppress(asyncio.CancelledError):
            await asyncio.gather(self._carry(reader, here), self._carry(there, writer))

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.CancelledError):
            while said := await reader.read(65_536):
                if self.mood == "well":
                    writer.write(said)
                    await writer.drain()
        writer.close()

    def cut(self) -> None:
        """End all connections, and take no more."""
        self.mood = "gone"
        for writer in self.writers:
            writer.close()
        self.writers.clear()


class Run(NamedTuple):
    """A program that was told to end: the database's mood, seconds until it had, its exit code, whether it had to be torn away."""

    program: str
    mood: Mood
    took: float
    code: int
    in_spite: bool


async def hangs(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A receiver that reads and says nothing."""
    with suppress(ConnectionError, asyncio.CancelledError):
        while await reader.read(65_536):
            pass
    writer.close()


async def drips(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A receiver whose answer never ends."""
    with suppress(ConnectionError, asyncio.CancelledError):
        writer.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            writer.write(b"X-More: yes\r\n")
            await writer.drain()
            await asyncio.sleep(0.5)


def deaf() -> socket.socket:
    """A port at which connections are never accepted."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=1)
    listener.setblocking(False)
    return listener


def rules(ports: dict[str, int]) -> str:
    """The ALERTS file."""
    hooks = "".join(
        f'[targets.{name}]\nwebhook = "http://127.0.0.1:{ports[name]}/"\nsecret = "0123456789abcdef"\ntimeout = "30s"\n'
        for name in ("hangs", "drips", "deaf")
    )
    mail = f'[targets."mute mail"]\nemail = "a@b"\nfrom = "c@d"\nserver = "smtp://127.0.0.1:{ports["hangs"]}"\n'
    chat = f'[targets."slow chat"]\napprise = "json://127.0.0.1:{ports["drips"]}/?rto=60"\n'
    return hooks + mail + chat + RULES


async def record(uri: str) -> None:
    """Record revisions, twenty a second, until cancelled."""
    store = MongoStore(lambda: uri, database=DATABASE)
    await store.open()
    for number in range(1_000_000):
        found = revision(number, datetime.now(UTC))
        await store.record(found, visit_of(found))
        await asyncio.sleep(0.05)


@asynccontextmanager
async def surroundings(home: Path) -> AsyncIterator[tuple[Wire, dict[str, str]]]:
    """The database behind its wire, the newsroom, the receivers; and the environment that leads there."""
    server = find_server(mongodb_uri=None, home=home)
    wire = Wire(int(server.uri.partition("127.0.0.1:")[2].partition("/")[0]))
    listeners = [await asyncio.start_server(serve, "127.0.0.1", 0) for serve in (wire.serve, hangs, drips)]
    ports = [listener.sockets[0].getsockname()[1] for listener in listeners]
    newsroom = asyncio.create_task(record(server.uri))
    with deaf() as listener:
        named = {"hangs": ports[1], "drips": ports[2], "deaf": listener.getsockname()[1]}
        (home / "alerts.toml").write_text(rules(named), encoding="utf-8")
        uri = f"mongodb://127.0.0.1:{ports[0]}/?directConnection=true"
        here = {
            "MONGODB_URI": uri,
            "MONGODB_DATABASE": DATABASE,
            "ALERTS": str(home / "alerts.toml"),
            "TASHIH_HOME": str(home),
        }
        try:
            yield wire, {**os.environ, **here, "PYTHONPATH": str(ROOT), "no_proxy": "*"}
        finally:
            newsroom.cancel()
            await asyncio.gather(newsroom, return_exceptions=True)


async def farewell(program: str, mood: Mood, wire: Wire, environment: dict[str, str], wait: float) -> Run:
    """Start a program, let the database be in that mood, tell it to end."""
    wire.mood = "well"
    running = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "crawler.cli", *PROGRAMS[program]),
        env=environment,
        cwd=environment["TASHIH_HOME"],
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert running.stderr and running.stdout
    try:
        await (running.stdout if program == "watch" else running.stderr).readline()  # it runs
        heard = asyncio.gather(running.stdout.read(), running.stderr.read())
        await asyncio.sleep(wait / 2)
        if mood == "gone":
            wire.cut()
        wire.mood = mood
        await asyncio.sleep(wait / 2)
        began = time.monotonic()
        running.send_signal(signal.SIGTERM)
        _, (_, said) = await asyncio.wait_for(asyncio.gather(running.wait(), heard), 60)
        return Run(program, mood, round(time.monotonic() - began, 2), running.returncode or 0, b"in spite of" in said)
    finally:
        with suppress(ProcessLookupError):
            running.kill()


async def trial(
    runs: int, programs: list[str], home: Path, luck: random.Random, *, longest: float = LONGEST
) -> dict[str, object]:
    """All runs, one after another."""
    found: list[Run] = []
    async with surroundings(home) as (wire, environment):
        for number in range(runs):
            program = programs[number % len(programs)]
            found.append(await farewell(program, luck.choice(MOODS), wire, environment, luck.uniform(0.5, 5)))
    wrong = [each for each in found if each.took > longest or each.code or each.in_spite]
    most = {program: max((each.took for each in found if each.program == program), default=0.0) for program in programs}
    return {"runs": runs, "longest seconds": most, "in spite": sum(each.in_spite for each in found), "faults": wrong}


def main() -> int:
    """Run a trial and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=60)
    parser.add_argument("--only", choices=PROGRAMS)
    parser.add_argument("--seed", type=int, default=8)
    options = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="bench-farewell-"))
    try:
        programs = [options.only] if options.only else list(PROGRAMS)
        found = asyncio.run(trial(options.runs, programs, home, random.Random(options.seed)))
    finally:
        stop_servers(home)
        shutil.rmtree(home, ignore_errors=True)
    print(json.dumps(found))
    return 1 if found["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
