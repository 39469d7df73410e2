"""A file that grows beside its place under a hidden name, and takes its own name when it is whole.

A note beside it says up to where it is safe, so that the same command goes on there after a break, whatever broke it: a kill,
a full disk, a database that went away. One export at a time writes a file.
"""

from __future__ import annotations

import fcntl
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Protocol

from crawler.errors import FileError
from crawler.monitor.exporting.source import Source
from crawler.monitor.exporting.tokens import Place, token_of

SAFE_EVERY = 5_000  # documents


class Sink(Protocol):
    """Takes the bytes of an export."""

    @property
    def is_new(self) -> bool:
        """Whether nothing was written before."""

    @property
    def began(self) -> datetime | None:
        """The instant of the first document in it, as far as any is kept."""

    @property
    def file(self) -> IO[bytes]:
        """What takes the bytes."""

    def keep(self, places: Sequence[Place]) -> None:
        """What was written so far holds the documents at these places."""


class Stream:
    """Standard output or a pipe, as it is."""

    is_new = True

    def __init__(self, source: Source, file: IO[bytes]) -> None:
        self._source = source
        self.file = file
        self.began: datetime | None = None

    def keep(self, places: Sequence[Place]) -> None:
        """Pass it on at once, so that the token tells the truth."""
        self.file.flush()
        self.began = self.began or places[0].at
        self._source.keep(places)


class Part:
    """The hidden file, and its note."""

    def __init__(self, source: Source, place: Path, file: IO[bytes]) -> None:
        self._source = source
        self._place = place
        self.file = file
        self._safe = 0
        self.began: datetime | None = None
        self.is_new = not self._go_on()

    def keep(self, places: Sequence[Place]) -> None:
        """Note it every so often."""
        self.began = self.began or places[0].at
        self._source.keep(places)
        if self._source.kept - self._safe >= SAFE_EVERY:
            self._note_down()

    def finish(self) -> None:
        """Give the file its name."""
        self._sync()
        part_of(self._place).replace(self._place)
        note_of(self._place).unlink(missing_ok=True)

    def give_up(self) -> None:
        """Leave what can be gone on with, and nothing else."""
        if not note_of(self._place).exists():
            part_of(self._place).unlink(missing_ok=True)

    def _go_on(self) -> bool:
        """Whether an export of the same words left a part to go on with; the file then ends where it is safe."""
        note = read_note(note_of(self._place))
        end = self.file.seek(0, os.SEEK_END)
        goes_on = note.get("asked") == self._source.asked and 0 < note.get("bytes", 0) <= end
        self.file.truncate(note["bytes"] if goes_on else 0)
        self.file.seek(0, os.SEEK_END)
        if goes_on:
            self._source.go_on(token_of(note["token"]), note["kept"])
            self._safe, self.began = note["kept"], datetime.fromisoformat(note["began"])
        else:
            note_of(self._place).unlink(missing_ok=True)
        return goes_on

    def _note_down(self) -> None:
        self._sync()
        note = {"asked": self._source.asked, "token": str(self._source.token), "kept": self._source.kept}
        began = self.began.isoformat() if self.began else None
        write_note(note_of(self._place), {**note, "began": began, "bytes": self.file.tell()})
        self._safe = self._source.kept

    def _sync(self) -> None:
        self.file.flush()
        os.fsync(self.file.fileno())


@contextmanager
def sink(source: Source, output: Path | None) -> Iterator[Sink]:
    """Where the bytes of an export go: a file that appears whole, or standard output, or a pipe."""
    if output is None:
        yield Stream(source, sys.stdout.buffer)
        return
    if output.exists() and not output.is_file():
        with output.open("wb") as pipe:  # a directory refuses; a pipe or a device takes what comes, and no other name
            yield Stream(source, pipe)
        return
    with part_of(output).open("ab+") as file:
        hold(file, output)
        insist_on_part(file, output)
        part = Part(source, output, file)
        try:
            yield part
            part.finish()
        except BaseException:
            with suppress(OSError):
                part.give_up()
            raise


def hold(file: IO[Any] | int, output: Path) -> None:
    """Keep others from writing the same export; FileError if somebody does."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise held_by_another(output) from None


def insist_on_part(file: IO[Any], output: Path) -> None:
    """FileError if the other export ended, and gave the part its name, after we opened it: it is whole, and not ours to cut."""
    try:
        ours = os.path.samestat(os.fstat(file.fileno()), part_of(output).stat())
    except FileNotFoundError:
        ours = False
    if not ours:
        raise held_by_another(output)


def held_by_another(output: Path) -> FileError:
    """Two exports of one file at a time are one too many."""
    return FileError(f"another export is writing {output}. Wait for it, or give --output another place.")


def part_of(place: Path) -> Path:
    """The hidden name under which a file grows."""
    return place.with_name(f".{place.name}.part")


def note_of(place: Path) -> Path:
    """The note that tells up to where it is safe."""
    return place.with_name(f".{place.name}.part.json")


def read_note(path: Path) -> dict[str, Any]:
    """A note; empty if there is none, or none that can be read."""
    try:
        note = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}


def write_note(path: Path, note: dict[str, Any]) -> None:
    """Write a note, whole or not at all."""
    new = path.with_name(f"{path.name}.new")
    with new.open("w", encoding="utf-8") as file:
        json.dump(note, file)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
