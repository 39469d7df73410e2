"""The service over memory, and once over the embedded server; asked by an HTTP client without a socket between."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from crawler.monitor.web.app import create_app
from crawler.monitor.web.services import Services, in_memory, on_mongo
from crawler.store.choose import find_server
from crawler.store.embedded import stop
from crawler.store.mongo import MongoStore
from tests.store.newsdesk import minute

NOW = minute(60)


@pytest.fixture(scope="session")
def mongodb_uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home: Path = tmp_path_factory.mktemp("serving")
    server = find_server(mongodb_uri=None, home=home)
    yield server.uri
    stop(home / server.kind)


@pytest.fixture
def services() -> Services:
    """Everything in memory, an hour after the morning's first article."""
    return in_memory(clock=lambda: NOW)


@pytest.fixture
def embedded(mongodb_uri: str) -> Services:
    """The same over the embedded server, in a database of its own."""
    return on_mongo(MongoStore(lambda: mongodb_uri, database=f"web_{uuid4().hex[:8]}"), clock=lambda: NOW)


@asynccontextmanager
async def browsing(services: Services, **more: Any) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the service; redirects are not followed, errors of ours are answered, not raised."""
    app = create_app(services)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000", **more)
    async with app.router.lifespan_context(app), client:
        yield client


def with_site(services: Services, **changes: Any) -> Services:
    """The same services behind other settings of the site."""
    return replace(services, site=replace(services.site, **changes))


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run an async test in a loop of its own."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = pyfuncitem._fixtureinfo.argnames
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in wanted}))
    return True
