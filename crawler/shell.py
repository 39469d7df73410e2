"""What all commands share: errors said plainly, exit codes, a store opened and closed around a question."""

from __future__ import annotations

import argparse
import asyncio
import os
import pydoc
import shutil
import sys
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Protocol, TypeVar

from scrapy.settings import BaseSettings

from crawler.errors import TashihError
from crawler.judgement.plain import safe
from crawler.store.mongo import MongoStore
from crawler.store.shared import store_from

Answer = TypeVar("Answer")


class ExitsWithCode(Protocol):
    """A Scrapy command, as far as its exit code goes."""

    exitcode: int


Run = Callable[..., None]


def plainly(run: Run) -> Run:
    """Let a command's ``run`` say its errors in one paragraph on standard error and exit with their code.

    A closed pipe (``tashih log | head``) is no error.
    """

    @wraps(run)
    def wrapped(self: ExitsWithCode, args: list[str], opts: argparse.Namespace) -> None:
        try:
            run(self, args, opts)
            sys.stdout.flush()
        except TashihError as error:
            print(f"tashih: {error}", file=sys.stderr)
            self.exitcode = error.exit_code
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    return wrapped


def ask(settings: BaseSettings, question: Callable[[MongoStore], Awaitable[Answer]]) -> Answer:
    """Open the store that the settings name, ask, close it."""

    async def asking() -> Answer:
        store = store_from(settings)
        await store.open()
        try:
            return await question(store)
        finally:
            await store.close()

    return asyncio.run(asking())


def colour_wanted() -> bool:
    """Colour is for terminals, unless NO_COLOR is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def width() -> int:
    """Columns of the terminal; COLUMNS, or 100, where there is none."""
    return shutil.get_terminal_size((100, 24)).columns


def print_paged(text: str) -> None:
    """Print a text, through the pager (PAGER, else less) if it is longer than the terminal."""
    if sys.stdout.isatty() and text.count("\n") >= shutil.get_terminal_size().lines:
        os.environ.setdefault("LESS", "-FRX")  # quit if it fits, let colours through, leave the text on the screen
        pydoc.pager(text)
    else:
        print(text)


def show_progress(name: str, done: int) -> None:
    """Say how far it is, on a terminal only."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{safe(name)}: {done}")


def say(message: str) -> None:
    """A message, where it does not mix with data."""
    clear = "\r\x1b[K" if sys.stderr.isatty() else ""
    print(f"{clear}{message}", file=sys.stderr)
