"""A database into a file, over the wire, from any server."""

from __future__ import annotations

from pathlib import Path

import bson

from crawler.errors import StoreError
from crawler.store.archive import COLLECTION, DOCUMENT, HEADER, Contents, contents, writing
from crawler.store.database import Description, Opened, Progress, is_stored, opened
from crawler.store.folder import insist_on_room

ROOM_EVERY = 1000  # documents between two looks at the free space


def dump(uri: str, database: str, path: Path, *, floor: int, progress: Progress) -> Contents:
    """Write the database into a file and read that back; *floor* bytes of the file's disk stay free.

    A crawl may go on meanwhile: collections are read in an order that makes the file what a crash would have left, which the
    store knows how to take up. *progress* hears of each collection and how many of its documents are written.
    """
    with opened(uri, database) as source:
        described = source.described()
        _insist_on_something(source, described)
        with writing(path) as put:
            put((HEADER, bson.encode({"database": database, "server": source.server})))
            for each in described:
                put((COLLECTION, bson.encode(each)))
                for number, document in enumerate(source.documents(each["name"], each), start=1):
                    put((DOCUMENT, bytes(document.raw)))
                    if number % ROOM_EVERY == 1:
                        insist_on_room(path.absolute().parent, floor)
                        progress(each["name"], number)
    return contents(path)


def _insist_on_something(source: Opened, described: list[Description]) -> None:
    name = source.database.name
    if source.is_half_restored():
        raise StoreError(
            f"a restore of the database {name!r} was interrupted. Run `tashih db restore FILE` again, then dump."
        )
    if not any(source.count(each["name"]) for each in described if is_stored(each)):
        raise StoreError(f"the database {name!r} is empty, nothing is dumped. Is MONGODB_DATABASE the one you mean?")
