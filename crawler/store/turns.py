"""Turns in an article's life: its page is gone, is back, moved, or is kept from us; pure, and without the hiccups.

A server's bad minute is a stage of one visit. So a stage counts only once a later visit has found the same (an answer 410 says of
itself that it is meant), and what a hiccup interrupted goes on behind it: gone, back for a moment and gone again is one turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from crawler.model import Article, Stage, State

TurnState = Literal["gone", "back", "moved", "blocked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The step of an article from the state that it *was* in to another, taken between ``not_before`` and ``since``.

    ``known`` is when it counted: when a later visit confirmed it, or when it was first seen if nobody waits for that;
    ``confirmed`` is None for one that no later visit has confirmed. ``reason`` is what the first visit says, ``moved_to`` where a
    moved article is.
    """

    article: str
    publisher: str
    headline: str
    state: TurnState
    was: State
    since: datetime
    known: datetime
    not_before: datetime | None = None
    confirmed: datetime | None = None
    reason: str = ""
    moved_to: str | None = None

    @property
    def id(self) -> str:
        """What no other turn is called.

        >>> from datetime import UTC
        >>> noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
        >>> Turn(article="url", publisher="", headline="", state="gone", was="live", since=noon, known=noon).id
        'url gone 2026-03-02T12:00:00+00:00'
        """
        return f"{self.article} {self.state} {self.since.isoformat()}"


def turns_in(article: Article, *, doubtful: bool = False) -> Iterator[Turn]:
    """The turns of an article's life, oldest first; *doubtful*: those as well that no later visit has confirmed."""
    if not article.stages:
        return
    before = article.stages[0]
    for stage in article.stages[1:]:
        if not (doubtful or stage.confirmed):
            continue
        if (stage.state, stage.moved_to) != (before.state, before.moved_to):
            yield turn(article, before, stage, doubtful=doubtful)
        before = stage


def turn(article: Article, before: Stage, stage: Stage, *, doubtful: bool) -> Turn:
    """The step from one stage to another."""
    return Turn(
        article=article.url,
        publisher=article.publisher,
        headline=article.head.headline if article.head else "",
        state="back" if stage.state == "live" else stage.state,
        was=before.state,
        since=stage.since,
        known=stage.since if doubtful or stage.confirmed is None else stage.confirmed,
        not_before=stage.not_before,
        confirmed=stage.confirmed,
        reason=stage.reason,
        moved_to=stage.moved_to,
    )
