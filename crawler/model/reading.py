"""What an article says, and who read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from crawler.model.noise import Noise
from crawler.model.stamp import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who read a capture; two readings are compared only if the same reader made both."""

    name: str
    version: str


class Text(Protocol):
    """What an article says: the part of a reading or revision that judgement compares."""

    @property
    def headline(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def authors(self) -> tuple[str, ...]: ...
    @property
    def paragraphs(self) -> tuple[str, ...]: ...
    @property
    def date_modified(self) -> Stamp | None: ...
    @property
    def in_language(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an article says, computed from a capture by pure functions; the noise is set aside, not thrown away."""

    headline: str
    description: str
    authors: tuple[str, ...]
    section: str
    in_language: str
    paragraphs: tuple[str, ...]
    date_published: Stamp | None
    date_modified: Stamp | None
    claims: tuple[Stamp, ...]
    noise: tuple[Noise, ...]
    content_digest: str
    reader: Reader
