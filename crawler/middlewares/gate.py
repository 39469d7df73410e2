"""The only way out of a browser: a proxy on loopback that lets a page go where a crawl may be led, and nowhere else.

A page's scripts fetch, redirect and resolve names as they like, and a browser would follow them into the network it runs in. Behind
this gate the browser resolves no name and opens no connection of its own: every host is checked here, by the address that the
connection then goes to. Where the machine itself has a proxy the gate hands on to that, which resolves the names.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from crawler.middlewares.addresses import address_in, host_in, is_named, is_public, refusal

HEAD_TIMEOUT = 20  # seconds a browser has to say what it wants, and a host to take a connection
LONGEST_HEAD = 64 * 1024  # bytes
LONGEST_ANSWER = 64 * 1024 * 1024  # bytes that one connection may bring
CHUNK = 64 * 1024
HOP = (b"proxy-", b"connection:", b"keep-alive:")

logger = logging.getLogger(__name__)


class RefusedError(Exception):
    """A place where the page may not go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a browser asks of its proxy: the place, the first bytes to send there, and whether a tunnel is meant."""

    url: str
    head: bytes
    tunnel: bool


class Gate:
    """Serves the pages of one host; *named* are the places that the user named, of which only the page's own is open to it."""

    def __init__(self, host: str, named: frozenset[str], *, proxies: Mapping[str, str] | None = None) -> None:
        self.host = host
        self.named = named
        self.proxies = getproxies() if proxies is None else proxies
        self.refused: list[str] = []
        self._server: asyncio.Server | None = None

    async def open(self) -> str:
        """Take a port; the proxy's address."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=LONGEST_HEAD)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def close(self) -> None:
        """Let nobody in any more."""
        if self._server is not None:
            self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection of the browser."""
        try:
            async with asyncio.timeout(HEAD_TIMEOUT):
                wanted = wanted_in(await reader.readuntil(b"\r\n\r\n"))
                there = await self._connect(wanted)
            await pass_through(wanted, (reader, writer), there)
        except RefusedError as refused:
            self.refused.append(str(refused))
            logger.info("a page of %s was kept from where it wanted to go: %s", self.host, refused)
            writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        except (OSError, ValueError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    async def _connect(self, wanted: Wanted) -> tuple[asyncio.StreamReader, asyncio.StreamWriter, bytes]:
        """A connection to where the browser wants to go, and what to say there first; RefusedError if it must not."""
        if reason := refusal(wanted.url, came_from=self.host, named=self.named):
            raise RefusedError(reason)
        parts = urlsplit(wanted.url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        upstream = self.proxies.get(parts.scheme)
        if upstream and not proxy_bypass(host):
            return await through_proxy(upstream, wanted, f"{host}:{port}")
        reader, writer = await asyncio.open_connection(await self._checked(wanted.url, host), port)
        return reader, writer, b"" if wanted.tunnel else wanted.head

    async def _checked(self, url: str, host: str) -> str:
        """The address to connect to: that of the page's own place, if the user named it, whatever it is; else only a public one."""
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=1)
        addresses = [str(place[4][0]) for place in found]
        if host == self.host and is_named(url, self.named):
            return addresses[0]
        for address in addresses:
            known = address_in(address)
            if known is None or not is_public(known):
                raise RefusedError(f"{host} leads to the private address {address}")
        return addresses[0]


def wanted_in(head: bytes) -> Wanted:
    """What a request to a proxy asks for (RFC 9112 section 3.2); ValueError if it is none."""
    line, _, rest = head.partition(b"\r\n")
    method, target, _ = line.decode("ascii").split(" ")
    if method == "CONNECT":
        return Wanted(url=f"https://{target}", head=b"", tunnel=True)
    if not host_in(target):
        raise ValueError("no absolute address")
    parts = urlsplit(target)
    path = target.split(parts.netloc, 1)[1] or "/"
    kept = [field for field in rest.split(b"\r\n") if field and not field.lower().startswith(HOP)]
    lines = [f"{method} {path} HTTP/1.1".encode(), *kept, b"Connection: close"]
    return Wanted(url=target, head=b"\r\n".join(lines) + b"\r\n\r\n", tunnel=False)


async def through_proxy(
    upstream: str, wanted: Wanted, place: str
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter, bytes]:
    """A connection through another proxy, which resolves the name."""
    proxy = urlsplit(upstream if "://" in upstream else f"http://{upstream}")
    reader, writer = await asyncio.open_connection(proxy.hostname, proxy.port or 80)
    lines = wanted.head.split(b"\r\n")
    if proxy.username:
        secret = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}".encode()
        lines.insert(1, b"Proxy-Authorization: Basic " + b64encode(secret))
    if not wanted.tunnel:
        method = lines[0].split(b" ")[0]
        return reader, writer, b"\r\n".join([method + b" " + wanted.url.encode() + b" HTTP/1.1", *lines[1:]])
    writer.write(b"\r\n".join([f"CONNECT {place} HTTP/1.1\r\nHost: {place}".encode(), *lines[1:], b"", b""]))
    answer = await reader.readuntil(b"\r\n\r\n")
    if answer.split(b" ")[1:2] != [b"200"]:
        writer.close()
        raise OSError("the proxy refuses")
    return reader, writer, b""


async def pass_through(
    wanted: Wanted,
    here: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    there: tuple[asyncio.StreamReader, asyncio.StreamWriter, bytes],
) -> None:
    """Hand bytes on in both directions until either side has said all, and not for ever."""
    reader, writer, first = there
    try:
        if wanted.tunnel:
            here[1].write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        writer.write(first)
        sending = asyncio.ensure_future(pump(here[0], writer))
        try:
            await pump(reader, here[1])
        finally:
            sending.cancel()
    finally:
        writer.close()


async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Hand on what comes, up to LONGEST_ANSWER bytes."""
    passed = 0
    with contextlib.suppress(OSError):
        while passed < LONGEST_ANSWER and (chunk := await reader.read(CHUNK)):
            passed += len(chunk)
            writer.write(chunk)
            await writer.drain()
