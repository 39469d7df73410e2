"""Several hosts on loopback (127.0.0.1, 127.0.0.2, …), in a thread, that keep the time of every request."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

WORDS = ("harbour", "council", "ferry", "bridge", "market", "school", "budget", "river", "report", "minister", "storm")


@dataclass
class Site:
    """Where the hosts are, and when who was asked for what (seconds, host, path)."""

    port: int = 0
    asked: list[tuple[float, str, str]] = field(default_factory=list)

    def answer(self, head: bytes) -> bytes:
        """A page for every address; nothing is forbidden."""
        lines = head.decode("latin-1").split("\r\n")
        path = lines[0].split(" ")[1]
        host = next(line[6:] for line in lines if line.lower().startswith("host: ")).partition(":")[0]
        self.asked.append((time.monotonic(), host, path))
        status, body = ("404 Not Found", b"") if path == "/robots.txt" else ("200 OK", page(host, path).encode())
        return (
            f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        ).encode() + body

    def most_in(self, seconds: float) -> dict[str, int]:
        """The most requests for pages that each host met in any window of so many seconds."""
        found: dict[str, int] = {}
        for host in {host for _, host, _ in self.asked}:
            times = sorted(at for at, name, path in self.asked if name == host and path != "/robots.txt")
            found[host] = max(sum(start <= at < start + seconds for at in times) for start in times)
        return found


def page(host: str, path: str) -> str:
    """An article of its own for each address."""
    seed = sum(map(ord, host + path))
    said = [WORDS[(seed * step + step * step) % len(WORDS)] for step in range(1, 61)]
    paragraphs = [" ".join(said[start : start + 20]).capitalize() + "." for start in range(0, 60, 20)]
    body = "".join(f"<p>{text} Item {path} of {host}.</p>" for text in paragraphs)
    return f"<html><head><title>Report {path}</title></head><body><article><h1>Report {path}</h1>{body}</article></body></html>"


@contextmanager
def site(hosts: int) -> Iterator[Site]:
    """The hosts, until the block ends."""
    found, ready = Site(), threading.Event()
    loop = asyncio.new_event_loop()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            writer.write(found.answer(await reader.readuntil(b"\r\n\r\n")))
            await writer.drain()
        writer.close()

    async def listen() -> None:
        for number in range(1, hosts + 1):
            server = await asyncio.start_server(serve, f"127.0.0.{number}", found.port)
            found.port = server.sockets[0].getsockname()[1]
        ready.set()

    def run() -> None:
        listening = loop.create_task(listen())
        loop.run_forever()
        listening.cancel()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        assert ready.wait(10), "the hosts do not listen"
        yield found
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
