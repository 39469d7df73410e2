"""The record of what was recorded: revisions in the order in which they were, numbered without gaps.

``first_seen`` is a poor order to follow by: workers finish out of turn, clocks differ, an archive brings old history. So every
revision gets an entry with the next number, written right after the revision itself and before anything derived from it. A
crash in between leaves a revision without an entry; the next visit to its article and every follower mend that.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from crawler.model import Revision

TOKEN = re.compile(r"(\d{1,15})-([0-9a-f]{8})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A revision's place in the record: ``number`` counts from 1, ``revision`` is its id, ``at`` when it was entered."""

    number: int
    revision: str
    at: datetime

    @property
    def place(self) -> Place:
        """Where this entry stands, for somebody who will come back."""
        return Place(number=self.number, mark=mark_of(self.revision))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Up to where somebody has followed: an entry's number and a mark of its revision; number 0 is before the first.

    The mark shows whether a record still is the one that was followed, or a database that began anew.
    """

    number: int
    mark: str = "00000000"

    @property
    def token(self) -> str:
        """The place as a word that fits into a header or a file.

        >>> Place(number=17, mark="5d41402a").token
        '17-5d41402a'
        """
        return f"{self.number}-{self.mark}"

    def is_of(self, entry: Entry) -> bool:
        """Whether that entry stands here."""
        return self == entry.place


BEFORE_ALL = Place(number=0)


def mark_of(revision: str) -> str:
    """A short mark of a revision's id."""
    return hashlib.sha256(revision.encode()).hexdigest()[:8]


def place_in(token: str) -> Place | None:
    """The place that a token names; None if it is no token.

    >>> place_in("17-5d41402a").number, place_in("nonsense")
    (17, None)
    """
    found = TOKEN.fullmatch(token)
    return Place(number=int(found[1]), mark=found[2]) if found else None


class Bell(Protocol):
    """Rings when something was entered."""

    async def rung(self, seconds: float) -> None:
        """Return when something may have been entered, after *seconds* at the latest; it may ring for nothing."""


class Recordings(Protocol):
    """What a follower asks of a store; ``MongoStore.recordings`` and ``MemoryStore.recordings`` answer alike."""

    async def enter(self, revision: str) -> None:
        """Give a recorded revision the next number, once; durable when this returns."""

    async def newest(self) -> Place:
        """The place of the newest entry; BEFORE_ALL if there is none."""

    async def entries(self, first: int, count: int) -> list[Entry]:
        """The entries numbered *first* to *first* + *count* - 1, as far as there are any, in order."""

    async def revisions(self, wanted: Sequence[str]) -> list[Revision]:
        """The revisions with these ids, in that order; those that are no more are left out."""

    async def mend(self, since: datetime, until: datetime) -> int:
        """Enter the revisions first seen in that span that a crash left without an entry; how many there were."""

    def bell(self) -> AbstractAsyncContextManager[Bell]:
        """A bell that rings for everything entered from its first use on."""
