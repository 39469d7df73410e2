"""What the store knows of an article at the moment of judgement."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.model.article import Article
from crawler.model.revision import Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the store knows of an article at the moment of judgement.

    ``seen_as`` is the number of the newest revision that had the asked-for content digest, None if there was none.
    """

    article: Article
    latest: Revision
    seen_as: int | None = None
