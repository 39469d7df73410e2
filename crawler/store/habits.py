"""What publishers' visits taught the schedule, as the store keeps it, and the terms that visits are planned by."""

from __future__ import annotations

from typing import Any, Protocol

from crawler.schedule.agenda import Terms
from crawler.schedule.habit import Habit
from crawler.schedule.profile import Profile
from crawler.schedule.signals import Trust
from crawler.store.codec import Document, encoded, in_utc, text


class Habits(Protocol):
    """What a store knows of publishers' habits; ``MongoStore.habits`` and ``MemoryStore.habits`` answer alike."""

    async def terms(self, publisher: str, host: str) -> Terms:
        """What visits to a publisher's articles at a host are planned by; it may be some minutes old."""

    async def habit(self, publisher: str) -> Habit:
        """What a publisher's visits taught so far; the default for one that nobody learned from."""

    async def learn(self, before: Habit, after: Habit) -> bool:
        """Keep a lesson; False, and nothing is written, if somebody learned since *before* was read."""


def habit_document(habit: Habit, *, edition: int) -> Document:
    """A habit for the collection ``habits``."""
    trust = [{"source": source, **_trust(one)} for source, one in sorted(habit.trust.items())]
    document = {
        "_id": text(habit.publisher),
        "profile": habit.profile.upto,
        "trust": trust,
        "covered": habit.covered,
        "changes": habit.changes,
        "learned_until": habit.learned_until,
        "edition": edition,
    }
    return dict(encoded(document))


def _trust(trust: Trust) -> dict[str, Any]:
    return {name: getattr(trust, name) for name in ("hits", "false", "missed", "chance", "covers")}


def habit_of(document: Document) -> Habit:
    """The habit of a document."""
    until = document["learned_until"]
    return Habit(
        publisher=document["_id"],
        profile=Profile(tuple(document["profile"])),
        trust={one["source"]: Trust(**{k: v for k, v in one.items() if k != "source"}) for one in document["trust"]},
        covered=tuple(document["covered"]),
        changes=tuple((start, end) for start, end in document["changes"]),
        learned_until=in_utc(until) if until else None,
    )
