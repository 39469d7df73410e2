"""Reading a whole collection without any side holding all of it.

MongoDB streams a plain cursor. The embedded server first holds all matches of a query, so there a collection is read in
stretches of time over an index, from now backwards, until as many documents came as it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from bson.raw_bson import RawBSONDocument
from pymongo.collection import Collection

from crawler.store.mongo_walk import BEGIN, END, Stride

Raw = Collection[RawBSONDocument]

FIRST = timedelta(minutes=1)
BATCH = 500  # documents that a server sends at once
MOVING = {"wake"}  # instants that are set anew: a document that moves meanwhile would be missed, or met twice


def whole(collection: Raw) -> Iterator[RawBSONDocument]:
    """Every document, from a server that streams."""
    return collection.find({}, batch_size=BATCH)


def by_time(collection: Raw, clock: str, *, now: datetime) -> Iterator[RawBSONDocument]:
    """Every document, newest first; *clock* is an indexed field that should hold one instant in each of them.

    What is written meanwhile may be missing. The stretches end once as many documents came as the collection holds; a look at
    all earlier time, and if need be at documents without an instant, makes sure.
    """
    wanted, seen = collection.estimated_document_count(), 0
    end, start, stride = END, now, Stride(width=FIRST)
    while seen < wanted and end > BEGIN:
        found = 0
        for document in _between(collection, clock, start, end):
            found += 1
            yield document
        seen += found
        stride.after(max(min(end, now) - start, FIRST), found)
        end, start = start, max(start - stride.width, BEGIN)
    yield from _between(collection, clock, BEGIN, end)
    if seen < wanted:
        yield from collection.find({"$nor": [{clock: {"$gte": BEGIN, "$lt": END}}]}, batch_size=BATCH)


def _between(collection: Raw, clock: str, start: datetime, end: datetime) -> Iterator[RawBSONDocument]:
    return collection.find({clock: {"$gte": start, "$lt": end}}, batch_size=BATCH)


def clock_of(options: Mapping[str, Any], indexes: list[Mapping[str, Any]]) -> str | None:
    """A field that the validator holds to be an instant in every document, and an index begins with; None if there is none.

    It must never move.

    >>> schema = {"required": ["at"], "properties": {"at": {"bsonType": "date"}}}
    >>> clock_of({"validator": {"$jsonSchema": schema}}, [{"key": {"_id": 1}}, {"key": {"at": 1, "url": 1}}])
    'at'
    """
    schema = options.get("validator", {}).get("$jsonSchema", {})
    fields = schema.get("properties", {})
    instants = {name for name in schema.get("required", ()) if fields.get(name, {}).get("bsonType") == "date"} - MOVING
    complete = (i for i in indexes if not {"partialFilterExpression", "sparse", "collation"} & set(i))
    leading = (next(iter(index["key"].items())) for index in complete)
    return next((name for name, order in leading if order == 1 and name in instants), None)
