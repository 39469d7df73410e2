"""What an entry in the record of what was recorded is held to."""

from __future__ import annotations

from crawler.store.schema.index import Index
from crawler.store.schema.rules import NAME, NUMBER, WHEN, document

RECORDED = document(_id=NAME, number=NUMBER, at=WHEN)
INDEXES = (
    Index(collection="recorded", keys=("number",), unique=True),
    Index(collection="recorded", keys=("at",)),
)
