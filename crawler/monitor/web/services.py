"""What the web service works with, handed in from outside, so that a test hands in memory and a fixed clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection, Request

from crawler.model import Publisher
from crawler.store.accounts import Accounts
from crawler.store.accounts_memory import MemoryAccounts
from crawler.store.accounts_mongo import MongoAccounts
from crawler.store.annotations import Annotations
from crawler.store.annotations_memory import MemoryAnnotations
from crawler.store.annotations_mongo import MongoAnnotations
from crawler.store.browsing import Browsing
from crawler.store.browsing_memory import MemoryBrowsing
from crawler.store.browsing_mongo import MongoBrowsing
from crawler.store.browsing_shared import SharedBrowsing
from crawler.store.memory import MemoryStore
from crawler.store.mongo import MongoStore
from crawler.store.outbox import Outbox
from crawler.store.outbox_memory import MemoryOutbox
from crawler.store.outbox_mongo import MongoOutbox
from crawler.store.protocol import Store

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """How the service presents and guards itself.

    ``url`` is the address that people use, where that is not the one it listens at (a proxy with TLS in front of it); empty
    otherwise. ``open_to_all`` tells that no account is set, so whoever reaches the loopback address may do everything.
    ``deadline`` is how many seconds a request may take before it is answered with 503.
    """

    title: str = "Tashih"
    url: str = ""
    open_to_all: bool = True
    session_age: timedelta = timedelta(days=14)
    deadline: float = 20.0

    @property
    def secure(self) -> bool:
        """Whether people come over TLS."""
        return urlsplit(self.url).scheme == "https"

    @property
    def hosts(self) -> frozenset[str]:
        """The names in the Host header that are ours."""
        return LOOPBACK | ({urlsplit(self.url).hostname or ""} - {""})


def utc_now() -> datetime:
    """The present instant."""
    return datetime.now(UTC)


def unknown() -> None:
    """How much room there is on a disk of which nothing is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything that a request may ask: each part is a contract with an implementation for tests beside it.

    ``free_bytes`` tells how much room the database's disk has, None if that is somebody else's.
    """

    store: Store
    browsing: Browsing
    annotations: Annotations
    accounts: Accounts
    outbox: Outbox = field(default_factory=MemoryOutbox)
    publishers: Mapping[str, Publisher] = field(default_factory=dict)
    site: Site = field(default_factory=Site)
    clock: Callable[[], datetime] = utc_now
    free_bytes: Callable[[], int | None] = unknown


def in_memory(store: MemoryStore | None = None, **more: Any) -> Services:
    """Services of which nothing stays; for tests and trials."""
    store = store or MemoryStore()
    return Services(
        store=store,
        browsing=MemoryBrowsing(store),
        annotations=MemoryAnnotations(),
        accounts=MemoryAccounts(),
        **more,
    )


def on_mongo(store: MongoStore, **more: Any) -> Services:
    """Services on a database."""
    return Services(
        store=store,
        browsing=SharedBrowsing(MongoBrowsing(store.documents)),
        annotations=MongoAnnotations(store.documents),
        accounts=MongoAccounts(store.documents),
        outbox=MongoOutbox(store.documents),
        **more,
    )


def services_of(connection: HTTPConnection) -> Services:
    """The services of the application that serves this request."""
    found: Services = connection.app.state.services
    return found


def base_of(request: Request) -> str:
    """The service's own address as its asker knows it, without a slash at its end; the Host header was checked before."""
    return services_of(request).site.url.rstrip("/") or f"{request.url.scheme}://{request.url.netloc}"
