"""The reader's side: a process that reads one page after another until its crawl has ended."""

from __future__ import annotations

import os
import signal
import socket
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from io import BufferedRWPair
from multiprocessing import parent_process

from crawler.pool.whole import Question, Whole
from crawler.pool.wire import packed, take
from crawler.reading.warming import warm

Read = Callable[[Question], Whole]
READY = "ready"


def serve(channel: socket.socket, read: Read, seconds: float) -> None:
    """Read what comes over the channel; a page that takes twice the *seconds* a crawl waits for it ends this process.

    The crawl ends a slow reader itself. Only if it is gone does the clock of the kernel count, which also stops code
    that never lets Python's own threads run.
    """
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.SIG_IGN)
    threading.Thread(target=end_with_parent, daemon=True).start()
    warm()
    with channel, channel.makefile("rwb") as stream, suppress(OSError, EOFError):
        answer(stream, READY)
        while True:
            question = take(stream)
            signal.setitimer(signal.ITIMER_REAL, 2 * seconds)
            found = answer_to(question, read)
            signal.setitimer(signal.ITIMER_REAL, 0)
            answer(stream, found)


def answer_to(question: Question, read: Read) -> Whole | str:
    """The page as read, or how reading failed; without memory this process is of no more use and ends."""
    try:
        return read(question)
    except MemoryError:
        raise SystemExit(1) from None
    except Exception:
        return traceback.format_exc()


def answer(stream: BufferedRWPair, value: object) -> None:
    """Send a value at once."""
    stream.write(packed(value))
    stream.flush()


def end_with_parent() -> None:
    """End as soon as the crawl has, however it did, in mid-page too."""
    crawl = parent_process()
    assert crawl is not None
    crawl.join()
    os._exit(1)
