"""What an annotation is held to."""

from __future__ import annotations

from crawler.store.annotations import Deed
from crawler.store.schema.index import Index
from crawler.store.schema.rules import COUNT, NAME, NUMBER, TEXT, WHEN, document, one_of, several

ENTRY = document(deed=one_of(Deed), by=NAME, at=WHEN, label=TEXT, note=TEXT, importance=COUNT)
ANNOTATIONS = document(
    _id=NAME,
    article=NAME,
    number=NUMBER,
    revision=NAME,
    at=WHEN,
    log=several(ENTRY, minItems=1),
    edition=NUMBER,
)
ON_ANNOTATIONS = (
    Index(collection="annotations", keys=("article", "number")),
    Index(collection="annotations", keys=("revision",)),
    Index(collection="annotations", keys=("at",)),
)
