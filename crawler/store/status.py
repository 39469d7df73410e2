"""What there is to say of the database's server without starting it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pymongo import MongoClient
from pymongo.errors import PyMongoError

from crawler.store.choose import LOCAL_URI, checked, choose_engine, running_engine
from crawler.store.embedded import occupant
from crawler.store.engines import Engine
from crawler.store.folder import explained, free_bytes, read_stamp, used_bytes
from crawler.store.mongo_answers import without_password
from crawler.store.wire import ask

SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A server at this moment: ``address`` is None unless it runs here, sizes are bytes and None for a configured one."""

    kind: Literal["configured", "mongod", "embedded"]
    running: bool
    address: str | None
    version: str | None
    pid: int | None = None
    folder: Path | None = None
    used: int | None = None
    free: int | None = None


def status_of(mongodb_uri: str | None, home: Path) -> Status:
    """The configured server, else the one that runs in *home*, else the one that would."""
    return (
        _configured(checked(mongodb_uri)) if mongodb_uri else _local(running_engine(home) or choose_engine(home), home)
    )


def _configured(uri: str) -> Status:
    milliseconds = round(SECONDS * 1000)
    try:
        with MongoClient[dict[str, Any]](uri, serverSelectionTimeoutMS=milliseconds, timeoutMS=milliseconds) as client:
            version = version_in(client.admin.command("buildInfo"))
    except PyMongoError:
        version = None
    return Status(kind="configured", running=version is not None, address=without_password(uri), version=version)


def _local(engine: Engine | type[Engine], home: Path) -> Status:
    folder = home / engine.kind
    server = occupant(folder)
    version = _version_at(server.port) if server and server.port else None
    stamp = read_stamp(folder)
    with explained(folder):
        return Status(
            kind=engine.kind,
            running=version is not None,
            address=LOCAL_URI.format(port=server.port) if server and server.port else None,
            version=version or (f"{stamp.engine} {stamp.version}" if stamp else None),
            pid=server.pid if server else None,
            folder=folder,
            used=used_bytes(folder),
            free=free_bytes(folder),
        )


def _version_at(port: int) -> str | None:
    try:
        return version_in(ask(port, {"buildInfo": 1}, seconds=SECONDS))
    except (TimeoutError, ConnectionError):
        return None


def version_in(build_info: Mapping[str, Any]) -> str:
    """The version as a person knows it; the embedded server also says which MongoDB it stands in for."""
    mongodb = f"MongoDB {build_info.get('version', '?')}"
    own = build_info.get("secantusVersion")
    return f"secantusdb {own} (as {mongodb})" if own else mongodb
