"""What a capture is held to."""

from __future__ import annotations

from crawler.store.schema.index import Index
from crawler.store.schema.rules import BYTES, COUNT, DIGEST, NAME, TEXT, WHEN, document, several

CAPTURES = document(
    _id=DIGEST,
    body=BYTES,
    headers=several(document(name=TEXT, value=TEXT)),
    url=NAME,
    at=WHEN,
    bytes=COUNT,
)
INDEXES = (Index(collection="captures", keys=("at",)),)
