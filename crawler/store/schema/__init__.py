"""What MongoDB holds each document to: validators and indexes, as data. Every field is explained in docs/data-dictionary.md.

A collection is one file here. Its validator lists all fields and allows no other, so a misspelt or half document is refused
(code 121). Indexes serve the questions of the protocol and of the dictionary; they are ascending, and ranges are asked of
instants and numbers only.
"""

from __future__ import annotations

import hashlib
import json

from crawler.store.schema import (
    accounts,
    articles,
    captures,
    deliveries,
    episodes,
    frontier,
    lessons,
    recorded,
    rereadings,
    revisions,
    visits,
)
from crawler.store.schema.accounts import ACCOUNTS, SESSIONS, TOKENS
from crawler.store.schema.annotations import ANNOTATIONS, ENTRY, ON_ANNOTATIONS
from crawler.store.schema.articles import ARTICLES
from crawler.store.schema.captures import CAPTURES
from crawler.store.schema.deliveries import DELIVERIES, PLACES, TURN
from crawler.store.schema.episodes import EPISODE, EPISODES
from crawler.store.schema.frontier import CLAIM, FINDS, HOSTS, WALKS
from crawler.store.schema.habits import HABITS, TRUST
from crawler.store.schema.index import Index
from crawler.store.schema.lessons import LESSON, LESSONS
from crawler.store.schema.parts import ACTION, AWAITED, CHANGE, HEAD, MERGE, SEEN, STAGE, STAMP, VALIDATORS
from crawler.store.schema.recorded import RECORDED
from crawler.store.schema.rereadings import REREADINGS
from crawler.store.schema.revisions import REVISIONS
from crawler.store.schema.rules import Rule
from crawler.store.schema.visits import LONGEST, VISITS

__all__ = [
    "ACTION",
    "ARTICLES",
    "AWAITED",
    "CHANGE",
    "CLAIM",
    "ENTRY",
    "EPISODE",
    "HEAD",
    "LESSON",
    "LONGEST",
    "MERGE",
    "REVISIONS",
    "SEEN",
    "STAGE",
    "STAMP",
    "TRUST",
    "TURN",
    "VALIDATED",
    "VALIDATORS",
    "VISITS",
    "Index",
    "Rule",
    "definition_digest",
    "indexes",
]

VALIDATED: dict[str, Rule] = {
    "recorded": RECORDED,
    "articles": ARTICLES,
    "revisions": REVISIONS,
    "visits": VISITS,
    "captures": CAPTURES,
    "lessons": LESSONS,
    "rereadings": REREADINGS,
    "deliveries": DELIVERIES,
    "places": PLACES,
    "episodes": EPISODES,
    "hosts": HOSTS,
    "walks": WALKS,
    "finds": FINDS,
    "habits": HABITS,
    "annotations": ANNOTATIONS,
    "accounts": ACCOUNTS,
    "sessions": SESSIONS,
    "tokens": TOKENS,
}
LASTING = (
    *articles.INDEXES,
    *revisions.INDEXES,
    *captures.INDEXES,
    *lessons.INDEXES,
    *rereadings.INDEXES,
    *recorded.INDEXES,
    *deliveries.INDEXES,
    *episodes.INDEXES,
    *frontier.INDEXES,
    *ON_ANNOTATIONS,
    *accounts.INDEXES,
)


def indexes(*, visits_keep_days: int) -> tuple[Index, ...]:
    """Every index; visits go after so many days, and stay for good if it is 0 or less."""
    return (*LASTING, *visits.expiring_indexes(keep_days=visits_keep_days))


def definition_digest(*, visits_keep_days: int) -> str:
    """A name for all validators and indexes together: a database that carries it needs nothing done."""
    wanted = [
        [index.collection, index.keys, index.unique, index.expire_after]
        for index in indexes(visits_keep_days=visits_keep_days)
    ]
    return hashlib.sha256(json.dumps([VALIDATED, wanted], sort_keys=True).encode()).hexdigest()
