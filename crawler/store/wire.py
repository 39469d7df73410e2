"""One question to a server on this machine, without a client's pools, monitors and retries.

Source: MongoDB wire protocol, OP_MSG (opcode 2013): four int32 (length, request id, response to, opcode), uint32 flags, a byte
0 for "one document follows", the document in BSON; all little-endian.
"""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Mapping
from typing import Any

import bson
import bson.errors

HEADER = struct.Struct("<iiii")
PREFIX = struct.Struct("<IB")
OP_MSG = 2013
LONGEST_ANSWER = 48_000_000  # bytes, MongoDB's own limit of a message


def ask(port: int, command: Mapping[str, Any], *, seconds: float) -> dict[str, Any]:
    """The answer of 127.0.0.1:*port* to an admin command, whether it says ok or not.

    TimeoutError if it does not come within *seconds*; ConnectionError if nobody listens, or somebody who speaks otherwise.
    """
    deadline = time.monotonic() + seconds
    body = bson.encode({**command, "$db": "admin"})
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as peer:
        peer.sendall(HEADER.pack(HEADER.size + PREFIX.size + len(body), 1, 0, OP_MSG) + PREFIX.pack(0, 0) + body)
        length, _, _, opcode = HEADER.unpack(_receive(peer, HEADER.size, deadline))
        if opcode != OP_MSG or not HEADER.size + PREFIX.size < length <= LONGEST_ANSWER:
            raise ConnectionError(f"127.0.0.1:{port} does not speak MongoDB's protocol")
        answer = _receive(peer, length - HEADER.size, deadline)
    try:
        return bson.decode(answer[PREFIX.size :])
    except bson.errors.BSONError as error:
        raise ConnectionError(f"127.0.0.1:{port} does not speak MongoDB's protocol") from error


def _receive(peer: socket.socket, size: int, deadline: float) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("no answer in time")
        peer.settimeout(left)
        part = peer.recv(min(size - len(parts), 1 << 16))
        if not part:
            raise ConnectionError("the server hung up")
        parts += part
    return bytes(parts)
