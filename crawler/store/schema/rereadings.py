"""What a later reading of a capture is held to."""

from __future__ import annotations

from crawler.model import Verdict
from crawler.store.schema.index import Index
from crawler.store.schema.parts import READ, READER
from crawler.store.schema.rules import DIGEST, NAME, NUMBER, TEXT, WHEN, document, maybe, one_of, several

READING = document(**READ, reader=READER)
REREADINGS = document(
    _id=NAME,
    article=NAME,
    publisher=TEXT,
    revision=maybe(NUMBER),
    first_seen=WHEN,
    capture=DIGEST,
    verdict=one_of(Verdict),
    kinds=several(NAME),
    reader=READER,
    reading=maybe(READING),
    at=WHEN,
)
INDEXES = (
    Index(collection="rereadings", keys=("at",)),
    Index(collection="rereadings", keys=("capture",)),
    Index(collection="rereadings", keys=("verdict", "at")),
)
