"""The bytes and headers of one response."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Bytes and headers of one response, stored once per payload digest (``sha256:<hex>`` of the bytes)."""

    payload_digest: str
    body: bytes
    headers: Mapping[str, str]
    url: str
    at: datetime
