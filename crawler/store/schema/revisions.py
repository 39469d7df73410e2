"""What a revision is held to."""

from __future__ import annotations

from crawler.store.schema.index import Index
from crawler.store.schema.parts import CHANGE, READ, READER
from crawler.store.schema.rules import DIGEST, NAME, NUMBER, TEXT, WHEN, document, maybe

REVISIONS = document(
    _id=NAME,
    article=NAME,
    publisher=TEXT,
    number=NUMBER,
    first_seen=WHEN,
    last_seen=WHEN,
    not_before=maybe(WHEN),
    **READ,
    previous_digest=maybe(DIGEST),
    chain_digest=DIGEST,
    reader=READER,
    capture=DIGEST,
    change=maybe(CHANGE),
    visit=NAME,
)
INDEXES = (
    Index(collection="revisions", keys=("article", "number"), unique=True),
    Index(collection="revisions", keys=("content_digest", "article")),
    Index(collection="revisions", keys=("capture",)),
    Index(collection="revisions", keys=("first_seen",)),
    Index(collection="revisions", keys=("publisher", "first_seen")),
    Index(collection="revisions", keys=("publisher", "change.kinds", "first_seen")),
    Index(collection="revisions", keys=("publisher", "change.silent", "first_seen")),
    Index(collection="revisions", keys=("change.kinds", "first_seen")),
    Index(collection="revisions", keys=("change.kinds", "change.silent", "first_seen")),
    Index(collection="revisions", keys=("change.silent", "first_seen")),
    Index(collection="revisions", keys=("change.diff_digest", "first_seen")),
    Index(collection="revisions", keys=("change.facts.kind", "first_seen")),
    Index(collection="revisions", keys=("change.terms_added", "first_seen")),
    Index(collection="revisions", keys=("change.terms_removed", "first_seen")),
)
