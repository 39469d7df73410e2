"""Messages of MongoDB's wire protocol, as far as a relay has to know them: which command is asked, and what to answer instead.

Source: OP_MSG (2013), OP_QUERY (2004) and OP_REPLY (1) of the wire protocol; all little-endian.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import bson

HEADER = struct.Struct("<iiii")
OP_REPLY, OP_QUERY, OP_MSG = 1, 2004, 2013
MSG_HEAD, REPLY_HEAD = 5, 20  # bytes before the document
GREETINGS = {"hello", "ismaster", "isMaster"}


@dataclass(frozen=True)
class Message:
    """One message with its header taken apart."""

    request: int
    answers: int
    opcode: int
    body: bytes

    @property
    def whole(self) -> bytes:
        """The message as it travels."""
        return HEADER.pack(HEADER.size + len(self.body), self.request, self.answers, self.opcode) + self.body

    @property
    def document(self) -> dict[str, Any]:
        """Its first document."""
        start = {OP_REPLY: REPLY_HEAD, OP_MSG: MSG_HEAD, OP_QUERY: self._query_start()}[self.opcode]
        length = int.from_bytes(self.body[start : start + 4], "little")
        return bson.decode(self.body[start : start + length])

    @property
    def command(self) -> str:
        """The name of the command that it asks."""
        return next(iter(self.document))

    def _query_start(self) -> int:
        return self.body.find(b"\0", 4) + 9 if self.opcode == OP_QUERY else 0

    def with_document(self, document: Mapping[str, Any]) -> Message:
        """An answer like this one that says something else."""
        head = self.body[: REPLY_HEAD if self.opcode == OP_REPLY else MSG_HEAD]
        return Message(self.request, self.answers, self.opcode, head + bson.encode(document))

    def refused(self, code: int, name: str) -> Message:
        """The answer to this question with which a server says no."""
        no = {"ok": 0.0, "errmsg": "not primary", "code": code, "codeName": name}
        return Message(0, self.request, OP_MSG, bytes(MSG_HEAD) + bson.encode(no))
