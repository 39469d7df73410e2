"""What a feed says about a revision, whatever the feed's format."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import datetime
from html import escape
from urllib.parse import quote

from crawler.judgement.plain import neutral
from crawler.model import Revision, Word
from crawler.monitor.brief import excerpts, signed
from crawler.monitor.listing import what_happened

STEPS = 5  # of a change that an entry shows
LONGEST_TITLE = 500  # characters
NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TAGS = {"=": ("", ""), "-": ("<del>", "</del>"), "+": ("<ins>", "</ins>")}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry: ``id`` stays the same for ever, ``page`` is ours, ``article`` the publisher's."""

    id: str
    title: str
    page: str
    article: str
    author: str
    at: datetime
    language: str
    tags: tuple[str, ...]
    text: str
    html: str


def entry_of(revision: Revision, *, base: str, author: str) -> FeedEntry:
    """The entry of a revision; *base* is the service's address."""
    change = revision.change
    steps = excerpts(change, most=STEPS) if change else ()
    lines = [what_happened(revision), *(f"{step.where}: {signed(step.words)}" for step in steps)]
    marked = (f"<p>{escape(step.where)}: {marked_up(step.words)}</p>" for step in steps)
    url = quote(revision.article, safe="")
    return FeedEntry(
        id=f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, revision.id)}",
        title=clean(revision.headline)[:LONGEST_TITLE] or "(no headline)",
        page=f"{base}/diff?url={url}&to={revision.number}" if change else f"{base}/revision?url={url}&n=1",
        article=quote(revision.article, safe="%/:=&?~+!$,;@()*[]-._'"),
        author=clean(author) or "unknown",
        at=revision.first_seen,
        language=revision.in_language,
        tags=(*change.kinds, *(["silent"] if change.silent else [])) if change else ("first seen",),
        text=clean("\n".join(map(neutral, lines))),
        html=clean("".join([f"<p>{escape(what_happened(revision))}</p>", *marked])),
    )


def marked_up(words: tuple[Word, ...]) -> str:
    """Words between the tags of what went and what came."""
    return "".join(f"{TAGS[op][0]}{escape(neutral(text))}{TAGS[op][1]}" for op, text in words)


def clean(text: str) -> str:
    r"""Text without what XML cannot hold (XML 1.0, 2.2).

    >>> clean("a\x00\x1bb\ufffe")
    'ab'
    """
    return NOT_IN_XML.sub("", text)
