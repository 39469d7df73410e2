"""Web archives as looks: what a WARC file holds of HTML pages, in the order in which they were captured.

A file is read twice: once for the place and the date of each record, which is all that is held in memory, and once in the order
of the dates. Of a file that breaks off, what stands before the break is read.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit
from uuid import UUID

from warcio.archiveiterator import ArchiveIterator

from crawler.errors import FileError
from crawler.model import Capture

PAGE_TYPES = {"text/html", "application/xhtml+xml"}
BYTES_MOST = 32 * 1024 * 1024  # of one page, decompressed
STEP = 256 * 1024
GZIP = b"\x1f\x8b"
ENDS_EARLY = "the file ends in the middle of a record, or is damaged there"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """Where a record stands, ordered by the date it bears."""

    at: datetime
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """A look at a page as an archive holds it; ``id`` is the same at every reading of the same record.

    ``body`` is None for a ``revisit``, whose bytes are those of ``digest``.
    """

    id: str
    url: str
    at: datetime
    status: int
    headers: dict[str, str]
    body: bytes | None
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The places of all records with a page, by date; ``fault`` says why the file could not be read to its end, if it could not."""

    places: tuple[Place, ...]
    fault: str


def contents_of(path: Path) -> Contents:
    """What stands where in an archive; FileError if it is none at all."""
    places: list[Place] = []
    fault, offset, whole = "", 0, 0
    try:
        with path.open("rb") as file:
            records = ArchiveIterator(file)
            for record in records:
                offset = records.get_record_offset()
                drain(record)
                whole += 1
                if at := date_of_page(record):
                    places.append(Place(at=at, offset=offset))
    except OSError as error:
        raise FileError(f"{path} cannot be read: {error.strerror or error}.") from error
    except Exception as error:  # of a broken record warcio raises anything, an AttributeError too
        fault = f"{path} cannot be read beyond byte {offset}: {first_line(error)}"
    if not fault and is_cut(path, offset):
        fault = f"{path} cannot be read beyond byte {offset}: {ENDS_EARLY}"
    if not whole:
        raise FileError(f"{path} is no WARC file: {fault.partition(': ')[2] or 'it is empty'}.")
    return Contents(places=tuple(sorted(places)), fault=fault)


def first_line(error: Exception) -> str:
    """What a library's error means, in a line; what it quotes of a broken file is left out."""
    said = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
    if isinstance(error, AttributeError | TypeError | zlib.error):  # warcio met the end where a head should go on
        return ENDS_EARLY
    if "non-chunked gzip" in said:
        return "it is compressed as a whole and not record by record; gunzip it, and import the .warc"
    return said.partition(", first line")[0]


def is_cut(path: Path, offset: int) -> bool:
    """Whether the gzip member at a place, a file's last one, lacks its end (RFC 1952 section 2.3)."""
    with path.open("rb") as file:
        file.seek(offset)
        member, unpack = file.read(STEP), zlib.decompressobj(zlib.MAX_WBITS | 16)
        if not member.startswith(GZIP):
            return False
        while member and not unpack.eof:
            unpack.decompress(member)
            member = file.read(STEP)
    return not unpack.eof


def drain(record: Any) -> None:
    """Read a record to its end; EOFError if its file ends before, in its body or (it has no length then) in its head."""
    while record.raw_stream.read(STEP):
        pass
    if not record.rec_headers.get_header("Content-Length") or getattr(record.raw_stream, "limit", 1) > 0:
        raise EOFError(ENDS_EARLY)


def date_of_page(record: Any) -> datetime | None:
    """When a page was captured, from the head of its record; None for everything that is no look at a page."""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if record.rec_type not in {"response", "revisit"} or urlsplit(url).scheme not in {"http", "https"}:
        return None
    if record.rec_type == "response" and not is_page(record):
        return None
    try:
        at = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "")
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def is_page(record: Any) -> bool:
    """Whether a response is a page of HTML and no redirect."""
    sent = record.http_headers
    if sent is None or not sent.get_statuscode().isdecimal() or 300 <= int(sent.get_statuscode()) < 400:
        return False
    kind = (sent.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return kind in PAGE_TYPES


def looks_in(path: Path, places: tuple[Place, ...]) -> Iterator[Archived | str]:
    """The looks at those places, or why one cannot be read."""
    with path.open("rb") as file:
        for place in places:
            try:
                yield look_at(file, place)
            except Exception as error:  # as above
                yield f"the record at byte {place.offset} of {path}: {first_line(error)}"


def look_at(file: IO[bytes], place: Place) -> Archived:
    """The look that stands at a place; ValueError if its bytes are not those that its digest names, or are too many."""
    file.seek(place.offset)
    record = next(iter(ArchiveIterator(file, check_digests=True)))
    body = body_of(record) if record.rec_type == "response" else None
    sent = record.http_headers
    headers = record.rec_headers
    return Archived(
        id=identifier(headers.get_header("WARC-Record-ID") or "", headers.get_header("WARC-Target-URI"), place.at),
        url=headers.get_header("WARC-Target-URI"),
        at=place.at,
        status=int(sent.get_statuscode()) if sent else 200,
        headers={} if sent is None else joined(sent.headers),
        body=body,
        digest=headers.get_header("WARC-Payload-Digest") or "",
    )


def body_of(record: Any) -> bytes:
    """The page, without the encodings of its transfer."""
    body: bytes = record.content_stream().read(BYTES_MOST + 1)
    if len(body) > BYTES_MOST:
        raise ValueError(f"the page has more than {BYTES_MOST} bytes")
    drain(record)
    if record.digest_checker.passed is False:
        raise ValueError("its bytes are not those that its digest names")
    return body


def joined(headers: list[tuple[str, str]]) -> dict[str, str]:
    """Headers by name; one that was sent several times is joined by commas (RFC 9110 section 5.3)."""
    found: dict[str, list[str]] = {}
    for name, value in headers:
        found.setdefault(name, []).append(value)
    return {name: ", ".join(values) for name, values in found.items()}


def identifier(record_id: str, url: str, at: datetime) -> str:
    """The name of a look: its record's UUID, which our own exports take from the visit, else a digest of what it says of itself."""
    try:
        return UUID(record_id.strip("<>")).hex
    except ValueError:
        return hashlib.sha256(f"{record_id}\n{url}\n{at.isoformat()}".encode()).hexdigest()[:32]


def capture_of(look: Archived, digest: str, body: bytes) -> Capture:
    """The evidence of a look."""
    return Capture(payload_digest=digest, body=body, headers=look.headers, url=look.url, at=look.at)
