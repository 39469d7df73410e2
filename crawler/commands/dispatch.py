"""``tashih dispatch``: hands out what is due to a cluster's workers."""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
from contextlib import suppress
from datetime import timedelta

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from crawler.cluster.dispatching import Message, hand_out
from crawler.cluster.publishing import publish
from crawler.errors import BrokerError
from crawler.middlewares.contact import require_contact
from crawler.model import Publisher
from crawler.publishers.catalogue import load_publishers
from crawler.shell import ask, plainly, say
from crawler.spiders.lessons import Lessons
from crawler.spiders.watchlist import hosts_of, walks_of, watched
from crawler.store.described import publishers_of
from crawler.store.evidence import this_instant
from crawler.store.protocol import Store

PREPARE_EVERY = timedelta(minutes=10)
logger = logging.getLogger(__name__)


class Command(ScrapyCommand):
    """Hand out hosts that have something due, for ever or once."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """The form of the command."""
        return "[--once]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Hand out what is due to a cluster's workers"

    def long_desc(self) -> str:
        """The help text, with an example."""
        return (
            "Sends a message to the broker (TASHIH_BROKER) for the hosts that have something due; the workers of "
            "`celery -A crawler.cluster.app worker` visit them. Several dispatchers do no harm. "
            "Set SCRAPY_SETTINGS_MODULE=settings.cluster. Example: tashih dispatch"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --once."""
        super().add_options(parser)
        parser.add_argument("--once", action="store_true", help="hand out what is due now, then end")

    @plainly
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Look round until told to stop."""
        if args:
            raise UsageError(f"dispatch takes no argument, and got {args[0]!r}. Example: tashih dispatch --once")
        assert self.settings is not None
        settings = self.settings
        if not settings.get("CELERY_BROKER_URL"):
            raise UsageError("dispatch needs the cluster's settings. Set SCRAPY_SETTINGS_MODULE=settings.cluster.")
        ask(settings, lambda store: Dispatcher(store, settings).run(once=opts.once))


class Dispatcher:
    """Looks round for hosts with something due, and hands them out."""

    def __init__(self, store: Store, settings: BaseSettings) -> None:
        self.store = store
        self.settings = settings
        self.every = settings.getfloat("CLUSTER_DISPATCH_EVERY_SECONDS")
        self.stopped = asyncio.Event()

    async def run(self, *, once: bool) -> None:
        """Hand out, for ever or once; a broker that is away is waited for, unless it is once."""
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, self.stopped.set)
        prepared_at = None
        while not self.stopped.is_set():
            now = this_instant()
            if prepared_at is None or now - prepared_at >= PREPARE_EVERY:
                await self.prepare()
                prepared_at = now
            try:
                await self.hand_out()
            except BrokerError as error:
                if once:
                    raise
                logger.warning("%s", error)
            if once:
                return
            with suppress(TimeoutError):
                await asyncio.wait_for(self.stopped.wait(), self.every)

    async def prepare(self) -> None:
        """Make the listings of the watched publishers known, and learn from the visits of the days before."""
        publishers = publishers_of(self.settings)
        frontier = self.store.frontier
        watching = watched(publishers, built_in=load_publishers(None), named=(), walks=await frontier.walks())
        hosts = await frontier.hosts()
        require_contact([*hosts_of(watching.values()), *(host.name for host in hosts)], self.settings)
        await self._watch(list(watching.values()))
        names = {name for host in hosts for name in host.publishers}
        await Lessons(self.store).learn(names, now=this_instant())

    async def _watch(self, watching: list[Publisher]) -> None:
        for publisher in watching:
            await self.store.frontier.watch(walks_of(publisher, this_instant()))

    async def hand_out(self) -> None:
        """One look round."""
        handed = await hand_out(
            self.store.frontier,
            self.send,
            now=this_instant(),
            queued_for=timedelta(seconds=self.settings.getfloat("CLUSTER_QUEUED_SECONDS")),
            hosts_per_message=max(self.settings.getint("CLUSTER_HOSTS_PER_MESSAGE"), 1),
        )
        if handed:
            say(f"{handed} hosts handed out")

    async def send(self, message: Message) -> None:
        """Give a message to the broker; BrokerError if it does not take it."""
        await asyncio.to_thread(publish, message)
