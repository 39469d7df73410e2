"""Documents that lie inside others."""

from __future__ import annotations

from crawler.model import ActionName, Precision, State
from crawler.store.schema.rules import (
    AMOUNT,
    COUNT,
    DIGEST,
    FLAG,
    NAME,
    NUMBER,
    SHARE,
    TEXT,
    WHEN,
    Rule,
    document,
    maybe,
    one_of,
    several,
)

STAMP = document(
    at=WHEN,
    raw=TEXT,
    source=TEXT,
    zone=TEXT,
    precision=one_of(Precision),
    flags=several(TEXT),
    role=TEXT,
    confidence=SHARE,
)
READER = document(name=NAME, version=TEXT)
NOISE = document(text=TEXT, rule=NAME)
READ: dict[str, Rule] = {  # what an article says: so far revisions and rereadings are alike
    "headline": TEXT,
    "description": TEXT,
    "authors": several(TEXT),
    "section": TEXT,
    "in_language": TEXT,
    "paragraphs": several(TEXT),
    "date_published": maybe(STAMP),
    "date_modified": maybe(STAMP),
    "claims": several(STAMP),
    "noise": several(NOISE),
    "content_digest": DIGEST,
}
ACTION = document(
    action=one_of(ActionName),
    field=TEXT,
    before=maybe(TEXT),
    after=maybe(TEXT),
    words=several(several(TEXT, minItems=2, maxItems=2)),
    before_at=maybe(several(COUNT)),
    after_at=maybe(several(COUNT)),
    spans=several(COUNT),
    gaps=several(TEXT),
)
CHANGE = document(
    kinds=several(NAME),
    silent=FLAG,
    actions=several(ACTION),
    words_added=COUNT,
    words_removed=COUNT,
    similarity=SHARE,
    facts=several(document(kind=NAME, before=maybe(TEXT), after=maybe(TEXT))),
    reverts_to=maybe(NUMBER),
    terms_added=several(TEXT),
    terms_removed=several(TEXT),
    alternates=FLAG,
    diff_digest=TEXT,
)
VALIDATORS = document(etag=maybe(TEXT), last_modified=maybe(TEXT))
AWAITED = document(since=AMOUNT, age=AMOUNT, chance=SHARE, hinted=several(NAME), covered=several(NAME))
SEEN = document(url=NAME, payload_digest=maybe(DIGEST), reader=TEXT)
STAGE = document(
    state=one_of(State),
    since=WHEN,
    last=WHEN,
    not_before=maybe(WHEN),
    confirmed=maybe(WHEN),
    reason=TEXT,
    moved_to=maybe(NAME),
    visit=TEXT,
)
MERGE = document(article=NAME, at=WHEN, reason=TEXT, visit=NAME)
HEAD = document(number=NUMBER, content_digest=DIGEST, headline=TEXT, date_modified=maybe(STAMP))
