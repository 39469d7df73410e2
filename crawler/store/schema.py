"""What MongoDB holds each document to: validators and indexes, as data. Every field is explained in docs/data-dictionary.md.

A validator lists all fields of its collection and allows no other, so a misspelt or half document is refused (code 121).
Indexes serve the questions of the protocol and of the dictionary; they are ascending, and ranges are asked of instants and
numbers only.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any, get_args

from crawler.model import ActionName, Outcome, Precision, State, Verdict

Rule = dict[str, Any]

TEXT: Rule = {"bsonType": "string"}
NAME: Rule = {"bsonType": "string", "minLength": 1}
WHEN: Rule = {"bsonType": "date"}
COUNT: Rule = {"bsonType": ["int", "long"], "minimum": 0}
NUMBER: Rule = {"bsonType": ["int", "long"], "minimum": 1}
SHARE: Rule = {"bsonType": ["double", "int"], "minimum": 0, "maximum": 1}
FLAG: Rule = {"bsonType": "bool"}
BYTES: Rule = {"bsonType": "binData"}
ANYTHING: Rule = {"bsonType": "object"}
DIGEST: Rule = {"bsonType": "string", "pattern": "^sha256:[0-9a-f]{64}$"}


def one_of(names: Any) -> Rule:
    """One of the names in a ``Literal``."""
    return {"enum": list(get_args(names))}


def maybe(rule: Rule) -> Rule:
    """What *rule* allows, or null."""
    kinds = rule["bsonType"]
    return {**rule, "bsonType": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}


def several(rule: Rule, **limits: int) -> Rule:
    """A list of what *rule* allows."""
    return {"bsonType": "array", "items": rule, **limits}


def document(**fields: Rule) -> Rule:
    """A document with exactly these fields."""
    return {"bsonType": "object", "required": list(fields), "properties": fields, "additionalProperties": False}


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
HEAD = document(number=NUMBER, content_digest=DIGEST, headline=TEXT, date_modified=maybe(STAMP))

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
    last_visit=maybe(WHEN),
    next_visit=maybe(WHEN),
    schedule=ANYTHING,
    edition=NUMBER,
)
REVISIONS = document(
    _id=NAME,
    article=NAME,
    publisher=TEXT,
    number=NUMBER,
    first_seen=WHEN,
    last_seen=WHEN,
    not_before=maybe(WHEN),
    headline=TEXT,
    description=TEXT,
    authors=several(TEXT),
    section=TEXT,
    in_language=TEXT,
    paragraphs=several(TEXT),
    date_published=maybe(STAMP),
    date_modified=maybe(STAMP),
    claims=several(STAMP),
    noise=several(document(text=TEXT, rule=NAME)),
    content_digest=DIGEST,
    previous_digest=maybe(DIGEST),
    chain_digest=DIGEST,
    reader=document(name=NAME, version=TEXT),
    capture=DIGEST,
    change=maybe(CHANGE),
    visit=NAME,
)
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
)
CAPTURES = document(
    _id=DIGEST,
    body=BYTES,
    headers=several(document(name=TEXT, value=TEXT)),
    url=NAME,
    at=WHEN,
    bytes=COUNT,
)
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
READING = document(
    headline=TEXT,
    description=TEXT,
    authors=several(TEXT),
    section=TEXT,
    in_language=TEXT,
    paragraphs=several(TEXT),
    date_published=maybe(STAMP),
    date_modified=maybe(STAMP),
    claims=several(STAMP),
    noise=several(document(text=TEXT, rule=NAME)),
    content_digest=DIGEST,
    reader=document(name=NAME, version=TEXT),
)
REREADINGS = document(
    _id=NAME,
    article=NAME,
    publisher=TEXT,
    revision=maybe(NUMBER),
    first_seen=WHEN,
    capture=DIGEST,
    verdict=one_of(Verdict),
    kinds=several(NAME),
    reader=document(name=NAME, version=TEXT),
    reading=maybe(READING),
    at=WHEN,
)
VALIDATED: dict[str, Rule] = {
    "articles": ARTICLES,
    "revisions": REVISIONS,
    "visits": VISITS,
    "captures": CAPTURES,
    "lessons": LESSONS,
    "rereadings": REREADINGS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An index on the *keys* of a collection, ascending; ``expire_after`` in seconds makes old documents go."""

    collection: str
    keys: tuple[str, ...]
    unique: bool = False
    expire_after: int | None = None


LONGEST = 2**31 - 1  # seconds; the most that MongoDB takes, 68 years


def indexes(*, visits_keep_days: int) -> tuple[Index, ...]:
    """Every index; visits go after so many days, and stay for good if it is 0 or less."""
    keep = min(visits_keep_days * 86_400, LONGEST) if visits_keep_days > 0 else LONGEST
    return (
        Index(collection="articles", keys=("urls",)),
        Index(collection="articles", keys=("first_seen",)),
        Index(collection="articles", keys=("publisher", "first_seen")),
        Index(collection="revisions", keys=("article", "number"), unique=True),
        Index(collection="revisions", keys=("content_digest", "article")),
        Index(collection="revisions", keys=("first_seen",)),
        Index(collection="revisions", keys=("publisher", "first_seen")),
        Index(collection="revisions", keys=("publisher", "change.kinds", "first_seen")),
        Index(collection="revisions", keys=("publisher", "change.silent", "first_seen")),
        Index(collection="revisions", keys=("change.kinds", "first_seen")),
        Index(collection="revisions", keys=("change.silent", "first_seen")),
        Index(collection="revisions", keys=("change.diff_digest", "first_seen")),
        Index(collection="revisions", keys=("change.terms_added", "first_seen")),
        Index(collection="revisions", keys=("change.terms_removed", "first_seen")),
        Index(collection="lessons", keys=("publisher", "number"), unique=True),
        Index(collection="captures", keys=("at",)),
        Index(collection="rereadings", keys=("at",)),
        Index(collection="rereadings", keys=("verdict", "at")),
        Index(collection="visits", keys=("at",), expire_after=keep),
        Index(collection="visits", keys=("article", "at")),
    )


def definition_digest(*, visits_keep_days: int) -> str:
    """A name for all validators and indexes together: a database that carries it needs nothing done."""
    wanted = [
        [index.collection, index.keys, index.unique, index.expire_after]
        for index in indexes(visits_keep_days=visits_keep_days)
    ]
    return hashlib.sha256(json.dumps([VALIDATED, wanted], sort_keys=True).encode()).hexdigest()
