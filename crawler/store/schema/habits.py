"""What a publisher's habit is held to."""

from __future__ import annotations

from crawler.store.schema.rules import AMOUNT, COUNT, NAME, NUMBER, WHEN, document, maybe, several

TRUST = document(source=NAME, hits=COUNT, false=COUNT, missed=COUNT, chance=AMOUNT, covers=AMOUNT)
HABITS = document(
    _id=NAME,
    profile=several(AMOUNT),
    trust=several(TRUST),
    covered=several(AMOUNT),
    changes=several(several(AMOUNT, minItems=2, maxItems=2)),
    learned_until=maybe(WHEN),
    edition=NUMBER,
)
