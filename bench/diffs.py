"""How fast the diff page of a long article comes, over the real server and a real socket: ``python -m bench.diffs [--rounds N]``.

The article has 30 KB of text. Its second revision changes a number, a name and a negation, adds a paragraph, drops one and moves
one; its third adds a sentence to every tenth paragraph. Asked for are the recorded change, inline and side by side, and the step
from the first to the third, which is judged anew each time. Exit code 1 above 100 ms at the median.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from statistics import median, quantiles
from urllib.parse import quote

from bench.alerts import revision, visit_of
from bench.home import own_home
from bench.serving import served, timed
from crawler.judgement import judge
from crawler.model import Revision
from crawler.monitor.web.services import on_mongo
from crawler.store.chain import chained
from crawler.store.choose import find_server
from crawler.store.mongo import MongoStore

GOAL = 100.0  # milliseconds
SIZE = 30_000  # characters of text
SPOKEN = (
    "ferry harbour council minister said that would repairs vote bridge money report police people after before Monday "
    "four hundred against which their new old city court inquiry safety crew weather announced according figures"
)
WORDS = SPOKEN.split()


def paragraphs(seed: int = 7) -> list[str]:
    """Text of SIZE characters in paragraphs of two to five sentences."""
    chance = random.Random(seed)

    def sentence() -> str:
        return " ".join(chance.choice(WORDS) for _ in range(chance.randint(8, 24))).capitalize() + "."

    found: list[str] = []
    while sum(map(len, found)) < SIZE:
        found.append(" ".join(sentence() for _ in range(chance.randint(2, 5))))
    return found


def edited(text: list[str]) -> list[str]:
    """What a newsroom may do to it in one go."""
    new = [*text]
    new[4] = f"Officials said 17 people were hurt. {new[4]}"
    new[9] = new[9].replace("minister", "deputy minister", 1)
    new[15] = new[15].replace(" said ", " did not say ", 1)
    new.insert(12, "Correction: an earlier version gave a wrong number of passengers; it was 412, not 421.")
    del new[30]
    new.insert(40, new.pop(20))
    return new


def touched_up(text: list[str]) -> list[str]:
    """Small changes all over the text."""
    return [f"{each} It was Tuesday." if at % 10 == 0 else each for at, each in enumerate(text)]


def history() -> list[Revision]:
    """Three revisions of the article."""
    now = datetime.now(UTC)
    first = revision(0, now)
    found: list[Revision] = []
    for number, text in enumerate((paragraphs(), edited(paragraphs()), touched_up(edited(paragraphs()))), start=1):
        at = now + timedelta(seconds=number)
        new = replace(first, number=number, first_seen=at, last_seen=at, paragraphs=tuple(text))
        new = replace(new, content_digest=f"sha256:{number:064x}")
        before = found[-1] if found else None
        if before:
            new = replace(new, change=judge(before, new), previous_digest=before.content_digest)
        found.append(chained(new, before.chain_digest if before else None))
    return found


async def measured(uri: str, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of every page."""
    store = MongoStore(lambda: uri, database="bench_diffs")
    async with served(on_mongo(store)) as client:
        revisions = history()
        for each in revisions:
            await store.record(each, visit_of(each))
        about = f"/diff?url={quote(revisions[0].article, safe='')}"
        pages = {
            "inline": f"{about}&to=2",
            "side by side": f"{about}&to=2&view=split",
            "judged now": f"{about}&from=1&to=3",
        }
        found: dict[str, list[float]] = {}
        for name, path in pages.items():
            assert (await timed(client, path))[1] == 200, path
            found[name] = [(await timed(client, path))[0] for _ in range(rounds)]
    return found


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.diffs", description=__doc__)
    parser.add_argument("--rounds", type=int, default=50, help="requests for each page")
    wanted = parser.parse_args()
    with own_home("diffs") as home:
        found = asyncio.run(measured(find_server(mongodb_uri=None, home=home).uri, wanted.rounds))
    for name, took in found.items():
        print(f"diff, {name:<14} median {median(took):6.1f} ms   p99 {quantiles(took, n=100)[98]:6.1f} ms")
    return 1 if max(map(median, found.values())) > GOAL else 0


if __name__ == "__main__":
    sys.exit(main())
