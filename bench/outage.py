"""The database away, slow, or changing its primary in mid-crawl: ``python -m bench.outage --away 600``.

A crawl of many articles is met by each trouble in turn, through relays of our own that speak the database's protocol:

* ``away``: nobody answers for so many seconds (600 unless asked otherwise);
* ``slow``: for a while every answer takes five seconds;
* ``primary``: two members of a replica set take turns as primary, with nobody leading in between.

In each must hold: the crawl goes on by itself and ends well, and says on standard error what it waits for; everything that it
took for acknowledged is there (`bench/durability/ledger.py`), nothing is recorded twice, ``tashih verify`` finds nothing, every
article is as it was served; while the database is away no more pages are asked for than were under way, and memory does
not grow. Exit code 1 if anything is wrong. Figures go to standard output, one line of JSON a trouble.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pymongo import MongoClient
from pymongo.uri_parser import parse_uri

from bench.durability.ledger import acknowledged
from bench.durability.paper import Paper
from bench.durability.reckoning import doubled, lost
from bench.durability.relay import Election, Relay
from bench.durability.worker import Shell
from crawler.store.choose import find_server, stop_servers

UNDER_WAY = 16 + 4  # requests that a crawl has under way (CONCURRENT_REQUESTS), and items that it works on
GROWTH_MOST = 48.0  # MB of memory that waiting may take
TURNS = 6
VOTE = 1.0  # seconds without a primary


@dataclass
class Met:
    """What came of one trouble; memory in MB."""

    trouble: str
    seconds: float = 0.0
    acknowledged: int = 0
    asked_while_away: int = 0
    memory_before: float = 0.0
    memory_most: float = 0.0
    said: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class Trial:
    """A paper, a database behind relays, and a crawl that is under way."""

    def __init__(self, folder: Path, paper: Paper, uri: str, direct: str, trouble: str) -> None:
        self.paper = paper
        self.direct = direct
        self.met = Met(trouble=trouble)
        self.watchlist = folder / "watchlist.txt"
        self.watchlist.write_text("\n".join(paper.addresses), encoding="utf-8")
        names = {
            "SCRAPY_SETTINGS_MODULE": "bench.durability.settings",
            "MONGODB_URI": uri,
            "MONGODB_DATABASE": f"outage_{trouble}",
            "LEDGER": str(folder / f"ledger_{trouble}.txt"),
            "STORE_PATIENCE_SECONDS": "3600",
        }
        (folder / trouble).mkdir()
        self.shell = Shell(folder / trouble, names)

    def run(self, meddle: Callable[[Trial], None], seconds: float) -> Met:
        """Crawl, meddle when a third of the articles was asked for, and reckon when the crawl has ended."""
        began = time.monotonic()
        crawl = self.shell.start("crawl", "news", "-a", f"urls={self.watchlist}")
        try:
            self._wait_until_asked(self.paper.articles // 3)
            self.pid = crawl.pid or 0
            self.met.memory_before = self.memory()
            meddle(self)
            crawl.join(seconds)
        finally:
            if crawl.exitcode is None:
                crawl.kill()
                crawl.join()
        self.met.seconds = round(time.monotonic() - began, 1)
        if crawl.exitcode != 0:
            self.met.faults.append(f"the crawl ended with {crawl.exitcode}")
        self.met.said = [line for line in self.said() if "database" in line]
        if not self.met.said and self.met.trouble != "slow":
            self.met.faults.append("the crawl did not say that its database was away")
        self.met.faults += self.reckoned()
        return self.met

    def _wait_until_asked(self, times: int) -> None:
        deadline = time.monotonic() + 120
        while len(self.paper.requests) < times:
            if time.monotonic() > deadline:
                raise TimeoutError(f"the crawl asked for too little; it said: {' '.join(self.said())[-500:]}")
            time.sleep(0.02)

    def wait(self, seconds: float) -> None:
        """Let time pass, and watch the crawl's memory."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.met.memory_most = max(self.met.memory_most, self.memory())
            time.sleep(min(0.2, seconds))

    def memory(self) -> float:
        """The crawl's resident memory in MB; 0 when it has ended."""
        try:
            status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        except FileNotFoundError:
            return 0.0
        found = next((line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")), "0")
        return round(int(found) / 1024, 1)

    def said(self) -> list[str]:
        """What the crawl said."""
        return self.shell.said.read_text("utf-8", "replace").splitlines() if self.shell.said.exists() else []

    def reckoned(self) -> Iterator[str]:
        """Everything that is wrong with what the database holds now."""
        ledger = acknowledged(Path(self.shell.variables["LEDGER"]))
        self.met.acknowledged = len(ledger.kept)
        with MongoClient[dict[str, Any]](self.direct, tz_aware=True) as client:
            database = client[self.shell.variables["MONGODB_DATABASE"]]
            yield from lost(database, ledger)
            yield from doubled(database)
            for number, url in enumerate(self.paper.addresses):
                told = [each["headline"] for each in database.revisions.find({"article": url})]
                if told != [self.paper.headline(number)]:
                    yield f"{url} has the revisions {told}"
        if self.shell.finish("verify") != 0:
            yield f"`tashih verify` is not content, see {self.shell.said}"


def away(relay: Relay, seconds: float) -> Callable[[Trial], None]:
    """Nobody answers for so many seconds."""

    def meddle(trial: Trial) -> None:
        relay.go_away()
        asked = len(trial.paper.requests)
        trial.wait(seconds)
        trial.met.asked_while_away = len(trial.paper.requests) - asked
        relay.come_back()
        if trial.met.asked_while_away > UNDER_WAY:
            trial.met.faults.append(f"{trial.met.asked_while_away} pages were asked for while the database was away")
        if trial.met.memory_most - trial.met.memory_before > GROWTH_MOST:
            trial.met.faults.append(f"memory grew to {trial.met.memory_most} MB while the database was away")

    return meddle


def slow(relay: Relay, answer: float, seconds: float) -> Callable[[Trial], None]:
    """Every answer takes so long, for so many seconds."""

    def meddle(trial: Trial) -> None:
        relay.weather.delay = answer
        trial.wait(seconds)
        relay.come_back()

    return meddle


def changing(election: Election, turns: int) -> Callable[[Trial], None]:
    """The members take turns."""

    def meddle(trial: Trial) -> None:
        for turn in range(1, turns + 1):
            election.elect(None)
            trial.wait(VOTE)
            election.elect(election.members[turn % len(election.members)])
            trial.wait(VOTE)

    return meddle


def run(*, away_for: float, answer: float, slow_for: float, turns: int, articles: int) -> Iterator[Met]:
    """Meet every trouble in turn."""
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="tashih-outage-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        stack.callback(stop_servers, folder / "home")
        direct = find_server(mongodb_uri=None, home=folder / "home").uri
        port = parse_uri(direct)["nodelist"][0][1]
        relay, election = stack.enter_context(Relay(port)), Election()
        members = [stack.enter_context(Relay(port, election)) for _ in range(2)]
        election.elect(members[0].address)
        one = f"mongodb://{relay.address}/?directConnection=true"
        both = f"mongodb://{','.join(election.members)}/?replicaSet={set_name(direct)}"
        troubles: list[tuple[str, str, Callable[[Trial], None]]] = [
            ("away", one, away(relay, away_for)),
            ("slow", one, slow(relay, answer, slow_for)),
            ("primary", both, changing(election, turns)),
        ]
        for name, uri, meddle in troubles:
            with Paper(articles) as paper:
                yield Trial(folder, paper, uri, direct, name).run(meddle, seconds=300 + 20 * answer)


def set_name(uri: str) -> str:
    """The name of the replica set that a server says it is."""
    with MongoClient[dict[str, Any]](uri) as client:
        return str(client.admin.command("hello")["setName"])


def main() -> int:
    """Meet them; 1 if anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m bench.outage", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--away", type=float, default=600, metavar="SECONDS", help="how long nobody answers (600)")
    parser.add_argument("--answer", type=float, default=5, metavar="SECONDS", help="what a slow answer takes (5)")
    parser.add_argument("--slow", type=float, default=60, metavar="SECONDS", help="for how long answers are slow (60)")
    parser.add_argument("--articles", type=int, default=300, metavar="N", help="articles of the paper (300)")
    options = parser.parse_args()
    wrong = 0
    for met in run(
        away_for=options.away, answer=options.answer, slow_for=options.slow, turns=TURNS, articles=options.articles
    ):
        print(json.dumps({**vars(met), "said": len(met.said), "faults": len(met.faults)}), flush=True)
        print("\n".join([*met.said[:6], *met.faults]), file=sys.stderr, flush=True)
        wrong += len(met.faults)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
