"""Tokens: how far an export came, as a word that a person passes on.

A token is the instant and the name of the last document, and a mark of the question, since a token says nothing to another one.
What was first seen in the last minutes may still be joined by something that was seen before it and is recorded after it: a
page that waits to be confirmed, a database that was away. So a token stops before those minutes, and marks what has already
been exported beyond it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from crawler.errors import UsageError
from crawler.model import RevisionQuery
from crawler.store.codec import spelled

UNSETTLED = timedelta(minutes=15)  # longer than a crawl waits for its database (STORE_PATIENCE_SECONDS)
BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)
ABOUT = re.compile(r"([0-9a-f]{8})((?:\.[A-Za-z0-9_-]{8})*)")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """The place of one document in an export: its instant, then its name."""

    at: datetime
    key: str

    @property
    def mark(self) -> str:
        """Eight characters for the document (48 bits of a SHA-256)."""
        return base64.urlsafe_b64encode(hashlib.sha256(self.key.encode()).digest()[:6]).decode()

    @property
    def number(self) -> int:
        """The number of the revision that the name names; 0 before the first."""
        number = self.key.rpartition("#")[2]
        return int(number) if number.isdecimal() else 0


START = Place(at=BEFORE_ALL, key="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """How far an export of one question came: everything up to ``place``, and what is marked in ``beyond``."""

    place: Place = START
    question: str
    beyond: frozenset[str] = field(default_factory=frozenset)

    def __str__(self) -> str:
        """As a person passes it on.

        >>> place = Place(at=datetime(2026, 3, 2, 9, tzinfo=UTC), key="https://news.example/ferry#2")
        >>> str(Token(place=place, question="5d41402a"))
        '2026-03-02T09:00:00.000Z,5d41402a,https://news.example/ferry#2'
        """
        return f"{spelled(self.place.at)},{'.'.join([self.question, *sorted(self.beyond)])},{self.place.key}"


def token_of(text: str) -> Token:
    """The token that a person passed on; UsageError if it is none."""
    at, _, rest = text.strip(" \t\n'\"").partition(",")
    about, comma, key = rest.partition(",")
    try:
        instant, parts = datetime.fromisoformat(at), ABOUT.fullmatch(about)
        if not comma or parts is None or instant.tzinfo is None:
            raise ValueError
    except ValueError:
        raise UsageError(
            f"{text[:80]!r} is no token. An export prints the token to go on from when it ends; pass on all of it."
        ) from None
    place = Place(at=instant.astimezone(UTC), key=key)
    return Token(place=place, question=parts[1], beyond=frozenset(parts[2].split(".")[1:]))


def question_of(wanted: RevisionQuery, kind: str) -> str:
    """A mark of what is asked for, when it was first seen aside; *kind* is what is exported: revisions, or looks."""
    filters = (wanted.article, wanted.publisher, wanted.kind, wanted.silent, wanted.fact, wanted.term, wanted.grep)
    return hashlib.sha256(repr((kind, *filters)).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def insist_on(token: Token, question: str) -> None:
    """UsageError if a token is another question's."""
    if token.question != question:
        raise UsageError(
            "the token belongs to another question: it goes on with the filters, and the kind of export, that it came from. "
            "Repeat the command that printed it, or leave --after out."
        )
