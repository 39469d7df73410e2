"""What came of an errand, and errands that nobody had to wait for."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from crawler.model import Outcome
from crawler.store.frontier import Due, Walk

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of something that was asked for; ``article`` is the one it turned out to be, if any."""

    due: Due
    outcome: Outcome | None = None
    article: str | None = None
    postponed: bool = False


def tell_of_failure(task: asyncio.Task[None]) -> None:
    """Log why a task failed that nobody waits for."""
    if not task.cancelled() and (error := task.exception()):
        logger.error("a side job failed: %s", error, exc_info=error)


def as_due(walk: Walk) -> Due:
    """A walk that is made now, whenever it would have been."""
    return Due(
        kind="walk",
        key=walk.name,
        address="",
        host=walk.host,
        publisher=walk.publisher,
        at=walk.next_walk,
        worth=2.0,
        walk=walk,
    )
