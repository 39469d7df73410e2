"""What a delivery and a reader's place are held to."""

from __future__ import annotations

from crawler.model import State
from crawler.store.outbox import DeliveryState
from crawler.store.schema.episodes import EPISODE
from crawler.store.schema.index import Index
from crawler.store.schema.rules import COUNT, NAME, NUMBER, TEXT, WHEN, document, maybe, one_of, several
from crawler.store.turns import TurnState

KEEP = 90 * 86_400  # seconds; an alert that nobody asked about for so long is not asked about again

TURN = document(
    article=NAME,
    publisher=TEXT,
    headline=TEXT,
    state=one_of(TurnState),
    was=one_of(State),
    since=WHEN,
    known=WHEN,
    not_before=maybe(WHEN),
    confirmed=maybe(WHEN),
    reason=TEXT,
    moved_to=maybe(NAME),
)
DELIVERIES = document(
    _id=NAME,
    key=NAME,
    rule=NAME,
    target=NAME,
    revision=TEXT,
    article=TEXT,
    publisher=TEXT,
    state=one_of(DeliveryState),
    created=WHEN,
    due=WHEN,
    attempts=COUNT,
    reason=TEXT,
    members=several(NAME),
    sent=maybe(WHEN),
    edition=NUMBER,
    turn=maybe(TURN),
    episode=maybe(EPISODE),
)
PLACES = document(_id=NAME, number=COUNT, mark=NAME, at=WHEN)
INDEXES = (
    Index(collection="deliveries", keys=("created",), expire_after=KEEP),
    Index(collection="deliveries", keys=("state", "due")),
)
