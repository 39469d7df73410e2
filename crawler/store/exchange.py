"""The end of a restore: loaded collections take the place of the ones in use, step by step, each of which can be taken twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import bson
from bson.raw_bson import RawBSONDocument
from pymongo.errors import BulkWriteError

from crawler.store.database import RESTORE, Description, Opened, is_stored
from crawler.store.windows import Raw

BATCH_BYTES, BATCH_DOCUMENTS = 4 * 1024 * 1024, 1000
UNFIT = 121  # MongoDB's error code: the document does not fit its validator


def staged(name: str) -> str:
    """Where a collection waits until all are loaded."""
    return f"{RESTORE}.{name}"


def complete(target: Opened) -> str | None:
    """Carry out the plan of exchange if there is one; the digest of the dump that is in use now."""
    plans = target.database[RESTORE]
    plan = plans.find_one({"_id": "restore", "phase": "exchange"})
    if plan is None:
        return None
    described: list[Description] = bson.decode(plan["described"])["described"]
    stored = [each for each in described if is_stored(each)]
    drop_others(target, kept={each["name"] for each in stored})
    for each in stored:
        if each["name"] not in plan["done"]:
            _exchange(target, each)
            plans.update_one({"_id": "restore"}, {"$addToSet": {"done": each["name"]}})
    for each in described:
        if not is_stored(each):
            create(target, each["name"], each)
    drop_staged(target)
    plans.delete_one({"_id": "restore"})  # journaled, and with it all that went before
    target.database.drop_collection(RESTORE)
    return str(plan["sha256"])


def drop_staged(target: Opened) -> None:
    """Drop what is loaded and not in use."""
    for name in target.database.list_collection_names():
        if name.startswith(staged("")):
            target.database.drop_collection(name)


def drop_others(target: Opened, *, kept: set[str]) -> None:
    """Drop every view, and every collection but those kept."""
    for each in target.described():
        if not is_stored(each) or each["name"] not in kept:
            target.database.drop_collection(each["name"])


def _exchange(target: Opened, described: Description) -> None:
    """Put what is loaded in the place of what is in use: at once, or copied while the loaded one stays."""
    name = described["name"]
    if not target.capabilities.rename_is_atomic:
        target.database.drop_collection(name)
        create(target, name, described)
        for _ in insert(target, name, target.documents(staged(name), described)):
            pass
        create_indexes(target, name, described)
    elif staged(name) in target.database.list_collection_names():
        target.database[staged(name)].rename(name, dropTarget=True)


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
