"""The one item that travels: a visit on its way from evidence to record."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.model import (
    Article,
    Change,
    Known,
    Memory,
    Noise,
    Outcome,
    Page,
    Publisher,
    Reader,
    Reading,
    Ready,
    Stamp,
    Text,
    Visit,
)


@dataclass(slots=True, kw_only=True)
class ArticleItem:
    """Made by the spider from a response, filled step by step by the pipelines, read by nobody after ``record``.

    ``addresses`` are the canonical URL, the one that answered and the one that was asked for; ``moved_from`` is the article
    that is not where it was, ``moved_to`` where its history goes on (None: its address leads to something else) and
    ``moved_because`` what showed it. An ``outcome`` set early (a page that is no article) is respected by the later steps, which
    then have nothing to do. ``ready`` is what a process of the pool has made of the page already; without it the steps compute it.
    """

    visit: Visit
    content_type: str | None
    publisher: Publisher | None
    addresses: tuple[str, ...]
    page: Page
    learned: Memory
    ready: Ready | None = None

    paragraphs: tuple[str, ...] = ()
    noise: tuple[Noise, ...] = ()
    date_published: Stamp | None = None
    date_modified: Stamp | None = None
    claims: tuple[Stamp, ...] = ()
    reader: Reader | None = None
    reading: Reading | None = None

    known: Known | None = None
    before: Text | None = None
    moved_from: Article | None = None
    moved_to: str | None = None
    moved_because: str = ""

    outcome: Outcome | None = None
    reason: str = ""
    change: Change | None = None
