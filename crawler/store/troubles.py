"""What goes wrong with a publisher, in one word each: counted as ``publisher/NAME/problem/WORD``, told at a crawl's end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.statscollectors import StatsCollector

from crawler.store.evidence import NotAskedError


class RobotsUnreachableError(DownloadFailedError):
    """The rules of a host cannot be had; the message says why."""


KINDS: tuple[tuple[type[Exception], str], ...] = (
    (RobotsUnreachableError, "robots.txt"),
    (DownloadTimeoutError, "timeout"),
    (CannotResolveHostError, "no such host"),
    (DownloadConnectionRefusedError, "connection refused"),
    (DownloadCancelledError, "too large"),
    (ResponseDataLossError, "broken off"),
    (DownloadFailedError, "no answer"),
    (NotAskedError, "not asked"),
)
PREFIX, BETWEEN = "publisher/", "/problem/"


def trouble_of(error: Exception) -> str:
    """One or two words for why an answer could not be had or used."""
    if isinstance(error, HttpError):
        status = error.response.status
        return "redirects without end" if 300 <= status < 400 else f"status {status}"
    if isinstance(error, IgnoreRequest) and "robots.txt" in str(error):
        return "robots.txt"
    for kind, word in KINDS:
        if isinstance(error, kind):
            return word
    if isinstance(error, IgnoreRequest):
        return "too large" if "DOWNLOAD_MAXSIZE" in str(error) else "not asked"
    return type(error).__name__


def note(stats: StatsCollector, publisher: str, trouble: str) -> None:
    """Count one trouble of a publisher."""
    stats.inc_value(f"{PREFIX}{publisher}{BETWEEN}{trouble}")


def troubles(stats: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """The troubles counted in a crawl's statistics: how often each, by publisher.

    >>> troubles({"publisher/daily/problem/timeout": 2, "item_scraped_count": 7})
    {'daily': {'timeout': 2}}
    """
    found: dict[str, dict[str, int]] = {}
    for key, count in sorted(stats.items()):
        if key.startswith(PREFIX) and BETWEEN in key:
            publisher, _, trouble = key.removeprefix(PREFIX).rpartition(BETWEEN)
            found.setdefault(publisher, {})[trouble] = count
    return found


def told(stats: Mapping[str, Any]) -> list[str]:
    """A line for each publisher with troubles.

    >>> told({"publisher/daily/problem/timeout": 2, "publisher/daily/problem/status 500": 1})
    ['daily: status 500, timeout (2 times)']
    """
    return [
        f"{publisher}: " + ", ".join(f"{what} ({n} times)" if n > 1 else what for what, n in found.items())
        for publisher, found in troubles(stats).items()
    ]
