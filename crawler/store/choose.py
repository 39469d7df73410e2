"""Which MongoDB is used: the configured one, else a ``mongod`` on PATH, else the embedded server."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pymongo.errors import PyMongoError
from pymongo.uri_parser import parse_uri

from crawler.errors import EmbeddedServerError, UsageError
from crawler.store.embedded import PATIENT, Patience, occupant, serve, stop
from crawler.store.engines import EmbeddedEngine, Engine, MongodEngine
from crawler.store.folder import FLOOR, has_data

# A write counts once it is in the journal. A direct connection cannot wait for a replica set that says good-bye.
LOCAL_URI = "mongodb://127.0.0.1:{port}/?directConnection=true&w=majority&journal=true&readConcernLevel=majority&retryWrites=true"


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A MongoDB to connect to, and whose it is."""

    uri: str
    kind: Literal["configured", "mongod", "embedded"]


def find_server(*, mongodb_uri: str | None, home: Path, floor: int = FLOOR, patience: Patience = PATIENT) -> Server:
    """The server to use, started if it is one of ours and does not run; call again when it has gone.

    UsageError if *mongodb_uri* is no address of a MongoDB, else the errors of :func:`crawler.store.embedded.serve`.
    """
    if mongodb_uri:
        return Server(uri=checked(mongodb_uri), kind="configured")
    engine = choose_engine(home)
    server = serve(engine, home / engine.kind, floor=floor, patience=patience)
    return Server(uri=LOCAL_URI.format(port=server.port), kind=engine.kind)


def choose_engine(home: Path) -> Engine:
    """The engine that serves *home*: a history stays with the one that wrote it, a new one prefers a ``mongod`` on PATH."""
    program = shutil.which("mongod")
    in_mongod, in_embedded = (has_data(home / engine.kind) for engine in (MongodEngine, EmbeddedEngine))
    if program and (in_mongod or not in_embedded):
        return MongodEngine(program)
    if in_mongod:
        raise EmbeddedServerError(
            f"the history in {home / MongodEngine.kind} was written by a mongod, and none is on PATH. "
            "Put it back on PATH, or set MONGODB_URI, or move that folder aside to begin a new history."
        )
    return EmbeddedEngine()


def running_engine(home: Path) -> type[Engine] | None:
    """Which engine runs in *home* at this moment."""
    return next((engine for engine in (MongodEngine, EmbeddedEngine) if occupant(home / engine.kind)), None)


def stop_servers(home: Path) -> list[str]:
    """Stop what runs in *home*; the kinds that ran."""
    return [engine.kind for engine in (MongodEngine, EmbeddedEngine) if stop(home / engine.kind)]


def checked(uri: str) -> str:
    """The address itself; UsageError if MongoDB's driver would not take it. No name is looked up and no password repeated."""
    try:
        if not uri.startswith("mongodb+srv://"):
            parse_uri(uri, warn=True)
    except (PyMongoError, ValueError) as error:
        why = "" if "@" in uri else f" ({error})"
        raise UsageError(
            f"MONGODB_URI is no address of a MongoDB{why}. One looks like mongodb://host:27017 or mongodb+srv://host, "
            "and /, ?, #, @ and % in its password are written as %2F, %3F, %23, %40 and %25."
        ) from None
    return uri
