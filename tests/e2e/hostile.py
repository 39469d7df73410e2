"""Servers that misbehave below what HTTP allows: they hang, dribble, break off, lie about lengths, and never end."""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import cast

PIECE = 64 * 1024
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


@dataclass
class Line:
    """One connection: what is sent on it, until the visitor or the test has had enough."""

    connection: socket.socket
    over: threading.Event

    def send(self, data: bytes) -> None:
        self.connection.sendall(data)

    def wait(self, seconds: float) -> bool:
        """Wait; whether the test is over."""
        return self.over.wait(seconds)


Behaviour = Callable[[Line], None]


def answers(body: bytes, *, content_type: str = "text/html; charset=utf-8", status: str = "200 OK") -> Behaviour:
    """A decent answer."""
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    return lambda line: line.send(head.encode() + body)


def hangs(line: Line) -> None:
    """Take the request and say nothing."""
    line.wait(60)


def dribbles(line: Line) -> None:
    """One byte now and then, for ever: no single wait is long."""
    line.send(OK + b"Content-Length: 1000000\r\n\r\n")
    while not line.wait(0.2):
        line.send(b"x")


def breaks_off(line: Line) -> None:
    """Half of what was promised."""
    line.send(OK + b"Content-Length: 10000\r\n\r\n<html><body><article><p>The council voted")


def promises_less(line: Line) -> None:
    """A length that is no number."""
    line.send(OK + b"Content-Length: many\r\n\r\n<html>")


def endless_headers(line: Line) -> None:
    """Headers without end."""
    line.send(b"HTTP/1.1 200 OK\r\n")
    while not line.wait(0):
        line.send(b"X-Filler: " + b"a" * 1000 + b"\r\n")


def one_long_header(line: Line) -> None:
    """A megabyte in one header."""
    line.send(b"HTTP/1.1 200 OK\r\nX-Filler: " + b"a" * 1_000_000 + b"\r\nContent-Length: 0\r\n\r\n")


def endless_body(line: Line) -> None:
    """A page that never ends."""
    line.send(OK + b"Connection: close\r\n\r\n<html><body>")
    while not line.wait(0):
        line.send(b"<p>one more paragraph of it</p>" * 1000)


def gzip_bomb(line: Line) -> None:
    """A few kilobytes that unpack to more than memory should hold."""
    packed = gzip.compress(b"\0" * 60_000_000)
    line.send(OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed) + packed)


def turns_in_circles(path: str) -> Behaviour:
    """A redirect to itself."""
    return lambda line: line.send(f"HTTP/1.1 302 Found\r\nLocation: {path}\r\nContent-Length: 0\r\n\r\n".encode())


def is_no_http(line: Line) -> None:
    """Something else than a web server."""
    line.send(b"220 mail.example ESMTP\r\n")


class _Server(ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, behaviours: Mapping[str, Behaviour]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behaviours = behaviours
        self.over = threading.Event()
        self.asked: list[str] = []


class _Handler(BaseRequestHandler):
    def handle(self) -> None:
        server = cast("_Server", self.server)
        head = b""
        while b"\r\n\r\n" not in head and (data := self.request.recv(PIECE)):
            head += data
        path = head.split(b" ")[1].decode("latin-1") if head.count(b" ") > 1 else ""
        server.asked.append(path)
        known = {
            name: one for name, one in server.behaviours.items() if name.endswith("*") and path.startswith(name[:-1])
        }
        behaviour = server.behaviours.get(path) or next(iter(known.values()), answers(b"", status="404 Not Found"))
        with contextlib.suppress(OSError):
            behaviour(Line(self.request, server.over))


@dataclass
class Hostile:
    """A running server: its address, and what it was asked for."""

    netloc: str
    asked: list[str] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"http://{self.netloc}{path}"


@contextmanager
def hostile(behaviours: Mapping[str, Behaviour]) -> Iterator[Hostile]:
    """A server that behaves like that at each path (``/x*`` is every path that begins so), 404 elsewhere."""
    with _Server(behaviours) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield Hostile(f"127.0.0.1:{server.server_address[1]}", server.asked)
        finally:
            server.over.set()
            server.shutdown()
            thread.join()
