"""The thing with a history, and the stages of its life."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from crawler.model.stamp import Stamp
from crawler.model.visit import Validators

State = Literal["live", "gone", "moved", "blocked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The newest state of an article in short; ``date_modified`` is the last claim seen, touches included."""

    number: int
    content_digest: str
    headline: str
    date_modified: Stamp | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The newest answer that was read: the address it came from, the digest of its bytes, the version of the reader.

    While all three stand, validators may be sent back, and the same bytes need not be read again.
    """

    url: str
    payload_digest: str | None
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stretch of an article's life in one state: it began between ``not_before`` and ``since``, and was seen so until ``last``.

    ``confirmed`` is the first later visit that found the same (an answer 410 confirms itself), None until there is one.
    ``visit`` names the visit that found it so first, and ``reason`` is what that visit says.
    """

    state: State
    since: datetime
    last: datetime
    not_before: datetime | None = None
    confirmed: datetime | None = None
    reason: str = ""
    moved_to: str | None = None
    visit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Another article whose history goes on in this one: since when, why, and the visit that showed it."""

    article: str
    at: datetime
    reason: str
    visit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The thing with a history, named by its canonical URL; ``urls`` are all addresses it was seen at.

    ``last_seen`` is the newest visit that showed the text, ``last_visit`` the newest visit of any outcome. ``stages`` are its
    life so far, the present one last; ``merged`` are the articles whose histories go on in this one.
    """

    url: str
    publisher: str
    urls: tuple[str, ...]
    state: State
    first_seen: datetime
    last_seen: datetime
    revisions: int
    head: Head | None
    validators: Validators = field(default_factory=Validators)
    seen: Seen | None = None
    last_visit: datetime | None = None
    stages: tuple[Stage, ...] = ()
    merged: tuple[Merge, ...] = ()
    next_visit: datetime | None = None
    schedule: Mapping[str, object] = field(default_factory=dict)
