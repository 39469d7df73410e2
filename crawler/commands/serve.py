"""``tashih serve``: the dashboard and the API."""

from __future__ import annotations

import argparse
import asyncio
import ipaddress
import logging
import socket
import sys
from datetime import timedelta
from pathlib import Path
from types import FrameType
from urllib.parse import urlsplit

import uvicorn
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from crawler.errors import UsageError as OurUsageError
from crawler.monitor.until import end_all
from crawler.monitor.web.app import create_app
from crawler.monitor.web.connections import PromptProtocol
from crawler.monitor.web.services import LOOPBACK, Services, Site, on_mongo
from crawler.publishers.catalogue import load_publishers
from crawler.shell import plainly, say
from crawler.store.accounts import Accounts
from crawler.store.accounts_mongo import MongoAccounts
from crawler.store.connect import home_of
from crawler.store.folder import free_bytes
from crawler.store.mongo import MongoStore
from crawler.store.shared import store_from

HOST, PORT = "127.0.0.1", 8000
IDLE_SECONDS = 15  # how long a connection may stay open without a request
FAREWELL_SECONDS = 3  # how long running requests may take when the service stops
MOST_CONNECTIONS = 1_000
WAITING = 512  # connections that wait to be accepted


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
            "Serves the dashboard and the API until it is stopped (Ctrl-C). Without accounts only this machine can reach it; "
            "`tashih users add` makes the first one. Example: tashih serve --port 8080"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Where to listen."""
        super().add_options(parser)
        parser.add_argument("--host", default=HOST, help=f"address to listen at (default {HOST})")
        parser.add_argument("--port", type=int, default=PORT, help=f"port to listen at, 0 for any (default {PORT})")
        parser.add_argument(
            "--url", help="the address that people use, if a proxy stands in front (default: SERVE_URL)"
        )

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Serve until stopped."""
        if args or not 0 <= opts.port <= 65535:
            raise UsageError("serve takes no arguments, and a port from 0 to 65535")
        assert self.settings is not None
        logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s", stream=sys.stderr)
        asyncio.run(serve(self.settings, opts))


class Server(uvicorn.Server):
    """Ends when a signal says so, the second one at once, and exits with 0: uvicorn itself would then die of the signal."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002
        """A signal came."""
        self.force_exit = self.should_exit
        self.should_exit = True


async def serve(settings: BaseSettings, opts: argparse.Namespace) -> None:
    """Listen and answer until a signal comes; what is wrong is told before anything listens."""
    url = checked_url(opts.url or settings.get("SERVE_URL") or "")
    patient = settings.copy()
    patient.set("STORE_PATIENCE_SECONDS", settings.getfloat("SERVE_PATIENCE_SECONDS"), priority="cmdline")
    store = store_from(patient)
    await store.open()
    try:
        with_accounts = await refuse_strangers(MongoAccounts(store.documents), host=opts.host, url=url)
        services = services_from(settings, store, url=url, open_to_all=not with_accounts)
        with listening(opts.host, opts.port) as listener:
            say(f"serving at {url or address_of(listener)} (stop with Ctrl-C)")
            await Server(configured(services)).serve(sockets=[listener])
    finally:
        await store.close()
        await end_all(asyncio.all_tasks() - {asyncio.current_task()})


def services_from(settings: BaseSettings, store: MongoStore, *, url: str, open_to_all: bool) -> Services:
    """The services that the settings name."""
    extra = settings.get("PUBLISHERS_PATH")
    site = Site(
        url=url,
        open_to_all=open_to_all,
        session_age=timedelta(hours=settings.getfloat("SESSION_HOURS")),
        deadline=settings.getfloat("SERVE_DEADLINE_SECONDS"),
    )
    own = not settings.get("MONGODB_URI")
    return on_mongo(
        store,
        publishers=load_publishers(Path(extra) if extra else None),
        site=site,
        free_bytes=lambda: free_bytes(home_of(settings)) if own else None,
    )


async def refuse_strangers(accounts: Accounts, *, host: str, url: str) -> bool:
    """Whether accounts are set; UsageError if none is and other machines could reach the service."""
    if await accounts.any():
        return True
    if is_loopback(host) and (not url or is_loopback(urlsplit(url).hostname or "")):
        return False
    raise OurUsageError(
        f"without accounts only this machine may reach the service, and {url or host!r} is open to others. "
        "Make an account first: tashih users add NAME --role admin"
    )


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches that address.

    >>> is_loopback("127.0.0.2"), is_loopback("::1"), is_loopback("0.0.0.0"), is_loopback("localhost")
    (True, True, False, True)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() in LOOPBACK


def checked_url(url: str) -> str:
    """The address that people use; UsageError if it is none."""
    try:
        parts = urlsplit(url)
        fits = (
            parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.path in {"", "/"} and not parts.query
        )
    except ValueError:
        fits = False
    if url and not fits:
        raise OurUsageError(f"{url!r} is no address of a service: write one like https://watch.example.org")
    return url.rstrip("/")


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there; UsageError if it cannot."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.create_server((host, port), family=family, backlog=WAITING)
    except (OSError, UnicodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "no such address"
        raise OurUsageError(
            f"cannot listen at {host} port {port}: {why}. Choose another with --host and --port."
        ) from None
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else a body waits 40 ms for its head's receipt
    return listener


def address_of(listener: socket.socket) -> str:
    """Where a socket listens, as an address for a browser."""
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def configured(services: Services) -> uvicorn.Config:
    """How the server runs; a proxy's word for who asks is taken from this machine alone, and only if one is expected."""
    return uvicorn.Config(
        create_app(services),
        http=PromptProtocol,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=FAREWELL_SECONDS,
        limit_concurrency=MOST_CONNECTIONS,
        proxy_headers=bool(services.site.url),
        forwarded_allow_ips="127.0.0.1",
    )
