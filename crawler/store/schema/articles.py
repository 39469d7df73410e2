"""What an article's record is held to."""

from __future__ import annotations

from crawler.model import State
from crawler.store.schema.index import Index
from crawler.store.schema.parts import HEAD, MERGE, SEEN, STAGE, VALIDATORS
from crawler.store.schema.rules import ANYTHING, COUNT, NAME, NUMBER, TEXT, WHEN, document, maybe, one_of, several

ARTICLES = document(
    _id=NAME,
    publisher=TEXT,
    urls=several(NAME, minItems=1),
    state=one_of(State),
    first_seen=WHEN,
    last_seen=WHEN,
    revisions=COUNT,
    head=maybe(HEAD),
    validators=VALIDATORS,
    seen=maybe(SEEN),
    last_visit=maybe(WHEN),
    stages=several(STAGE),
    merged=several(MERGE),
    next_visit=maybe(WHEN),
    schedule=ANYTHING,
    edition=NUMBER,
)
INDEXES = (
    Index(collection="articles", keys=("urls",)),
    Index(collection="articles", keys=("first_seen",)),
    Index(collection="articles", keys=("publisher", "first_seen")),
    Index(collection="articles", keys=("state", "first_seen")),
)
