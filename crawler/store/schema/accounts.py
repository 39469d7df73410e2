"""What accounts, sessions and tokens of the web service are held to."""

from __future__ import annotations

from crawler.store.accounts import Part
from crawler.store.schema.index import Index
from crawler.store.schema.rules import COUNT, DIGEST, NAME, TEXT, WHEN, document, maybe, one_of

ACCOUNTS = document(_id=NAME, role=one_of(Part), password=TEXT, epoch=COUNT, created_at=WHEN)
SESSIONS = document(_id=DIGEST, account=NAME, epoch=COUNT, csrf=NAME, created_at=WHEN, expires_at=WHEN)
TOKENS = document(_id=DIGEST, account=NAME, label=TEXT, created_at=WHEN, expires_at=maybe(WHEN))
INDEXES = (
    Index(collection="accounts", keys=("created_at",)),
    Index(collection="sessions", keys=("account",)),
    Index(collection="sessions", keys=("expires_at",), expire_after=0),
    Index(collection="tokens", keys=("account",)),
)
