"""``tashih serve``: the dashboard and the API."""

from __future__ import annotations

import argparse
import asyncio
import logging

import uvicorn
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from crawler.monitor.web.app import create_app
from crawler.monitor.web.services import Services, Site, on_mongo
from crawler.shell import plainly, say
from crawler.store.described import publishers_of
from crawler.store.shared import store_from

HOST, PORT = "127.0.0.1", 8000
IDLE_SECONDS = 15  # how long a connection may stay open without a request
FAREWELL_SECONDS = 5  # how long running requests may take when the service stops


class Command(ScrapyCommand):
    """Serve the dashboard and the API."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """The form of the command."""
        return "[options]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "The dashboard, with the same data as JSON, feeds and Memento"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return (
            "Serves the dashboard and the API until it is stopped (Ctrl-C). Without accounts only this machine can reach it. "
            "Example: tashih serve --port 8080"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Where to listen."""
        super().add_options(parser)
        parser.add_argument("--host", default=HOST, help=f"address to listen at (default {HOST})")
        parser.add_argument("--port", type=port, default=PORT, help=f"port to listen at, 0 for any (default {PORT})")

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Serve until stopped."""
        if args:
            raise UsageError("serve takes no arguments")
        assert self.settings is not None
        asyncio.run(serve(services_from(self.settings), host=opts.host, port=opts.port))


def port(text: str) -> int:
    """A port's number."""
    number = int(text)
    if not 0 <= number <= 65535:
        raise ValueError
    return number


def services_from(settings: BaseSettings) -> Services:
    """The services that the settings name."""
    return on_mongo(
        store_from(settings),
        publishers=publishers_of(settings),
        site=Site(),
    )


async def serve(services: Services, *, host: str, port: int) -> None:
    """Listen and answer until a signal comes; a database that is not there is told before anything listens."""
    await services.store.open()
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    config = uvicorn.Config(
        create_app(services),
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=FAREWELL_SECONDS,
    )
    say(f"serving at http://{host}:{port}/ (stop with Ctrl-C)")
    await uvicorn.Server(config).serve()
