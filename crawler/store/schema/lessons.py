"""What a lesson about a publisher's noise is held to."""

from __future__ import annotations

from crawler.store.schema.index import Index
from crawler.store.schema.rules import NAME, NUMBER, TEXT, WHEN, document, several

LESSON = document(line=TEXT, place=TEXT, why=TEXT, addresses=several(TEXT), seen=several(TEXT))
LESSONS = document(
    _id=NAME,
    publisher=NAME,
    number=NUMBER,
    at=WHEN,
    version=NAME,
    masks=several(LESSON),
    furniture=several(LESSON),
)
INDEXES = (Index(collection="lessons", keys=("publisher", "number"), unique=True),)
