r"""The file of a dump: every document as the server sent it, and a closing digest without which nothing is believed.

Format: the line ``tashih dump 1\n``, then one zstandard frame of records. A record is a tag byte and a BSON document, which
begins with its own length (int32, little-endian): ``H`` once {database, server}; ``C`` {name, type, options, indexes} for each
collection or view, followed by its documents, ``D`` each; ``E`` once {documents, sha256}, the number of ``D`` records and the
digest of all bytes of the frame before it.
"""

from __future__ import annotations

import hashlib
import os
import struct
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import bson
import zstandard
from bson.errors import BSONError

from crawler.errors import ArchiveError

FIRST_LINE = b"tashih dump 1\n"
HEADER, COLLECTION, DOCUMENT, END = TAGS = (b"H", b"C", b"D", b"E")
SHORTEST, LONGEST = 5, 16 * 1024 * 1024 + 16 * 1024  # bytes; an empty document, and MongoDB's limit with its allowance

Record = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a whole dump holds: its collections' documents, counted, their bytes together, and its digest."""

    database: str
    server: str
    documents: Mapping[str, int]
    bytes: int
    sha256: str


class Tally:
    """Counts and digests records as they pass."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._documents = 0

    def add(self, record: Record) -> None:
        """One more record."""
        self._documents += record[0] == DOCUMENT
        self._digest.update(b"".join(record))

    def end(self) -> dict[str, Any]:
        """What the closing record says after these."""
        return {"documents": self._documents, "sha256": self._digest.hexdigest()}


@contextmanager
def writing(path: Path) -> Iterator[Callable[[Record], None]]:
    """Write records to a file that takes its name once it is whole and on disk; a failure leaves a former dump as it was.

    ArchiveError if the file cannot be written, or if *path* is something else than a former dump.
    """
    with _file_trouble(path):
        if path.exists() and not _is_dump(path):
            raise ArchiveError(f"{path} exists and is no dump; name another file.")
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as draft:
            try:
                draft.write(FIRST_LINE)
                with zstandard.ZstdCompressor().stream_writer(draft, closefd=False) as frame:
                    yield from _writing(frame)
                draft.flush()
                os.fsync(draft.fileno())
                Path(draft.name).replace(path)
            except BaseException:
                Path(draft.name).unlink(missing_ok=True)
                raise


def _writing(frame: IO[bytes]) -> Iterator[Callable[[Record], None]]:
    tally = Tally()

    def put(record: Record) -> None:
        tally.add(record)
        frame.write(b"".join(record))

    yield put
    frame.write(END + bson.encode(tally.end()))


def contents(path: Path) -> Contents:
    """Read a whole dump; ArchiveError unless every byte is as it was written."""
    found: dict[bytes, dict[str, Any]] = {}
    documents: dict[str, int] = {}
    size = 0
    with _damage(path):
        for tag, document in records(path):
            size += len(document)
            if tag == DOCUMENT:
                documents[found[COLLECTION]["name"]] += 1
                continue
            found[tag] = bson.decode(document)
            if tag == COLLECTION:
                documents[found[tag]["name"]] = 0
        return Contents(**found[HEADER], documents=documents, bytes=size, sha256=found[END]["sha256"])


def records(path: Path) -> Iterator[Record]:
    """The records of a dump one by one, the closing one last; ArchiveError as soon as the file is not what was written."""
    with _file_trouble(path), _damage(path), path.open("rb") as file:
        if file.read(len(FIRST_LINE)) != FIRST_LINE:
            raise ArchiveError(f"{path} is no file of `tashih db dump`, or one of a newer Tashih.")
        with zstandard.ZstdDecompressor().stream_reader(file) as frame:
            tally = Tally()
            while (record := _read_record(frame))[0] != END:
                tally.add(record)
                yield record
            if bson.decode(record[1]) != tally.end() or frame.read(1):
                raise ValueError("its digest does not agree")
            yield record


def _read_record(frame: IO[bytes]) -> Record:
    tag, start = _read(frame, 1), _read(frame, 4)
    (size,) = struct.unpack("<i", start)
    if tag not in TAGS or not SHORTEST <= size <= LONGEST:
        raise ValueError(f"record {tag!r} of {size} bytes")
    return tag, start + _read(frame, size - len(start))


def _read(frame: IO[bytes], size: int) -> bytes:
    found = b""
    while len(found) < size:
        part = frame.read(size - len(found))
        if not part:
            raise ValueError("it ends too early")
        found += part
    return found


def _is_dump(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(FIRST_LINE)) == FIRST_LINE


@contextmanager
def _file_trouble(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ArchiveError(f"the file {path} cannot be used ({error.strerror or error}). Name another.") from error


@contextmanager
def _damage(path: Path) -> Iterator[None]:
    try:
        yield
    except (ValueError, KeyError, TypeError, BSONError, zstandard.ZstdError) as error:
        raise ArchiveError(
            f"the dump {path} is damaged ({error}); nothing in it is used. Take another copy."
        ) from error
