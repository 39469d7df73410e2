"""Relays between a crawl and its database: one that is away or slow when told to, and two that take turns as primary."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Self

from bson import ObjectId

from bench.durability.messages import GREETINGS, HEADER, Message

NOT_PRIMARY = (10107, "NotWritablePrimary")


@dataclass
class Weather:
    """What a relay does to what passes; ``delay`` is in seconds an answer."""

    away: bool = False
    delay: float = 0.0


@dataclass
class Election:
    """Who of the members is primary, None while they vote."""

    members: list[str] = field(default_factory=list)
    primary: str | None = None
    term: ObjectId = field(default_factory=ObjectId)

    def elect(self, member: str | None) -> None:
        """Let a member win, or let nobody be primary."""
        self.primary, self.term = member, ObjectId()

    def told(self, hello: dict[str, Any], me: str) -> dict[str, Any]:
        """A greeting's answer as this member gives it."""
        leads = me == self.primary
        said = {name: value for name, value in hello.items() if name not in {"topologyVersion", "primary"}}
        said |= {"hosts": self.members, "me": me, "isWritablePrimary": leads, "secondary": not leads, "setVersion": 1}
        if "ismaster" in said:
            said["ismaster"] = leads
        return said | ({"electionId": self.term, "primary": me} if leads else {})


class Relay:
    """Passes messages between 127.0.0.1:``port`` and a server, through its weather, as one member of an election if given."""

    def __init__(self, target: int, election: Election | None = None) -> None:
        self.weather = Weather()
        self.election = election
        self._target = target
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="relay", daemon=True)
        self._writers: set[asyncio.StreamWriter] = set()

    def __enter__(self) -> Self:
        self._thread.start()
        self._server = self._do(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port: int = self._server.sockets[0].getsockname()[1]
        if self.election is not None:
            self.election.members.append(self.address)
        return self

    def __exit__(self, *_: object) -> None:
        self._do(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"127.0.0.1:{self.port}"

    def go_away(self) -> None:
        """Hang up on everyone, and on whoever comes."""
        self.weather.away = True
        self._do(self._hang_up())

    def come_back(self) -> None:
        """Let everything pass at once again."""
        self.weather.away, self.weather.delay = False, 0.0

    def _do(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    async def _hang_up(self) -> None:
        for writer in tuple(self._writers):
            writer.transport.abort()

    async def _end(self) -> None:
        self._server.close()
        await self._hang_up()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.weather.away:
            writer.transport.abort()
            return
        back, forth = await asyncio.open_connection("127.0.0.1", self._target)
        self._writers |= {writer, forth}
        greetings: set[int] = set()
        ways = (self._ask(reader, forth, writer, greetings), self._answer(back, writer, greetings))
        with suppress(asyncio.CancelledError):
            await first_to_end(*ways)
        for end in (writer, forth):
            end.transport.abort()
            self._writers.discard(end)

    async def _ask(
        self,
        reader: asyncio.StreamReader,
        server: asyncio.StreamWriter,
        client: asyncio.StreamWriter,
        greetings: set[int],
    ) -> None:
        while True:
            message = await received(reader)
            if self.election and message.command in GREETINGS:
                greetings.add(message.request)
            if self.election and self._refuses(message):
                client.write(message.refused(*NOT_PRIMARY).whole)
            else:
                server.write(message.whole)

    def _refuses(self, message: Message) -> bool:
        """Whether this member is asked for what only a primary does."""
        assert self.election is not None
        return self.election.primary != self.address and message.command not in GREETINGS | {"endSessions"}

    async def _answer(self, server: asyncio.StreamReader, client: asyncio.StreamWriter, greetings: set[int]) -> None:
        while True:
            message = await received(server)
            if self.election and message.answers in greetings:
                greetings.discard(message.answers)
                message = message.with_document(self.election.told(message.document, self.address))
            await asyncio.sleep(self.weather.delay)
            client.write(message.whole)


async def received(reader: asyncio.StreamReader) -> Message:
    """The next message."""
    length, request, answers, opcode = HEADER.unpack(await reader.readexactly(HEADER.size))
    return Message(request, answers, opcode, await reader.readexactly(length - HEADER.size))


async def first_to_end(*ways: Coroutine[Any, Any, None]) -> None:
    """Run until one of them ends, as it does when somebody hangs up; the others are ended then."""
    tasks = [asyncio.ensure_future(way) for way in ways]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
