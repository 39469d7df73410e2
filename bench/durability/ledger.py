"""The ledger: what a crawl took for safe, written down before it went on, by a single write that outlives ``kill -9``.

A line is ``kept <visit>``, once the store has acknowledged visit and capture, or ``done <visit> <outcome>``, once the chain has
ended, so that the outcome, and the revision if there is one, are acknowledged too. What the kernel has taken stays,
whatever becomes of the process.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.store.evidence import UNREAD


class Ledger:
    """Lines at the end of a file that several processes share."""

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the setting LEDGER."""
        return cls(crawler.settings["LEDGER"])

    def write(self, *words: str) -> None:
        """One line, in one piece."""
        os.write(self._file, (" ".join(words) + "\n").encode())


class VisitLedger(Ledger):
    """A downloader middleware that sees an answer right after its evidence was acknowledged."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Write down the visit; one that holds no article has its outcome already."""
        if visit := request.meta.get("visit"):
            self.write("kept", visit.id)
            if visit.reason != UNREAD:
                self.write("done", visit.id, visit.outcome)
        return response


class OutcomeLedger(Ledger):
    """An extension that hears of an item after the last step of the chain."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the setting LEDGER, and listen."""
        ledger = super().from_crawler(crawler)
        crawler.signals.connect(ledger.item_scraped, signal=signals.item_scraped)
        return ledger

    def item_scraped(self, item: Any) -> None:
        """Write down the outcome."""
        self.write("done", item.visit.id, item.outcome)


@dataclass(frozen=True)
class Acknowledged:
    """What ledgers hold: the visits that were kept, and the outcomes of those that were finished."""

    kept: frozenset[str]
    done: dict[str, str]


def acknowledged(path: Path) -> Acknowledged:
    """What a ledger holds; a last line without its end was never acknowledged to anybody."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return acknowledged_in(line.split() for line in text.splitlines(keepends=True) if line.endswith("\n"))


def acknowledged_in(lines: Iterable[list[str]]) -> Acknowledged:
    """What the lines say."""
    rows = list(lines)
    return Acknowledged(
        kept=frozenset(row[1] for row in rows if row[0] == "kept"),
        done={row[1]: row[2] for row in rows if row[0] == "done"},
    )
