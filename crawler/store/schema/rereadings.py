"""What a later reading of a capture is held to."""

from __future__ import annotations

from crawler.model import Verdict
from crawler.store.schema.index import Index
from crawler.store.schema.parts import STAMP
from crawler.store.schema.rules import DIGEST, NAME, NUMBER, TEXT, WHEN, document, maybe, one_of, several

READING = document(
    headline=TEXT,
    description=TEXT,
    authors=several(TEXT),
    section=TEXT,
    in_language=TEXT,
    paragraphs=several(TEXT),
    date_published=maybe(STAMP),
    date_modified=maybe(STAMP),
    claims=several(STAMP),
    noise=several(document(text=TEXT, rule=NAME)),
    content_digest=DIGEST,
    reader=document(name=NAME, version=TEXT),
)
REREADINGS = document(
    _id=NAME,
    article=NAME,
    publisher=TEXT,
    revision=maybe(NUMBER),
    first_seen=WHEN,
    capture=DIGEST,
    verdict=one_of(Verdict),
    kinds=several(NAME),
    reader=document(name=NAME, version=TEXT),
    reading=maybe(READING),
    at=WHEN,
)
INDEXES = (
    Index(collection="rereadings", keys=("at",)),
    Index(collection="rereadings", keys=("capture",)),
    Index(collection="rereadings", keys=("verdict", "at")),
)
