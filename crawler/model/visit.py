"""One attempt to look: its outcome, and what was known before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from crawler.model.stamp import Stamp

Outcome = Literal["new", "changed", "unchanged", "touched", "not_modified", "gone", "moved", "blocked", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What the server said to compare by (RFC 9110 section 8.8), to be sent back with the next visit."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """What the schedule knew of an article when it was visited; the policy learns from it.

    ``since`` and ``age`` are hours from publication to the last showing before and to this visit, ``chance`` (0–1) is how likely a
    change was by age and liveliness alone. ``hinted`` are the sources with a hint pending, ``covered`` those that list the article.
    """

    since: float
    age: float
    chance: float
    hinted: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One attempt to look, with its outcome (RFC 9110 for the status); ``bytes`` and ``took_ms`` are of the response.

    ``id`` is made by the visitor and unique, so that writing a visit twice is writing it once. A visit is written first as
    ``failed`` because ``not read yet``, and its outcome follows; a crash in between leaves the truth. ``revision`` is the number
    of the revision it showed, ``validators`` what the answer gave to compare by, ``reader`` the version of the reader that read
    it, ``awaited`` what the schedule knew before; each None if that is not known. ``asked`` is the address that was asked for, if
    another one answered. ``moved_to`` is where a moved article is now, or what its page calls its own address, if that is new.
    """

    id: str
    article: str
    url: str
    publisher: str
    at: datetime
    outcome: Outcome
    status: int | None = None
    took_ms: int | None = None
    bytes: int | None = None
    payload_digest: str | None = None
    date_modified: Stamp | None = None
    moved_to: str | None = None
    reason: str = ""
    revision: int | None = None
    validators: Validators | None = None
    asked: str | None = None
    reader: str | None = None
    awaited: Awaited | None = None
