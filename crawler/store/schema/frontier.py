"""What the frontier's documents are held to: hosts, walks, finds."""

from __future__ import annotations

from crawler.model import Role
from crawler.store.schema.index import Index
from crawler.store.schema.rules import AMOUNT, COUNT, NAME, NUMBER, TEXT, WHEN, document, maybe, one_of, several

FINDS_KEEP = 90 * 86_400  # seconds
CLAIM = document(raw=TEXT, source=TEXT, role=one_of(Role))
HOSTS = document(
    _id=NAME,
    publishers=several(TEXT),
    wake=WHEN,
    holder=maybe(TEXT),
    held_until=maybe(WHEN),
    allowed_from=maybe(WHEN),
    resting=TEXT,
    allowance=maybe(AMOUNT),
    counted_at=maybe(WHEN),
    spent=AMOUNT,
    price=AMOUNT,
    steered_at=maybe(WHEN),
    edition=NUMBER,
)
WALKS = document(
    _id=NAME,
    publisher=TEXT,
    host=NAME,
    kind=TEXT,
    next_walk=WHEN,
    walked_at=maybe(WHEN),
    interval_seconds=maybe(COUNT),
    failures=COUNT,
    news=COUNT,
    reason=TEXT,
    edition=NUMBER,
)
FINDS = document(
    _id=NAME,
    address=NAME,
    publisher=TEXT,
    host=NAME,
    found_at=WHEN,
    source=TEXT,
    published=maybe(WHEN),
    claims=several(CLAIM),
    attempts=COUNT,
    next_visit=maybe(WHEN),
    outcome=maybe(TEXT),
    edition=NUMBER,
)
INDEXES = (
    Index(collection="articles", keys=("schedule.host", "next_visit")),
    Index(collection="hosts", keys=("wake",)),
    Index(collection="walks", keys=("host", "next_walk")),
    Index(collection="walks", keys=("publisher",)),
    Index(collection="finds", keys=("host", "next_visit")),
    Index(collection="finds", keys=("found_at",), expire_after=FINDS_KEEP),
)
