"""What a publisher's own visits taught about its noise, as documents: one a version, none ever changed."""

from __future__ import annotations

from datetime import datetime

from crawler.reading.volatility import Learned, restored
from crawler.store.codec import Document, instant, text


def lesson_document(publisher: str, number: int, learned: Learned, at: datetime) -> Document:
    """The document of one version of what was learned, numbered from 1."""
    stored = learned.stored()
    return {
        "_id": f"{text(publisher)}#{number}",
        "publisher": text(publisher),
        "number": number,
        "at": instant(at),
        "version": learned.version,
        "masks": _clean(stored["masks"]),
        "furniture": _clean(stored["furniture"]),
    }


def learned_of(document: Document) -> Learned:
    """What a document says was learned."""
    return restored({name: document[name] for name in ("masks", "furniture")})


def _clean(value: object) -> object:
    """Lists and strings as BSON takes them."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, dict):
        return {name: _clean(inner) for name, inner in value.items()}
    return [_clean(inner) for inner in value] if isinstance(value, (list, tuple)) else value
