"""What passes between a visitor and a small web server: requests, responses, and the log of both."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a visitor asked for; ``path`` keeps its query, header names are in lower case."""

    method: str
    host: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The address with its host, as a proxy is asked for it."""
        return f"http://{self.host}{self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What the server answers, after ``delay`` seconds; the line goes dead after ``cut_at`` bytes of the body."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    delay: float = 0.0
    cut_at: int | None = None


Answer: TypeAlias = Callable[[Request], Response]
Page: TypeAlias = "bytes | str | Response | Callable[[Request], Page]"


def as_response(page: Page, request: Request) -> Response:
    """Whatever stands for a page, as a response: text and bytes are HTML in UTF-8, a function is asked."""
    if isinstance(page, Response):
        return page
    if isinstance(page, str | bytes):
        body = page.encode() if isinstance(page, str) else page
        return Response(headers={"Content-Type": "text/html; charset=utf-8"}, body=body)
    return as_response(page(request), request)


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """One line of a server's log."""

    host: str
    path: str
    user_agent: str
    status: int
    headers: Mapping[str, str]


class Log:
    """Who asked for what, in the order of the answers; safe to share between servers and threads."""

    def __init__(self) -> None:
        self._lines: list[Served] = []
        self._lock = threading.Lock()

    def add(self, request: Request, status: int) -> None:
        """Write one line."""
        line = Served(
            host=request.host,
            path=request.path,
            user_agent=request.headers.get("user-agent", ""),
            status=status,
            headers=request.headers,
        )
        with self._lock:
            self._lines.append(line)

    def lines(self) -> tuple[Served, ...]:
        """Everything so far."""
        with self._lock:
            return tuple(self._lines)
