"""One reader as its crawl sees it: started, asked, ended."""

from __future__ import annotations

import asyncio
import multiprocessing
import socket
from asyncio import StreamReader, StreamWriter
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from multiprocessing.util import Finalize
from typing import Self
from weakref import WeakSet

from crawler.pool.serving import Read, serve
from crawler.pool.whole import Question, Whole
from crawler.pool.wire import packed, taken

FORK_SERVER = multiprocessing.get_context("forkserver")
BUFFER = 1024 * 1024  # bytes
DIED = "the process that read it died"
_begun: WeakSet[ForkServerProcess] = WeakSet()


class LostError(Exception):
    """A reader ended before it had answered, or never came up; the message says which."""


@dataclass(frozen=True, slots=True)
class Worker:
    """A process and the line to it; it reads one page at a time."""

    process: ForkServerProcess
    reader: StreamReader
    writer: StreamWriter

    @classmethod
    async def started(cls, read: Read, seconds: float) -> Self:
        """A new reader, ready for its first page; LostError if it does not come up.

        It is forked from a process that has imported and compiled everything, never from the crawl with its reactor.
        """
        FORK_SERVER.set_forkserver_preload(["crawler.pool.preload"])
        ours, theirs = socket.socketpair()
        with theirs:
            process = FORK_SERVER.Process(target=serve, args=(theirs, read, seconds), daemon=True)
            _begun.add(process)
            try:
                await asyncio.to_thread(process.start)  # the first one waits until everything is compiled
            except (OSError, EOFError) as error:
                ours.close()
                raise LostError("the process to read it did not start") from error
        worker = cls(process, *await asyncio.open_unix_connection(sock=ours, limit=BUFFER))
        try:
            await worker._heard()
        except BaseException:
            worker.end()
            raise
        return worker

    async def ask(self, question: Question) -> Whole | str:
        """What it makes of a page, or how that failed; LostError if it ends meanwhile."""
        try:
            self.writer.write(packed(question))
            await self.writer.drain()
        except ConnectionError as error:
            raise LostError(DIED) from error
        answer: Whole | str = await self._heard()
        return answer

    async def _heard(self) -> Whole | str:
        try:
            found: Whole | str = await taken(self.reader)
        except (EOFError, ConnectionError) as error:
            raise LostError(DIED) from error
        return found

    @property
    def has_ended(self) -> bool:
        """Whether it has hung up."""
        return self.reader.at_eof()

    def end(self) -> None:
        """Hang up and end the process, whatever it is doing; called in the event loop."""
        kill(self.process)
        self.writer.transport.abort()


def kill(process: ForkServerProcess) -> None:
    """End a process without asking it, unless it has ended."""
    if process.is_alive():
        process.kill()


def kill_all() -> None:
    """End what a crawl left behind that had no time to close its pool."""
    for process in list(_begun):
        kill(process)


Finalize(None, kill_all, exitpriority=10)  # before multiprocessing asks its children to end and waits until they have
