"""What every export stands on: the revisions in their order, the token to go on from, files that appear whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import IO, Literal
from uuid import uuid4

from crawler.errors import FileError, UsageError
from crawler.model import Revision, RevisionQuery, Visit
from crawler.store.protocol import Store

Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Token:
    """The place of one document in an export: its instant, then its key."""

    at: datetime
    key: str

    def __str__(self) -> str:
        """As a person passes it on.

        >>> from datetime import UTC
        >>> str(Token(at=datetime(2026, 3, 2, 9, tzinfo=UTC), key="https://news.example/ferry#2"))
        '2026-03-02T09:00:00.000Z,https://news.example/ferry#2'
        """
        return f"{self.at.isoformat(timespec='milliseconds').replace('+00:00', 'Z')},{self.key}"


def token_of(text: str) -> Token:
    """The token that a person passed on; UsageError if it is none."""
    at, comma, key = text.partition(",")
    try:
        instant = datetime.fromisoformat(at)
        if not comma or instant.tzinfo is None:
            raise ValueError
    except ValueError:
        raise UsageError(f"{text!r} is no token. An export prints the token to go on from when it ends.") from None
    return Token(at=instant, key=key)


class Source:
    """What is exported, oldest first; the writer says how far it is safe with :meth:`keep`, which moves ``token``."""

    def __init__(self, store: Store, wanted: RevisionQuery, *, after: Token | None, progress: Progress) -> None:
        self.store = store
        self.wanted = wanted if after is None else replace(wanted, since=later(wanted.since, after.at))
        self.after = after
        self.token = after
        self.kept = 0
        self._progress = progress

    async def revisions(self) -> AsyncIterator[Revision]:
        """The revisions that are wanted, those up to the token left out."""
        async for revision in self.store.chronicle(self.wanted):
            if self.is_new(place_of(revision)):
                yield revision

    async def visits(self) -> AsyncIterator[Visit]:
        """The visits of the articles and the time that are wanted, those up to the token left out."""
        wanted = self.wanted
        async for visit in self.store.visits(article=wanted.article, since=wanted.since):
            if wanted.until and visit.at >= wanted.until:
                return
            if wanted.publisher in {None, visit.publisher} and self.is_new(Token(at=visit.at, key=visit.id)):
                yield visit

    def is_new(self, place: Token) -> bool:
        """Whether a place lies behind the token that the export goes on from."""
        return self.after is None or place > self.after

    def keep(self, place: Token, count: int = 1) -> None:
        """So many more documents, up to *place*, are where they belong."""
        self.token = place
        self.kept += count
        self._progress("exported", self.kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A format: its name, what it is in a few words, where it goes, and what writes it.

    ``place`` is ``stream`` for what may go to standard output, ``file`` and ``folder`` for what needs one.
    """

    name: str
    says: str
    place: Literal["stream", "file", "folder"]
    write: Callable[[Source, Path | None], Awaitable[None]]


async def run(export: Export, source: Source, output: Path | None) -> None:
    """Write an export; if it breaks off, the token stays where the files that are whole end. FileError if it cannot be written."""
    try:
        await export.write(source, output)
    except BaseException as error:
        if output is not None and export.place != "folder":
            source.token, source.kept = source.after, 0
        if output is None or not isinstance(error, OSError):
            raise
        raise FileError(
            f"{output} cannot be written: {error.strerror or error}. Give --output another place."
        ) from error


def later(since: datetime | None, instant: datetime) -> datetime:
    """The later one of a start and an instant."""
    return max(since, instant) if since else instant


def place_of(revision: Revision) -> Token:
    """The place of a revision in an export."""
    return Token(at=revision.first_seen, key=revision.id)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A name to write under; the file takes its own name when it is whole, and is gone if it does not get so far."""
    temporary = path.with_name(f".{path.name}.{uuid4().hex[:8]}.part")
    try:
        yield temporary
        with temporary.open("rb+") as written:
            os.fsync(written.fileno())
        temporary.replace(path)
    finally:
        with suppress(OSError):  # a folder that is none cannot be cleared up
            temporary.unlink()


@contextmanager
def stream_to(output: Path | None, encoding: str = "utf-8") -> Iterator[IO[str]]:
    """A text file that appears whole, or standard output as it is; line ends are written as given."""
    if output is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    with whole_file(output) as path, path.open("w", encoding=encoding, newline="") as file:
        yield file
