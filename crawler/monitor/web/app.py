"""The application: services in, an ASGI app out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from crawler.monitor.web import pages
from crawler.monitor.web.access.guard import Guard
from crawler.monitor.web.access.throttle import Throttle
from crawler.monitor.web.deadline import DeadlineMiddleware, HeadMiddleware, MistakeMiddleware
from crawler.monitor.web.live import Live
from crawler.monitor.web.lookout import lookout_for
from crawler.monitor.web.problems import install_problems
from crawler.monitor.web.routes import ROUTERS
from crawler.monitor.web.security import HeadersMiddleware, HostMiddleware
from crawler.monitor.web.services import Services
from crawler.monitor.web.statistics import DayCounter

PASSWORDS_AT_ONCE = 2  # that are checked; each takes 64 MB
STATIC = Path(pages.__file__).parent / "static"


def create_app(services: Services) -> FastAPI:
    """The web service over *services*; its lifespan opens and closes the store."""
    app = FastAPI(
        title=services.site.title,
        version="1",
        lifespan=lifespan,
        openapi_url="/api/openapi.json",
        docs_url=None,  # the usual pages load their scripts from somebody else's server
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.services = services
    app.state.login_page = pages.login_page
    app.state.throttle = Throttle()
    app.state.counter = DayCounter(services)
    app.state.lookout = lookout_for(services)
    app.state.checking = asyncio.Semaphore(PASSWORDS_AT_ONCE)
    install_problems(app, pages.problem_page)
    for router in ROUTERS:
        app.include_router(router)
    app.include_router(pages.router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC, check_dir=False), name="static")
    guard_all(app, services)
    return app


def guard_all(app: FastAPI, services: Services) -> None:
    """Put the middlewares around the routes, the innermost first."""
    app.add_middleware(HeadMiddleware)
    app.add_middleware(Guard, services=services)
    app.add_middleware(DeadlineMiddleware, seconds=services.site.deadline)
    app.add_middleware(HostMiddleware, site=services.site)
    app.add_middleware(MistakeMiddleware)
    app.add_middleware(HeadersMiddleware, secure=services.site.secure)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Keep the store open, and follow it, while the service runs."""
    store = app.state.services.store
    await store.open()
    try:
        app.state.live = Live(store.recordings)
        async with app.state.live.running():
            yield
    finally:
        await app.state.lookout.close()
        await store.close()
