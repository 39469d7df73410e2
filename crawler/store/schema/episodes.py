"""What an episode is held to."""

from __future__ import annotations

from crawler.store.episodes import EpisodeState
from crawler.store.schema.index import Index
from crawler.store.schema.rules import NAME, NUMBER, TEXT, WHEN, document, maybe, one_of

TOLD = {
    "kind": NAME,
    "publisher": TEXT,
    "text": TEXT,
    "todo": TEXT,
    "began": WHEN,
    "ended": maybe(WHEN),
    "state": one_of(EpisodeState),
    "edition": NUMBER,
}
EPISODE = document(**TOLD)
EPISODES = document(_id=NAME, **TOLD)
INDEXES = (Index(collection="episodes", keys=("state", "began")),)
