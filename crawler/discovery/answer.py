"""What comes back when an address is asked for, as far as looking around on a site goes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The address after redirects, and the body; or, in a word, why nothing came back."""

    url: str
    body: bytes = b""
    content_type: str | None = None
    trouble: str = ""
