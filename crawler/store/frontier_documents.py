"""The frontier's values as documents and back."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

from crawler.store.codec import Document, decoder, encoded, text
from crawler.store.frontier import Find, Host, Walk

Value = TypeVar("Value", Host, Walk, Find)
KEYS: dict[type[Any], str] = {Host: "name", Walk: "name", Find: "url"}


def as_document(value: Host | Walk | Find) -> Document:
    """A value for its collection; numbers keep all their digits."""
    plain: Document = dict(encoded({one.name: getattr(value, one.name) for one in fields(value)}))
    return {"_id": text(plain.pop(KEYS[type(value)])), **plain}


def as_value(kind: type[Value], document: Document) -> Value:
    """The value of a document."""
    noun: Any = kind
    value: Value = decoder(noun)({**document, KEYS[kind]: document["_id"]})
    return value
