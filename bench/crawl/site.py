"""A site on loopback that serves real pages at many addresses: ``python -m bench.crawl.site PAGES``.

Every address has a text of its own (a sentence is added to the page's longest paragraph), an ETag, and answers a condition with
304. ``GET /edition/N`` begins edition N, in which every twentieth address has one sentence more than in the edition before.
Only pages are served that are articles, and whose text the added sentence becomes part of: elsewhere all addresses would have
one text, and a crawl would rightly ask whether an article had moved.
The first line on standard output is the port.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import sys
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from bench.reading import pages_of
from crawler.reading.reader import read
from pipelines.validate import fault_of

PARAGRAPH = re.compile(rb"<p[ >].*?</p>", re.DOTALL)
ADDRESS = "http://127.0.0.1/news/0"
MIN_WORDS = 20  # as ARTICLE_MIN_WORDS has it
CHANGED_IN = 20  # one address in so many has a new text in each edition


class Site:
    """Pages by number, in the edition of now."""

    def __init__(self, pages: list[bytes]) -> None:
        self.pages = pages
        self.edition = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer requests on one connection until the other side ends it."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                writer.write(self.answer(head))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def answer(self, head: bytes) -> bytes:
        """The whole answer to a request."""
        path = head.split(b" ", 2)[1].decode("ascii")
        if path.startswith("/edition/"):
            self.edition = int(path.rpartition("/")[2])
            return answer(b"200 OK", b"", b"")
        if not path.startswith("/news/"):
            return answer(b"404 Not Found", b"", b"")
        body = page_in(self.pages, int(path.rpartition("/")[2]), self.edition)
        tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'.encode()
        if b"if-none-match: " + tag in head.lower():
            return answer(b"304 Not Modified", b"", tag)
        return answer(b"200 OK", body, tag)


def answer(status: bytes, body: bytes, tag: bytes) -> bytes:
    """Status, headers and body as bytes on the wire."""
    tagged = b"ETag: " + tag + b"\r\n" if tag else b""
    length = b"" if status.startswith(b"304") else b"Content-Length: %d\r\n" % len(body)
    return b"HTTP/1.1 " + status + b"\r\nContent-Type: text/html\r\n" + tagged + length + b"\r\n" + body


@lru_cache(maxsize=4096)
def added(number: int, edition: int) -> bytes:
    """The sentences that only this address has, in this edition."""
    updates = edition if number % CHANGED_IN == 0 else 0
    more = "".join(
        f" Officials in district {number} corrected the figure to {7 * n + 3}." for n in range(1, updates + 1)
    )
    return f" The report from district {number} followed later.{more}</p>".encode()


def page_in(pages: list[bytes], number: int, edition: int) -> bytes:
    """The page at an address: one of the real ones, with a text of its own."""
    page = pages[number % len(pages)]
    start, end = place_in(page)
    return page[:start] + page[start:end].removesuffix(b"</p>") + added(number, edition) + page[end:]


@lru_cache(maxsize=1024)
def place_in(page: bytes) -> tuple[int, int]:
    """Where the page's longest paragraph stands."""
    found = max(PARAGRAPH.finditer(page), key=lambda paragraph: len(paragraph.group()), default=None)
    return found.span() if found else (len(page), len(page))


def is_fit(page: bytes) -> bool:
    """Whether a page is an article, and what is added to it stands in its text."""
    seen_at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    found, reading = read(page_in([page], 0, 0), url=ADDRESS, content_type="text/html", publisher=None, seen_at=seen_at)
    return not fault_of(found, MIN_WORDS) and any("district 0" in paragraph for paragraph in reading.paragraphs)


async def main(data: Path) -> None:
    """Serve until killed."""
    site = Site([body for body, _ in pages_of(data) if is_fit(body)])
    server = await asyncio.start_server(site.serve, "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
