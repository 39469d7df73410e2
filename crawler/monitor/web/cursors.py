"""Where a list goes on, as a word that a client hands back unread."""

from __future__ import annotations

import base64
import binascii
import re
from datetime import UTC, datetime, timedelta
from typing import NoReturn

from crawler.errors import UsageError
from crawler.store.browsing import Place

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PLACE = re.compile(r"t(-?\d{1,15}) (.*)", re.DOTALL)
NUMBER = re.compile(r"n(\d{1,9})")
LONGEST = 12_000  # characters; an address of 2,000 letters that UTF-8 spells with four bytes each fits in


def cursor_at(place: Place) -> str:
    """A place in time as a cursor.

    >>> place_at(cursor_at(Place(at=EPOCH, name="https://news.example/ferry#2"))).name
    'https://news.example/ferry#2'
    """
    return packed(f"t{(place.at - EPOCH) // timedelta(milliseconds=1)} {place.name}")


def cursor_before(number: int) -> str:
    """A place in a history as a cursor.

    >>> number_before(cursor_before(7))
    7
    """
    return packed(f"n{number}")


def place_at(cursor: str) -> Place:
    """The place in time that a cursor names; UsageError if it is none of ours."""
    found = PLACE.fullmatch(unpacked(cursor))
    if found is None:
        refuse()
    try:
        return Place(at=EPOCH + timedelta(milliseconds=int(found[1])), name=found[2])
    except OverflowError:
        refuse()


def number_before(cursor: str) -> int:
    """The number that a cursor names; UsageError if it is none of ours."""
    found = NUMBER.fullmatch(unpacked(cursor))
    if found is None:
        refuse()
    return int(found[1])


def packed(text: str) -> str:
    """Text as letters that fit into any address."""
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def unpacked(cursor: str) -> str:
    """The text that was packed; empty if it was not packed by us."""
    try:
        return base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True).decode()
    except (binascii.Error, ValueError):
        return ""


def refuse() -> NoReturn:
    """UsageError: no cursor of ours."""
    raise UsageError("The cursor is none of this list's: take `next` as the page before gave it, or begin without one.")
