"""All that is read of one page: the question to whoever reads it, and the answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from crawler.model import Claim, Memory, Page, Publisher, Ready
from crawler.reading.pages import read_page
from crawler.reading.reader import clean, read_stamps


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A page to be read: its bytes, whose they are, when they were seen (aware UTC), and what is known around it.

    ``claims`` stand around the page, not on it; ``learned`` is what the publisher's visits taught.
    """

    body: bytes
    url: str
    content_type: str | None
    publisher: Publisher | None
    seen_at: datetime
    claims: tuple[Claim, ...]
    learned: Memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A page as found, and what was made of it; nothing if it was left to the chain, or if the page is no article."""

    page: Page
    ready: Ready | None = None


def read_whole(question: Question) -> Whole:
    """The page, and unless something bars it its paragraphs, noise and stamps."""
    page = page_of(question)
    if page.barrier:
        return Whole(page=page)
    paragraphs, noise = clean(page, question.learned)
    stamps = read_stamps(page, publisher=question.publisher, seen_at=question.seen_at)
    ready = Ready(
        paragraphs=paragraphs,
        noise=noise,
        date_published=stamps.date_published,
        date_modified=stamps.date_modified,
        claims=stamps.claims,
    )
    return Whole(page=page, ready=ready)


def page_of(question: Question) -> Page:
    """The page as found, with the claims around it."""
    page = read_page(
        question.body,
        url=question.url,
        content_type=question.content_type,
        publisher=question.publisher,
        on=question.seen_at.date(),
    )
    return replace(page, claims=(*page.claims, *question.claims))
