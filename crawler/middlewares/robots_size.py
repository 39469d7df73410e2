"""Scrapy's parser of robots.txt, of which no more is read than RFC 9309 asks for: a longer one would stop the crawl for seconds."""

from __future__ import annotations

from scrapy import Spider
from scrapy.robotstxt import ProtegoRobotParser

LONGEST = 500 * 1024  # bytes; RFC 9309 section 2.5


class BoundedRobotParser(ProtegoRobotParser):
    """Reads the first 500 KiB, up to the end of a line."""

    def __init__(self, robotstxt_body: bytes, spider: Spider | None) -> None:
        super().__init__(beginning(robotstxt_body), spider)


def beginning(body: bytes) -> bytes:
    r"""The whole lines among the first bytes of a robots.txt.

    >>> beginning(b"User-agent: *\nDisallow: /private")
    b'User-agent: *\nDisallow: /private'
    """
    if len(body) <= LONGEST:
        return body
    return body[: body.rfind(b"\n", 0, LONGEST) + 1] or body[:LONGEST]
