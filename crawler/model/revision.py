"""One state of an article's text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crawler.model.change import Change
from crawler.model.noise import Noise
from crawler.model.reading import Reader
from crawler.model.stamp import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One state of an article's text, first seen at an instant (Memento, RFC 7089).

    ``not_before`` is the last visit that still showed the previous text; ``capture`` the payload digest of its evidence;
    ``chain_digest`` covers this revision and the previous chain digest.
    """

    article: str
    publisher: str
    number: int
    first_seen: datetime
    last_seen: datetime
    not_before: datetime | None
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
    previous_digest: str | None
    chain_digest: str
    reader: Reader
    capture: str
    change: Change | None

    @property
    def id(self) -> str:
        """The revision's key: the article's URL, a number sign, the number."""
        return f"{self.article}#{self.number}"
