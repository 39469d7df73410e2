"""What went wrong with a publisher is said in a word, and counted for it alone."""

from __future__ import annotations

import pytest
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.test import get_crawler

from crawler.store.evidence import NotAskedError
from crawler.store.troubles import note, told, trouble_of, troubles


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (DownloadTimeoutError("30 s"), "timeout"),
        (CannotResolveHostError("x.example"), "no such host"),
        (DownloadCancelledError("8 MB"), "too large"),
        (IgnoreRequest("its body exceeded DOWNLOAD_MAXSIZE (8 B) during decompression."), "too large"),
        (ResponseDataLossError(), "broken off"),
        (DownloadFailedError("refused"), "no answer"),
        (NotAskedError("a link leads to the private address 10.0.0.7"), "not asked"),
        (IgnoreRequest("Forbidden by robots.txt"), "robots.txt"),
        (HttpError(Response("http://daily.example/", status=302)), "redirects without end"),
        (HttpError(Response("http://daily.example/", status=503)), "status 503"),
        (ZeroDivisionError(), "ZeroDivisionError"),
    ],
)
def test_every_failure_has_a_word(error: Exception, word: str) -> None:
    assert trouble_of(error) == word


def test_troubles_are_counted_by_publisher_whatever_its_name() -> None:
    stats = get_crawler().stats
    assert stats is not None
    for publisher, word in (
        ("daily", "timeout"),
        ("127.0.0.1:8000", "timeout"),
        ("daily", "timeout"),
        ("daily", "status 503"),
    ):
        note(stats, publisher, word)
    stats.inc_value("publisher/daily/visits")
    assert troubles(stats.get_stats()) == {"127.0.0.1:8000": {"timeout": 1}, "daily": {"status 503": 1, "timeout": 2}}
    assert told(stats.get_stats()) == ["127.0.0.1:8000: timeout", "daily: status 503, timeout (2 times)"]
