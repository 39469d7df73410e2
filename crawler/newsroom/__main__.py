"""Serves the newsroom until Ctrl-C, an edition every so many seconds: ``python -m crawler.newsroom --seconds 60``."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import UTC, datetime

from crawler.newsroom import Newsroom


def main() -> int:
    """Parse the command line, serve, and leave quietly."""
    parser = argparse.ArgumentParser(prog="python -m crawler.newsroom", description="A newsroom on loopback.")
    parser.add_argument("--seconds", type=float, default=60.0, help="how long an edition lasts (default: 60)")
    seconds = parser.parse_args().seconds
    try:
        with Newsroom(now=datetime.now(UTC)) as newsroom:
            play(newsroom, seconds)
    except KeyboardInterrupt:
        say("\nThe newsroom is closed.")
    return 0


def play(newsroom: Newsroom, seconds: float) -> None:
    """Live through the day, then stay in its last edition."""
    for publisher in newsroom.publishers():
        say(f"{publisher.title}: {publisher.front_pages[0]}")
    for edition in newsroom.editions:
        newsroom.turn_to(edition.number)
        say(f"\nEdition {edition.number}, {edition.title}")
        for expected in newsroom.truth(edition.number):
            if expected.outcome not in {"new", "unchanged", "not_modified"}:
                say(f"  {expected.outcome:<9} {expected.article}\n            {expected.what}")
        time.sleep(seconds)
    say("\nThe day is over; Ctrl-C closes the newsroom.")
    while True:
        time.sleep(seconds)


def say(line: str) -> None:
    """Print at once, in a pipe too."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
