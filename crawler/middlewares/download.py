"""Scrapy's download handler, with a bound on what it has none for: the head of an answer.

A body has its maximal size; headers are gathered by Twisted line after line as long as they come, which is memory that a server
can fill until the download's time is over. What is overridden here is private in both, since neither offers a place for it.
"""

from __future__ import annotations

from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress
from twisted.python.failure import Failure
from twisted.web._newclient import HEADER, STATUS, HTTP11ClientProtocol, Request
from twisted.web.iweb import IResponse

LONGEST_HEAD = 256 * 1024  # bytes; browsers give up at as much


class BoundedProtocol(_LenientHTTP11ClientProtocol):
    """Gives up on an answer whose head does not end."""

    head = 0

    def request(self, request: Request) -> Deferred[IResponse]:
        """Ask, and count anew: a connection serves many requests."""
        self.head = 0
        return super().request(request)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802  # Twisted's name
        """Count what comes before the body."""
        parser = self._parser
        if parser is not None and parser.state in {STATUS, HEADER}:
            self.head += len(data)
            if self.head > LONGEST_HEAD + len(data):
                error = DownloadCancelledError(f"the head of the answer is longer than {LONGEST_HEAD} bytes")
                self._giveUp(Failure(error))  # type: ignore[no-untyped-call]
                return
        super().dataReceived(data)  # type: ignore[no-untyped-call]


class BoundedFactory(_LenientHTTP11ClientFactory):
    """Makes such protocols."""

    def buildProtocol(self, addr: IAddress | None) -> HTTP11ClientProtocol:  # noqa: ARG002, N802  # Twisted's name
        """One for a new connection."""
        return BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


class BoundedHandler(HTTP11DownloadHandler):
    """Downloads whose heads are bounded too."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = BoundedFactory
