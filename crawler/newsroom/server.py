"""A small web server for pages that exist only for a while: scripted sites in demos and tests.

It listens on loopback, answers ``GET`` and ``HEAD``, keeps a log, and understands both forms of a request line
(RFC 9112 section 3.2): ``GET /path`` for a site of its own, and ``GET http://www.example.com/path`` when it is named
as ``http_proxy``, so that pages can be served under any host name without a network.

>>> with serve({"/": "<p>News</p>"}) as site:
...     site.pages["http://www.example.com/story"] = Response(status=410)
...     sorted(site.pages)
['/', 'http://www.example.com/story']
"""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any, Self, cast

from crawler.newsroom.exchange import Answer, Log, Page, Request, Response, Served, as_response

__all__ = ["Request", "Response", "Served", "Server", "Site", "serve"]

BODILESS = {204, 304}


class Server:
    """Answers requests on a loopback address until it is stopped; port 0 means any free one.

    The address is taken at once; OSError if it cannot be had.
    """

    def __init__(self, answer: Answer, *, host: str = "127.0.0.1", port: int = 0, log: Log | None = None) -> None:
        self._listener = _Listener((host, port), answer, log or Log())
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(0.02,), name="newsroom", daemon=True)

    @property
    def netloc(self) -> str:
        """``host:port``."""
        host, port = self._listener.server_address[:2]
        return f"{host!s}:{port}"

    @property
    def proxy(self) -> str:
        """What ``http_proxy`` must say for every host to be this server."""
        return f"http://{self.netloc}"

    @property
    def requests(self) -> tuple[Served, ...]:
        """The log so far."""
        return self._listener.log.lines()

    def url(self, path: str = "/") -> str:
        """The address of a path on this server."""
        return f"http://{self.netloc}{path}"

    def start(self) -> Self:
        """Begin to answer."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Hang up on everyone, end every thread and free the port."""
        if self._thread.is_alive():
            self._listener.shutdown()
            self._thread.join()
        self._listener.hang_up()
        self._listener.server_close()

    def __enter__(self) -> Self:
        return self if self._thread.is_alive() else self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()


class Site(Server):
    """A server of pages by address: a path for any host, or ``http://host/path`` for that host alone, which goes first.

    A page is text or bytes (HTML in UTF-8, status 200), a :class:`Response`, or a function of the request that gives
    one of them. ``pages`` may be changed while the site is up.
    """

    def __init__(self, pages: Mapping[str, Page], *, host: str = "127.0.0.1", port: int = 0) -> None:
        super().__init__(self.answer, host=host, port=port)
        self.pages: dict[str, Page] = dict(pages)

    def answer(self, request: Request) -> Response:
        """The page at an address, 404 where there is none."""
        page = self.pages.get(request.url, self.pages.get(request.path))
        return Response(status=404, body=b"no such page") if page is None else as_response(page, request)


def serve(pages: Mapping[str, Page] | None = None, *, host: str = "127.0.0.1", port: int = 0) -> Site:
    """A site that answers already; stop it, or leave its ``with`` block."""
    return Site(pages or {}, host=host, port=port).start()


def split_target(target: str, host: str) -> tuple[str, str]:
    """Host and path of a request line's target, which names the host itself when it was sent to a proxy.

    >>> split_target("http://www.example.com/a?b=1", "")
    ('www.example.com', '/a?b=1')
    >>> split_target("/a", "127.0.0.1:8000")
    ('127.0.0.1:8000', '/a')
    """
    if not target.lower().startswith("http://"):
        return host, target
    named, _, path = target[len("http://") :].partition("/")
    return named, f"/{path}"


class _Listener(ThreadingHTTPServer):
    """A thread for each connection; remembers the connections, so that it can hang up on those kept alive."""

    daemon_threads = False
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], answer: Answer, log: Log) -> None:
        super().__init__(address, _Handler)
        self.answer = answer
        self.log = log
        self.stopping = threading.Event()
        self._open: set[socket.socket] = set()

    def server_bind(self) -> None:
        """Take the address without asking the resolver for its name, which can take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        self._open.add(connection)
        return connection, address

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A visitor who hangs up mid-answer is no news."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def hang_up(self) -> None:
        self.stopping.set()
        for connection in tuple(self._open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # the visitor hung up first


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server_version = "Newsroom"
    sys_version = ""

    def do_GET(self) -> None:
        self._exchange()

    def do_HEAD(self) -> None:
        self._exchange()

    def log_message(self, *_: object) -> None:
        """The log is kept in memory, not written to the terminal."""

    def _exchange(self) -> None:
        listener = cast("_Listener", self.server)
        request = self._request()
        response = listener.answer(request)
        listener.log.add(request, response.status)
        listener.stopping.wait(response.delay)
        self._send(response)

    def _request(self) -> Request:
        headers = {name.lower(): value for name, value in self.headers.items()}
        host, path = split_target(self.path, headers.get("host", ""))
        return Request(method=self.command, host=host, path=path, headers=headers)

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        if response.status not in BODILESS:
            self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if self.command != "HEAD" and response.status not in BODILESS:
            self.wfile.write(response.body[: response.cut_at])
        self.close_connection |= response.cut_at is not None
