"""``kill -9`` of crawler or database at random moments under load: ``python -m bench.kills --times 200``.

In every round the bundled newsroom turns to another edition, two crawls of all its articles run side by side, and one of them, or
the database below them, is killed at a random moment of the crawl. The next crawl runs undisturbed. Then must hold:

* every visit that a crawl took for acknowledged (its ledger, `bench/durability/ledger.py`) is there with its capture, its outcome
  and its revision;
* no number is missing or there twice, and no text is recorded twice in a row;
* ``tashih verify`` finds nothing;
* the newest revision and the state of every article are what the newsroom serves.

A kill counts only if it met its victim alive. Exit code 1 if anything is wrong; the folder is then kept. Figures go to standard
output as one line of JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

from pymongo import MongoClient

from bench.durability.ledger import acknowledged
from bench.durability.reckoning import doubled, held, lost, wrong
from bench.durability.worker import Shell
from crawler.commands.demo import write_publishers
from crawler.newsroom import Newsroom
from crawler.store.choose import find_server, stop_servers
from crawler.store.embedded import occupant

VICTIMS = ("crawler", "database")
ROUNDS_A_DATABASE = 20  # then a fresh one: a reckoning reads everything that its database holds


@dataclass
class Result:
    """What came of all rounds."""

    killed: Counter[str] = field(default_factory=Counter)
    missed: int = 0
    acknowledged: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0


class Trial:
    """The newsroom, a folder with its own database server, and the crawls."""

    def __init__(self, folder: Path, newsroom: Newsroom, seed: int) -> None:
        self.folder = folder
        self.newsroom = newsroom
        self.chance = random.Random(seed)
        self.home = folder / "home"
        self.result = Result()
        self.usual = 1.0  # seconds that an undisturbed crawl takes
        self.watchlist = folder / "watchlist.txt"
        write_publishers(newsroom, folder / "publishers")
        last = len(newsroom.editions)
        self.watchlist.write_text("\n".join(each.article for each in newsroom.truth(last)), encoding="utf-8")

    def shell(self, number: int) -> Shell:
        """The command line on the database of a round."""
        names = {
            "SCRAPY_SETTINGS_MODULE": "bench.durability.settings",
            "MONGODB_DATABASE": f"kills_{number // ROUNDS_A_DATABASE}",
            "PUBLISHERS_PATH": str(self.folder / "publishers"),
            "TASHIH_HOME": str(self.home),
            "LEDGER": str(self.folder / f"ledger_{number // ROUNDS_A_DATABASE}.txt"),
        }
        return Shell(self.folder, names)

    def round(self, number: int) -> None:
        """Turn, crawl, kill, crawl, reckon."""
        shell, victim = self.shell(number), VICTIMS[number % len(VICTIMS)]
        others = [each.number for each in self.newsroom.editions if each.number != self.newsroom.edition]
        while not self._disturbed(shell, victim, self.chance.choice(others)):
            self.result.missed += 1
        self.result.killed[victim] += 1
        began = time.monotonic()
        code = shell.finish("crawl", "news", "-a", f"urls={self.watchlist}")
        self.usual = (3 * self.usual + time.monotonic() - began) / 4
        found = [] if code == 0 else [f"the next crawl ended with {code}"]
        found += self.reckoned(shell)
        self.result.faults += [f"round {number}, {victim} killed: {fault}" for fault in found]

    def _disturbed(self, shell: Shell, victim: str, edition: int) -> bool:
        """Two crawls side by side, one victim; whether it was alive when it was killed."""
        self.newsroom.turn_to(edition)
        crawls = [shell.start("crawl", "news", "-a", f"urls={self.watchlist}") for _ in range(2)]
        time.sleep(self.chance.uniform(0, 1.6 * self.usual))
        alive = crawls[0].is_alive()
        if victim == "crawler":
            crawls[0].kill()
        else:
            alive = kill_database(self.home) and any(crawl.is_alive() for crawl in crawls)
        spared = crawls[1:] if victim == "crawler" else crawls
        ended = ends_of(spared)
        self.result.faults += [f"{victim} killed: a crawl that was not {fault}, see {shell.said}" for fault in ended]
        crawls[0].join()
        return alive

    def client(self) -> MongoClient[dict[str, Any]]:
        """A connection of an outsider's."""
        return MongoClient(find_server(mongodb_uri=None, home=self.home).uri, tz_aware=True)

    def reckoned(self, shell: Shell) -> Iterator[str]:
        """Everything that is wrong with what the database holds now."""
        ledger = acknowledged(Path(shell.variables["LEDGER"]))
        with self.client() as client:
            database = client[shell.variables["MONGODB_DATABASE"]]
            yield from lost(database, ledger)
            yield from doubled(database)
            yield from wrong(database, self.newsroom)
        if shell.finish("verify") != 0:
            yield f"`tashih verify` is not content, see {shell.said}"

    def close_database(self, number: int) -> None:
        """Count what was acknowledged in the database that ends with this round, and drop it."""
        shell = self.shell(number)
        ledger = acknowledged(Path(shell.variables["LEDGER"]))
        with self.client() as client:
            database = client[shell.variables["MONGODB_DATABASE"]]
            self.result.acknowledged += held(database) + Counter(kept=len(ledger.kept), done=len(ledger.done))
            client.drop_database(database.name)


def kill_database(home: Path) -> bool:
    """``kill -9`` of the embedded server; False if none runs yet."""
    server = occupant(home / "embedded")
    if server is None:
        return False
    try:
        os.kill(server.pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def ends_of(crawls: list[ForkServerProcess]) -> Iterator[str]:
    """What is wrong with the ends of crawls that were not killed."""
    for crawl in crawls:
        crawl.join(180)
        if crawl.exitcode is None:
            crawl.kill()
            yield "did not end"
        elif crawl.exitcode != 0:
            yield f"ended with {crawl.exitcode}"


@contextmanager
def trial(seed: int) -> Iterator[Trial]:
    """A trial in a folder of its own, which is kept if anything was wrong; its server is stopped in any case."""
    folder = Path(tempfile.mkdtemp(prefix="tashih-kills-"))
    with Newsroom(now=datetime.now(UTC)) as newsroom:
        current = Trial(folder, newsroom, seed)
        try:
            yield current
        finally:
            stop_servers(current.home)
    if not current.result.faults:
        shutil.rmtree(folder)


def run(times: int, seed: int, *, tell: bool = False) -> Result:
    """So many rounds; *tell* says on standard error how far it is."""
    began = time.monotonic()
    with trial(seed) as current:
        for number in range(times):
            current.round(number)
            if number + 1 == times or (number + 1) % ROUNDS_A_DATABASE == 0:
                current.close_database(number)
            if tell:
                print(f"{number + 1} of {times}, {len(current.result.faults)} faults", file=sys.stderr)
    current.result.seconds = round(time.monotonic() - began, 1)
    return current.result


def main() -> int:
    """Kill as often as asked; 1 if anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m bench.kills", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--times", type=int, default=200, metavar="N", help="kills (default 200)")
    parser.add_argument("--seed", type=int, default=7, metavar="N", help="another seed, other moments")
    options = parser.parse_args()
    result = run(options.times, options.seed, tell=True)
    for fault in result.faults:
        print(fault, file=sys.stderr)
    figures = {"killed": result.killed, "missed": result.missed, "held": result.acknowledged, "seconds": result.seconds}
    print(json.dumps({**figures, "faults": len(result.faults)}))
    return 1 if result.faults else 0


if __name__ == "__main__":
    sys.exit(main())
