from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message
from typing import NamedTuple

import pytest

from crawler.newsroom import Newsroom

NOW = datetime(2026, 3, 2, 18, 30, 12, tzinfo=UTC)


class Answered(NamedTuple):
    """What came back, redirects not followed."""

    status: int
    body: bytes
    headers: Message

    @property
    def text(self) -> str:
        return self.body.decode(self.headers.get_content_charset() or "ascii")


class StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def ask(url: str, *, proxy: str = "", **headers: str) -> Answered:
    """Ask without following redirects; header names with underscores for hyphens."""
    proxies = urllib.request.ProxyHandler({"http": proxy} if proxy else {})
    opener = urllib.request.build_opener(proxies, StayHere)
    request = urllib.request.Request(url, headers={name.replace("_", "-"): v for name, v in headers.items()})
    try:
        with opener.open(request, timeout=10) as answer:
            return Answered(answer.status, answer.read(), answer.headers)
    except urllib.error.HTTPError as refused:
        with refused:
            return Answered(refused.code, refused.read(), refused.headers)


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Newsroom(now=NOW) as newsroom:
        yield newsroom


@pytest.fixture
def visit():
    return ask
