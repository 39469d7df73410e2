"""A dump back into a database, so that what was there stays until all of the dump is in.

The documents are loaded into collections beside the ones in use. Once every one of them is there, the plan of the exchange is
written down; from then on it can only be completed, by this process or by the next one that restores.
"""

from __future__ import annotations

import secrets
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import bson
from bson.raw_bson import RawBSONDocument

from crawler.errors import EmbeddedServerError, StoreRefusedError
from crawler.store.archive import COLLECTION, DOCUMENT, Contents, contents, records
from crawler.store.database import RAW, RESTORE, Description, Opened, Progress, is_stored, opened
from crawler.store.exchange import complete, create, create_indexes, drop_staged, insert, staged

GROWTH = 4  # times their size in the dump, documents take on the embedded server's disk while they are loaded


def restore(uri: str, database: str, path: Path, *, replace: bool, room: int | None, progress: Progress) -> Contents:
    """Put a dump into a database that holds no articles yet, or in place of what it holds with *replace*.

    Nothing is written before the whole file was read and found sound, nor if it needs more than *room* bytes of disk. A failure
    or a `kill -9` at any moment leaves the database as it was, or at the next restore as the dump has it.
    """
    dumped = contents(path)
    _insist_on_room(dumped, room)
    with opened(uri, database) as target:
        if complete(target) == dumped.sha256:
            return dumped
        if not replace:
            _insist_on_empty(target)
        token = _begin(target)
        described = _load(target, path, token, progress)
        _insist_on_all(target, dumped)
        for each in described:
            create_indexes(target, staged(each["name"]), each)
        _decide(target, token, described, dumped)
        complete(target)
    return dumped


def _insist_on_room(dumped: Contents, room: int | None) -> None:
    needed = dumped.bytes * GROWTH
    if room is not None and needed > room:
        raise EmbeddedServerError(
            f"the dump may need {needed // 2**20} MB on the database's disk while it is loaded, {room // 2**20} MB are to spare. "
            "Free some room, or set TASHIH_HOME to a folder on another disk."
        )


def _insist_on_empty(target: Opened) -> None:
    stored = (each["name"] for each in target.described() if is_stored(each) and each["name"] != "_schema")
    held = {name: count for name in stored if (count := target.count(name))}
    if held:
        raise StoreRefusedError(
            f"the database {target.database.name!r} is not empty ({', '.join(f'{held[name]} {name}' for name in held)}). "
            "Nothing was written. `--replace` puts the dump in its place; MONGODB_DATABASE names another database."
        )


def _begin(target: Opened) -> str:
    """Say who restores: the last one to say so. What a former restore had loaded goes."""
    token = secrets.token_hex(8)
    target.database[RESTORE].replace_one({"_id": "restore"}, {"phase": "load", "token": token}, upsert=True)
    drop_staged(target)
    return token


def _load(target: Opened, path: Path, token: str, progress: Progress) -> list[Description]:
    described: list[Description] = []
    for tag, same in groupby(records(path), key=itemgetter(0)):
        if tag == COLLECTION:
            _insist_on_turn(target, token)
            described += [_made(target, bson.decode(document)) for _, document in same]
        elif tag == DOCUMENT:
            name = described[-1]["name"]
            for done in insert(target, staged(name), (RawBSONDocument(raw, RAW) for _, raw in same)):
                _insist_on_turn(target, token)
                progress(name, done)
    return described


def _made(target: Opened, described: Description) -> Description:
    if is_stored(described):
        create(target, staged(described["name"]), described)
    return described


def _insist_on_turn(target: Opened, token: str) -> None:
    if not target.database[RESTORE].find_one({"_id": "restore", "token": token}):
        raise _overtaken(target)


def _insist_on_all(target: Opened, dumped: Contents) -> None:
    for name, count in dumped.documents.items():
        if (found := target.count(staged(name))) != count:
            raise StoreRefusedError(f"only {found} of {count} documents of {name} arrived; the database is as it was.")


def _decide(target: Opened, token: str, described: list[Description], dumped: Contents) -> None:
    plan = {
        "phase": "exchange",
        "sha256": dumped.sha256,
        "described": bson.encode({"described": described}),  # in one piece: names in it begin with dollar signs
        "done": [],
    }
    marker = {"_id": "restore", "phase": "load", "token": token}
    if not target.database[RESTORE].update_one(marker, {"$set": plan}).matched_count:
        raise _overtaken(target)


def _overtaken(target: Opened) -> StoreRefusedError:
    return StoreRefusedError(
        f"another restore into {target.database.name!r} began after this one and goes on; this one ends, the database is as it was."
    )
