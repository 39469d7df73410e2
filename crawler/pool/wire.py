"""Messages between a crawl and its readers: eight bytes of length (big-endian), then a pickle."""

from __future__ import annotations

import pickle
from asyncio import StreamReader
from io import BufferedRWPair
from typing import Any

HEAD = 8  # bytes


def packed(value: object) -> bytes:
    """A value as it goes over the wire."""
    body = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return len(body).to_bytes(HEAD, "big") + body


def take(stream: BufferedRWPair) -> Any:
    """The next value; EOFError if the other side has ended."""
    size = int.from_bytes(exactly(stream, HEAD), "big")
    return pickle.loads(exactly(stream, size))  # noqa: S301 - both ends are ours, and nobody else holds the socket


def exactly(stream: BufferedRWPair, size: int) -> bytes:
    """So many bytes; EOFError if fewer come."""
    found = stream.read(size)
    if len(found) < size:
        raise EOFError
    return found


async def taken(stream: StreamReader) -> Any:
    """The same in an event loop."""
    size = int.from_bytes(await stream.readexactly(HEAD), "big")
    return pickle.loads(await stream.readexactly(size))  # noqa: S301 - as above
