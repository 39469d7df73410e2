"""A dump back into a database, so that what was there stays until all of the dump is in.

The documents are loaded into collections beside the ones in use. Once every one of them is there, the plan of the exchange is
written down; from then on it can only be completed, by this process or by the next one that restores. Where nothing is in use
and an exchange would mean to write everything twice, they are loaded in place.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import bson
from bson.raw_bson import RawBSONDocument
from pymongo.errors import PyMongoError

from crawler.errors import EmbeddedServerError, StoreRefusedError
from crawler.store.archive import COLLECTION, DOCUMENT, Contents, contents, records
from crawler.store.database import RAW, RESTORE, Description, Opened, Progress, is_stored, opened
from crawler.store.exchange import complete, create, create_indexes, drop_others, drop_staged, insert, staged

GROWTH = 5  # times their size in the dump, documents take on the embedded server's disk until its next checkpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One restore: *token* says whose turn it is, *in_place* whether it loads straight into the collections in use."""

    target: Opened
    token: str
    in_place: bool

    def place(self, name: str) -> str:
        """Where a collection is loaded."""
        return name if self.in_place else staged(name)

    def is_mine(self) -> bool:
        """Whether no other restore began since."""
        return self.target.database[RESTORE].find_one({"_id": "restore", "token": self.token}) is not None

    def is_open(self) -> bool:
        """Whether it is still my turn, and nothing is decided."""
        mine = {"_id": "restore", "token": self.token, "phase": "load"}
        return self.target.database[RESTORE].find_one(mine) is not None

    def insist(self) -> None:
        """StoreRefusedError if another restore began since."""
        if not self.is_mine():
            raise StoreRefusedError(
                f"another restore into {self.target.database.name!r} began after this one and goes on; this one has ended."
            )


def restore(uri: str, database: str, path: Path, *, replace: bool, room: int | None, progress: Progress) -> Contents:
    """Put a dump into a database that holds no articles yet, or in place of what it holds with *replace*.

    Nothing is written before the whole file was read and found sound, nor if it may need more than *room* bytes of disk. A
    failure or a `kill -9` at any moment leaves what the database held, or what the next restore completes to the dump.
    """
    dumped = contents(path)
    with opened(uri, database) as target:
        if complete(target) == dumped.sha256:
            return dumped
        held = _held(target)
        if held and not replace:
            raise StoreRefusedError(_not_empty(target, held))
        in_place = not held and not target.capabilities.rename_is_atomic
        _insist_on_room(dumped.bytes * (GROWTH if in_place else 2 * GROWTH), room)
        with _turn(target, in_place=in_place) as turn:
            described = _load(turn, path, progress)
            _decide(turn, described, dumped)
        complete(target)
    return dumped


def _held(target: Opened) -> dict[str, int]:
    """The collections that hold anything, counted; a schema alone is nothing."""
    stored = (each["name"] for each in target.described() if is_stored(each) and each["name"] != "_schema")
    return {name: count for name in stored if (count := target.count(name))}


def _not_empty(target: Opened, held: dict[str, int]) -> str:
    whose = ", left by a restore that was interrupted" if target.is_half_restored() else ""
    return (
        f"the database {target.database.name!r} is not empty ({', '.join(f'{held[name]} {name}' for name in held)}{whose}). "
        "Nothing was written. `--replace` puts the dump in its place; MONGODB_DATABASE names another database."
    )


def _insist_on_room(needed: int, room: int | None) -> None:
    if room is not None and needed > room:
        raise EmbeddedServerError(
            f"the dump may need {needed // 2**20} MB on the database's disk while it is loaded, {room // 2**20} MB are to spare. "
            "Free some room, or set TASHIH_HOME to a folder on another disk."
        )


@contextmanager
def _turn(target: Opened, *, in_place: bool) -> Iterator[Turn]:
    """Say who restores: the last one to say so. What a former restore had loaded goes, and what this one did if it fails.

    What is decided stays, even if the answer to the decision was lost: the next restore completes it.
    """
    turn = Turn(target=target, token=secrets.token_hex(8), in_place=in_place)
    mark = {"phase": "load", "token": turn.token, "in_place": in_place}
    target.database[RESTORE].replace_one({"_id": "restore"}, mark, upsert=True)
    _clear(turn)
    try:
        yield turn
    except BaseException:
        with suppress(PyMongoError):
            if turn.is_open():
                _clear(turn)
                target.database.drop_collection(RESTORE)
        raise


def _clear(turn: Turn) -> None:
    drop_staged(turn.target)
    if turn.in_place:
        drop_others(turn.target, kept=set())


def _load(turn: Turn, path: Path, progress: Progress) -> list[Description]:
    """Load everything, count it, then build its indexes."""
    described: list[Description] = []
    for tag, same in groupby(records(path), key=itemgetter(0)):
        if tag == COLLECTION:
            turn.insist()
            described += [_made(turn, bson.decode(document)) for _, document in same]
        elif tag == DOCUMENT:
            _fill(turn, described[-1]["name"], (RawBSONDocument(document, RAW) for _, document in same), progress)
    for each in described:
        create_indexes(turn.target, turn.place(each["name"]), each)
    return described


def _made(turn: Turn, described: Description) -> Description:
    if is_stored(described):
        create(turn.target, turn.place(described["name"]), described)
    return described


def _fill(turn: Turn, name: str, documents: Iterator[RawBSONDocument], progress: Progress) -> None:
    done = 0
    for done in insert(turn.target, turn.place(name), documents):
        progress(name, done)
        turn.insist()
    if (found := turn.target.count(turn.place(name))) != done:
        raise StoreRefusedError(f"only {found} of {done} documents of {name} arrived.")


def _decide(turn: Turn, described: list[Description], dumped: Contents) -> None:
    """Write down how to go on: from here on there is no way back."""
    plan = {
        "phase": "exchange",
        "sha256": dumped.sha256,
        "described": bson.encode({"described": described}),  # in one piece: names in it begin with dollar signs
        "done": [each["name"] for each in described] if turn.in_place else [],
    }
    mine = {"_id": "restore", "token": turn.token, "phase": "load"}
    if not turn.target.database[RESTORE].update_one(mine, {"$set": plan}).matched_count:
        turn.insist()
