"""The content digest: one name for everything an article says.

Covered are headline, description, authors and paragraphs, in this order; not the section, the stamps or the noise, which
can move while the text stands. The text must be normalised already (``normalise.py``), so it holds no lone surrogate.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence


def content_digest(*, headline: str, description: str, authors: Sequence[str], paragraphs: Sequence[str]) -> str:
    """``sha256:<hex>`` of the text as canonical JSON in UTF-8.

    >>> content_digest(headline="Son", description="", authors=(), paragraphs=("Bir.",))[:15]
    'sha256:eef08a0b'
    """
    text = json.dumps(
        [headline, description, list(authors), list(paragraphs)], ensure_ascii=False, separators=(",", ":")
    )
    return payload_digest(text.encode())


def payload_digest(body: bytes) -> str:
    """``sha256:<hex>`` of bytes (the WARC-Payload-Digest of WARC 1.1, in SHA-256)."""
    return "sha256:" + hashlib.sha256(body).hexdigest()
