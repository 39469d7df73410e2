"""The link to one database, held through its restarts: asked again, at a new address if need be, until patience ends."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC
from typing import Any, TypeVar

import pymongo
from pymongo import AsyncMongoClient
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import ConfigurationError, InvalidOperation, PyMongoError

from crawler.store.codec import Document
from crawler.store.mongo_answers import FAILURES, Failure, as_store_error, is_slow, short, will_pass, without_password
from crawler.store.room import Room, enough_room, pauses

logging.getLogger("pymongo").setLevel(
    logging.INFO
)  # it tells of every command, and crawls let all that pass and drop it later

Answer = TypeVar("Answer")
Client = AsyncMongoClient[Document]
Database = AsyncDatabase[Document]
Ask = Callable[[Database], Awaitable[Answer]]

FIRST_ANSWER = 5.0  # seconds that the first connection may take, where nobody listens
SHORTEST, ANSWER = 1.0, 20.0  # seconds that an answer may take otherwise, at the end of patience and before
FAREWELL = 1.0  # seconds that a client may take to say goodbye to a server that may be gone

OPTIONS: dict[str, Any] = {
    "appname": "tashih",
    "tz_aware": True,
    "tzinfo": UTC,  # Python's own, as everywhere in this house
    "w": "majority",
    "journal": True,
    "readConcernLevel": "majority",
    "readPreference": "primary",
    "retryReads": False,  # the link tries again by itself, and looks for the database first
    "retryWrites": False,
    "maxPoolSize": 16,
    "timeoutMS": round(ANSWER * 1000),
}


def connect(uri: str) -> Client:
    """A client that acknowledges what a majority has in its journal, reads what stays, and never waits for ever."""
    try:
        return AsyncMongoClient(uri, **OPTIONS)
    except ValueError as error:
        raise ConfigurationError(str(error)) from None


async def answering(client: Client, *, seconds: float) -> Client:
    """*client* once its server has answered; it is closed again if none does in time."""
    try:
        with pymongo.timeout(seconds):
            await client.admin.command("ping")
    except BaseException:
        await part(client)
        raise
    return client


async def part(client: Client) -> None:
    """Close a client, whether its server is there to say goodbye or not."""
    with suppress(PyMongoError), pymongo.timeout(FAREWELL):
        await client.close()


def end_if_told() -> None:
    """CancelledError for a task that was cancelled and goes on: ``asyncio.wait_for`` in the driver may lose a cancellation."""
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError


class Link:
    """Runs questions against a database, and runs them again when it was away; so every write must be safe to repeat.

    *find_uri* says where the database is; it may take seconds and start a server, so it runs in a thread. It is asked again
    after each loss, since a restarted server may listen elsewhere. *insist_on_room* raises while nothing should be written.
    """

    def __init__(
        self,
        find_uri: Callable[[], str],
        *,
        database: str,
        patience: float,
        on_trouble: Callable[[str], None],
        insist_on_room: Callable[[], None] = enough_room,
    ) -> None:
        self._room = Room(insist_on_room, patience=patience, on_trouble=on_trouble)
        self._find_uri = find_uri
        self._name = database
        self._patience = patience
        self._on_trouble = on_trouble
        self._client: Client | None = None
        self._where = "nowhere yet"
        self._away_since: float | None = None
        self._finding = asyncio.Lock()
        self._tries = 0
        self._failure: Failure | None = None

    async def open(self, prepare: Ask[None]) -> None:
        """Connect and ask once, then *prepare* the database; StoreUnavailableError within seconds if nobody answers.

        A server that listens and is slow is given more time; one that was ended this very moment is looked for once more.
        """
        for seconds in (FIRST_ANSWER, ANSWER):
            try:
                await self._connected(seconds=seconds)
                break
            except FAILURES as error:
                if seconds == ANSWER or not (is_slow(error) or await self._is_elsewhere()):
                    raise as_store_error(error, where=self._where, waited=seconds) from error
        await self.run(prepare)

    async def close(self) -> None:
        """Let go of the connection."""
        await self._let_go(self._client)

    async def write(self, ask: Ask[Answer]) -> Answer:
        """Ask for a write, once there is room for it."""
        await self._room.wait()
        return await self.run(ask)

    async def run(self, ask: Ask[Answer]) -> Answer:
        """The database's answer, waiting for it if need be; StoreUnavailableError after patience, StoreRefusedError for a no.

        Patience counts from when the database went, whoever met that first: once it has ended, each question is tried once.
        """
        clock = asyncio.get_running_loop().time
        since = clock() if self._away_since is None else self._away_since
        for pause in pauses():
            client = None
            try:
                left = self._patience - (clock() - since)
                client = await self._connected(seconds=min(max(left, SHORTEST), ANSWER))
                answer = await ask(client[self._name])
            except FAILURES as error:
                end_if_told()
                waited = clock() - since
                will_wait = will_pass(error) or self._was_dropped(client, error)
                if not will_wait or waited + pause > self._patience:
                    raise as_store_error(error, where=self._where, waited=waited) from error
                await self._lose(client, error)
                await asyncio.sleep(pause)
            else:
                self._found_again()
                return answer
        raise AssertionError("pauses never end")

    async def _connected(self, *, seconds: float) -> Client:
        """The client, a new one if need be; those who wait while somebody tries in vain need not try themselves."""
        tries = self._tries
        async with self._finding:
            if self._client is None and self._failure and tries != self._tries:
                raise self._failure
            if self._client is None:
                self._tries += 1
                self._client = await self._found(seconds)
            return self._client

    async def _found(self, seconds: float) -> Client:
        try:
            uri = await asyncio.to_thread(self._find_uri)
            self._where = without_password(uri)
            return await answering(connect(uri), seconds=seconds)
        except FAILURES as error:
            self._failure = error
            raise

    async def _is_elsewhere(self) -> bool:
        """Whether the database is not where it was asked for: it may be an embedded one that was started again."""
        try:
            return without_password(await asyncio.to_thread(self._find_uri)) != self._where
        except FAILURES:
            return False

    def _was_dropped(self, client: Client | None, error: Failure) -> bool:
        """Whether another task let go of *client* while this one was using it."""
        return isinstance(error, InvalidOperation) and client is not self._client

    async def _lose(self, client: Client | None, error: Failure) -> None:
        if client is not self._client:
            return  # another task has found out, and perhaps found the database again
        if self._away_since is None:
            self._away_since = asyncio.get_running_loop().time()
            self._on_trouble(
                f"the database {self._where} is away, trying again for {self._patience:.0f} s: {short(error)}"
            )
        await self._let_go(client)

    async def _let_go(self, client: Client | None) -> None:
        if client is not None:
            self._client = None
            await part(client)

    def _found_again(self) -> None:
        if self._away_since is not None:
            self._away_since = None
            self._on_trouble(f"the database answers again, at {self._where}")
