"""The end of a restore: loaded collections take the place of the ones in use, step by step, each of which can be taken twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import bson
from bson.raw_bson import RawBSONDocument
from pymongo.errors import BulkWriteError

from crawler.store.database import RESTORE, Description, Opened, Raw, is_stored
from crawler.store.windows import whole

BATCH_BYTES, BATCH_DOCUMENTS = 4 * 1024 * 1024, 1000
UNFIT = 121  # MongoDB's error code: the document does not fit its validator
ALTERABLE = {"validator", "validationLevel", "validationAction", "changeStreamPreAndPostImages"}  # by collMod


def staged(name: str) -> str:
    """Where a collection waits until all are loaded."""
    return f"{RESTORE}.{name}"


def complete(target: Opened) -> str | None:
    """Carry out the plan of exchange if there is one; the digest of the dump that is in use now."""
    marker = target.database[RESTORE].find_one({"_id": "restore", "phase": "exchange"})
    if marker is None:
        return None
    described: list[Description] = bson.decode(marker["plan"])["described"]
    _drop_others(target, {each["name"] for each in described if is_stored(each)})
    for each in described:
        if is_stored(each):
            _exchange(target, each)
    for each in described:
        if not is_stored(each):
            target.database.command({"create": each["name"], **each["options"]})
    target.database[RESTORE].delete_one({"_id": "restore"})  # journaled, and with it all that went before
    target.database.drop_collection(RESTORE)
    return str(marker["sha256"])


def _drop_others(target: Opened, kept: set[str]) -> None:
    for each in target.described():
        if not is_stored(each) or each["name"] not in kept:
            target.database.drop_collection(each["name"])


def _exchange(target: Opened, described: Description) -> None:
    name, options = described["name"], described["options"]
    if staged(name) in target.database.list_collection_names():
        if target.capabilities.rename_loses_options and set(options) - ALTERABLE:
            _copy(target, described)
        else:
            target.database[staged(name)].rename(name, dropTarget=True)
    now = target.options(name)
    if lost := {option: options[option] for option in options if now.get(option) != options[option]}:
        target.database.command({"collMod": name, **lost})


def _copy(target: Opened, described: Description) -> None:
    """Take the place of a collection document by document, for options that nothing but its creation can give."""
    name = described["name"]
    target.database.drop_collection(name)
    create(target, name, described)
    for _ in insert(target, name, whole(target.raw(staged(name)))):
        pass
    create_indexes(target, name, described)
    target.database.drop_collection(staged(name))


def create(target: Opened, name: str, described: Description) -> None:
    """Make a collection with the options of the one described."""
    target.database.command({"create": name, **described["options"]})


def create_indexes(target: Opened, name: str, described: Description) -> None:
    """Make the indexes of the collection described."""
    wanted = [
        {key: index[key] for key in index if key not in {"v", "ns", "background"}} for index in described["indexes"]
    ]
    if wanted:
        target.database.command({"createIndexes": name, "indexes": wanted})


def insert(target: Opened, name: str, documents: Iterable[RawBSONDocument]) -> Iterator[int]:
    """Insert documents in batches; how many are in after each."""
    done = 0
    for batch in batches(documents):
        _insert(target.raw(name), batch)
        done += len(batch)
        yield done


def _insert(collection: Raw, batch: list[RawBSONDocument]) -> None:
    """Insert a batch; a document older than its validator passes too, though that needs a right that few users have."""
    try:
        collection.insert_many(batch)
    except BulkWriteError as error:
        if error.details["writeErrors"][0]["code"] != UNFIT:
            raise
        rest = batch[
            error.details["nInserted"] :
        ]  # the embedded server takes nothing of a batch that holds such a document
        collection.insert_many(rest, bypass_document_validation=True)


def batches(documents: Iterable[RawBSONDocument]) -> Iterator[list[RawBSONDocument]]:
    """Documents in lists that stay below MongoDB's limits of a message, and small in memory."""
    batch: list[RawBSONDocument] = []
    size = 0
    for document in documents:
        if batch and (size + len(document.raw) > BATCH_BYTES or len(batch) == BATCH_DOCUMENTS):
            yield batch
            batch, size = [], 0
        batch.append(document)
        size += len(document.raw)
    if batch:
        yield batch
