"""What a visit is held to, and how long it stays."""

from __future__ import annotations

from crawler.model import Outcome
from crawler.store.schema.index import Index
from crawler.store.schema.parts import AWAITED, STAMP, VALIDATORS
from crawler.store.schema.rules import COUNT, DIGEST, NAME, NUMBER, TEXT, WHEN, document, maybe, one_of

VISITS = document(
    _id=NAME,
    article=NAME,
    url=NAME,
    publisher=TEXT,
    at=WHEN,
    outcome=one_of(Outcome),
    status=maybe(COUNT),
    took_ms=maybe(COUNT),
    bytes=maybe(COUNT),
    payload_digest=maybe(DIGEST),
    date_modified=maybe(STAMP),
    moved_to=maybe(NAME),
    reason=TEXT,
    revision=maybe(NUMBER),
    validators=maybe(VALIDATORS),
    asked=maybe(NAME),
    reader=maybe(TEXT),
    awaited=maybe(AWAITED),
)
LONGEST = 2**31 - 1  # seconds; the most that MongoDB takes, 68 years


def expiring_indexes(*, keep_days: int) -> tuple[Index, ...]:
    """The indexes; visits go after so many days, and stay for good if it is 0 or less."""
    keep = min(keep_days * 86_400, LONGEST) if keep_days > 0 else LONGEST
    return (
        Index(collection="visits", keys=("at",), expire_after=keep),
        Index(collection="visits", keys=("article", "at")),
        Index(collection="visits", keys=("payload_digest", "at")),
        Index(collection="visits", keys=("outcome", "at")),
    )
