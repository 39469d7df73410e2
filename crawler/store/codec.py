"""Nouns as documents and back: one rule a type, the same for MongoDB and for memory.

What goes in is settled first, so that what is read equals what was written: instants keep milliseconds (all that BSON
dates hold), shares keep four decimals (cut, so that 0.99999 never becomes "the same"), and a lone surrogate, which no UTF-8
can spell, becomes U+FFFD. NUL stays in values, where BSON allows it, and becomes U+FFFD in the names of fields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from decimal import ROUND_DOWN, Decimal
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from crawler.model import Article, Rereading, Revision, Visit

Document = dict[str, Any]
Decode = Callable[[Any], Any]
Noun = TypeVar("Noun")
FOUR_DECIMALS = Decimal("0.0001")
PLAIN = frozenset({int, bool, float, bytes, type(None)})  # are in BSON what they are here


def text(value: str) -> str:
    r"""*value* as UTF-8 can spell it: surrogate pairs joined, each lone surrogate replaced by U+FFFD.

    >>> text("Antalya \ud83c \ud83c\udf1e") == "Antalya \ufffd \U0001f31e"
    True
    """
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return value


def key(value: str) -> str:
    """*value* as the name of a field: as text, and without NUL, which ends a name in BSON; dots and dollars may stand in it."""
    return text(value).replace("\0", "\ufffd")


def instant(value: datetime) -> datetime:
    """*value* in UTC, cut to milliseconds; ValueError if it names no zone."""
    if value.tzinfo is UTC and value.microsecond % 1000 == 0:
        return value
    if value.utcoffset() is None:
        raise ValueError(f"{value.isoformat()} names no zone: the store keeps instants, not local times")
    value = value.astimezone(UTC)
    return value.replace(microsecond=value.microsecond // 1000 * 1000)


def spelled(at: datetime) -> str:
    """An instant in UTC as digests, exports and tokens spell it (RFC 3339, and WARC 1.1 section 5.4).

    >>> spelled(datetime(2014, 11, 7, 7, 18, 57, tzinfo=UTC))
    '2014-11-07T07:18:57.000Z'
    """
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def share(value: float) -> float:
    """*value* cut to four decimals."""
    return float(Decimal(repr(value)).quantize(FOUR_DECIMALS, ROUND_DOWN))


def encoded(value: Any) -> Any:
    """A value as BSON has it: nouns and mappings as documents, tuples as lists, everything settled."""
    kind: Any = type(value)
    if kind is str:
        return value if value.isascii() else text(value)
    if kind in PLAIN:
        return value
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, tuple | list):
        return [encoded(one) for one in value]
    if names := names_of(kind):
        return {name: encoded_field(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {key(str(name)): encoded(one) for name, one in value.items()}
    return text(value) if isinstance(value, str) else value


@cache
def names_of(kind: Any) -> tuple[str, ...]:
    """The fields of a noun, in their order; none for anything else."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def encoded_field(value: Any) -> Any:
    """A noun's field; every number with a fraction among them is a share."""
    return share(value) if isinstance(value, float) else encoded(value)


@cache
def decoder(kind: Any) -> Decode:
    """What makes a *kind* of a BSON value; a kind is a noun, an optional, a tuple or a plain type."""
    origin, parts = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return noun_decoder(kind)
    if origin in {Union, UnionType}:
        one = decoder(next(part for part in parts if part is not type(None)))
        return lambda value: None if value is None else one(value)
    if origin is tuple and parts[-1] is Ellipsis:
        one = decoder(parts[0])
        return lambda values: tuple(map(one, values))
    if origin is tuple:
        each = tuple(map(decoder, parts))
        return lambda values: tuple(one(value) for one, value in zip(each, values, strict=True))
    return in_utc if kind is datetime else as_it_is


def noun_decoder(kind: Any) -> Decode:
    """What makes a noun of its document; a field that an older document lacks takes its default."""
    fields = {name: decoder(hint) for name, hint in get_type_hints(kind).items()}
    return lambda document: kind(**{name: one(document[name]) for name, one in fields.items() if name in document})


def in_utc(value: datetime) -> datetime:
    """The same instant in Python's own UTC, whoever's it was."""
    return value if value.tzinfo is UTC else value.astimezone(UTC)


def as_it_is(value: Any) -> Any:
    """The value itself."""
    return value


def settled(value: Noun) -> Noun:
    """*value* as the store would give it back."""
    kind: Any = type(value)
    back: Noun = decoder(kind)(encoded(value))
    return back


def article_document(article: Article, *, edition: int) -> Document:
    """An article for the collection ``articles``; ``edition`` counts the times the document was written."""
    document = encoded(article)
    return {"_id": document.pop("url"), **document, "edition": edition}


def article_of(document: Document) -> Article:
    """The article of a document."""
    article: Article = decoder(Article)({**document, "url": document["_id"]})
    return article


def revision_document(revision: Revision, *, visit: str) -> Document:
    """A revision for the collection ``revisions``; ``visit`` names the visit that brought it."""
    return {"_id": text(revision.id), **encoded(revision), "visit": text(visit)}


def revision_of(document: Document) -> Revision:
    """The revision of a document."""
    revision: Revision = decoder(Revision)(document)
    return revision


def visit_document(visit: Visit) -> Document:
    """A visit for the collection ``visits``."""
    document = encoded(visit)
    return {"_id": document.pop("id"), **document}


def visit_of(document: Document) -> Visit:
    """The visit of a document."""
    visit: Visit = decoder(Visit)({**document, "id": document["_id"]})
    return visit


def rereading_document(rereading: Rereading) -> Document:
    """A rereading for the collection ``rereadings``."""
    return {"_id": text(rereading.id), **encoded(rereading)}


def rereading_of(document: Document) -> Rereading:
    """The rereading of a document."""
    rereading: Rereading = decoder(Rereading)(document)
    return rereading
