"""What a capture is held to."""

from __future__ import annotations

from crawler.store.schema.index import Index
from crawler.store.schema.rules import BYTES, COUNT, DIGEST, NAME, TEXT, WHEN, document, maybe, several

CAPTURES = document(
    _id=DIGEST,
    body=BYTES,
    headers=several(document(name=TEXT, value=TEXT)),
    url=NAME,
    at=WHEN,
    bytes=COUNT,
    going=maybe(WHEN),
    pruned=maybe(WHEN),
    capture_digest=maybe(DIGEST),
)
INDEXES = (Index(collection="captures", keys=("at",)),)
