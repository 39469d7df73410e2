"""A database as dump and restore see it: whatever server it is on, whatever collections it has, documents as bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from bson.codec_options import CodecOptions, DatetimeConversion
from bson.raw_bson import RawBSONDocument
from pymongo import MongoClient
from pymongo.database import Database
from pymongo.errors import PyMongoError

from crawler.errors import StoreRefusedError
from crawler.store.capabilities import Capabilities, capabilities_of
from crawler.store.mongo_answers import as_store_error, without_password
from crawler.store.schema import VALIDATED
from crawler.store.status import version_in
from crawler.store.windows import Raw, by_time, clock_of, whole

ANSWER, LONG = 5.0, 3600.0  # seconds for the first answer, and for one that builds an index over years of revisions
RESTORE = "_restore"  # a restore's plan and, under names that begin so, the collections it loads
RAW: CodecOptions[RawBSONDocument] = CodecOptions(
    document_class=RawBSONDocument, datetime_conversion=DatetimeConversion.DATETIME_AUTO
)

Description = dict[str, Any]
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Opened:
    """A database with a connection to it, and what its server is."""

    database: Database[dict[str, Any]]
    server: str
    capabilities: Capabilities

    def described(self) -> list[Description]:
        """The collections and views: {name, type, options, indexes}; what points comes before what it points at."""
        order = list(VALIDATED)
        listed = [each for each in self.database.list_collections() if not is_internal(each["name"])]
        listed.sort(key=lambda each: (order.index(each["name"]) if each["name"] in order else len(order), each["name"]))
        return [self._described(each) for each in listed]

    def _described(self, listed: Mapping[str, Any]) -> Description:
        name, kind = listed["name"], listed.get("type", "collection")
        if kind not in {"collection", "view"}:
            raise StoreRefusedError(f"{name} is a {kind} collection; plain collections and views can be dumped.")
        indexes = [dict(each) for each in self.database[name].list_indexes()] if kind == "collection" else []
        made = [index for index in indexes if index["name"] != "_id_"]
        return {"name": name, "type": kind, "options": listed["options"], "indexes": made}

    def raw(self, name: str) -> Raw:
        """A collection whose documents come and go as the bytes they are."""
        return cast("Raw", self.database.get_collection(name, codec_options=RAW))

    def documents(self, name: str, described: Description) -> Iterator[RawBSONDocument]:
        """Every document of a collection that has the options and indexes described."""
        clock = clock_of(described["options"], described["indexes"])
        if clock and self.capabilities.reads_all_matches:
            return by_time(self.raw(name), clock, now=datetime.now(UTC))
        return whole(self.raw(name)) if is_stored(described) else iter(())

    def count(self, name: str) -> int:
        """How many documents a collection holds."""
        return self.database[name].estimated_document_count()

    def is_half_restored(self) -> bool:
        """Whether a restore was ended when only a part of its dump was in use."""
        mark = self.database[RESTORE].find_one({"_id": "restore"}) or {}
        return mark.get("phase") == "exchange" or mark.get("in_place") is True


def is_stored(described: Description) -> bool:
    """Whether it holds documents of its own: a view does not."""
    return bool(described["type"] == "collection")


def is_internal(name: str) -> bool:
    """Whether a collection is the server's own, or a restore's."""
    return name == RESTORE or name.startswith(("system.", f"{RESTORE}."))


@contextmanager
def opened(uri: str, database: str, *, answer: float = ANSWER) -> Iterator[Opened]:
    """Connect for work that may take long; StoreUnavailableError or StoreRefusedError for whatever the server does.

    *answer* is how many seconds the first answer may take.
    """
    where = without_password(uri)
    try:
        with MongoClient[dict[str, Any]](
            uri,
            appname="tashih",
            tz_aware=True,
            w="majority",
            journal=True,
            readConcernLevel="majority",
            serverSelectionTimeoutMS=round(answer * 1000),
            socketTimeoutMS=round(LONG * 1000),
        ) as client:
            said = client.admin.command("buildInfo")
            yield Opened(client[database], version_in(said), capabilities_of(said))
    except PyMongoError as error:
        raise as_store_error(error, where=where, waited=answer) from error
