"""WARC 1.1 (ISO 28500), one gzip member a record: captures as ``response``, later looks at the same bytes as ``revisit``.

The body is kept as it was read, decompressed and whole; the headers that framed it on the wire are kept beside as
``X-Archive-Orig-…``, so that replay tools are not misled. A response whose first look lies before the export stands in it again
in full: every file can be replayed by itself.
"""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, UUID, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.errors import UsageError
from crawler.model import Capture, RevisionQuery
from crawler.monitor.exporting import Export, Place, Source
from crawler.monitor.exporting.parts import sink
from crawler.monitor.exporting.source import place_of
from crawler.store.bulk import Batch
from crawler.store.codec import Document, spelled

VERSION = "WARC/1.1"
FRAMING = {"content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive", "trailer", "upgrade"}
NO_TOKEN = re.compile(r"[^!#$%&'*+.^_`|~0-9A-Za-z-]")  # RFC 9110 section 5.6.2
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look that showed bytes, from a visit or, where visits have expired, from the revision it left."""

    place: Place
    url: str
    digest: str
    status: int


async def write(source: Source, output: Path | None) -> None:
    """Write every look of the stretch of time that is wanted."""
    assert output is not None
    refuse_change_filters(source.wanted)
    with sink(source, output) as out:
        writer = WARCWriter(out.file, gzip=True, warc_version=VERSION)
        if out.is_new:
            about = {"software": "Tashih", "format": "WARC File Format 1.1"}
            writer.write_record(writer.create_warcinfo_record(output.name, about))
        async for look in looks(source):
            if capture := await source.store.capture(look.digest):
                writer.write_record(record_of(writer, look, capture, out.began or look.place.at))
            out.keep([look.place])


def refuse_change_filters(wanted: RevisionQuery) -> None:
    """UsageError for a filter on what changed: a WARC holds looks, not changes."""
    if (wanted.kind, wanted.silent, wanted.fact, wanted.term, wanted.grep) != (None,) * 5:
        raise UsageError("a WARC holds all looks at a page: choose them by URL, --publisher, --since and --until only.")


async def looks(source: Source) -> AsyncIterator[Look]:
    """Looks in the order of time: those that revisions rest on before the first visit that is kept, then visits."""
    async with aclosing(one_by_one(source.visits("url", "at", "payload_digest", "status"))) as visits:
        visit = await anext(visits, None)
        async with aclosing(one_by_one(revisions_before_visits(source))) as revisions:
            async for revision in revisions:
                if visit and revision["first_seen"] >= visit["at"]:
                    break
                yield Look(place=place_of(revision), url=revision["article"], digest=revision["capture"], status=200)
        while visit is not None:
            if visit["payload_digest"] and visit["status"]:
                place, digest = place_of(visit, "at"), visit["payload_digest"]
                yield Look(place=place, url=visit["url"], digest=digest, status=visit["status"])
            visit = await anext(visits, None)


async def revisions_before_visits(source: Source) -> AsyncGenerator[Batch, None]:
    """The revisions that are wanted, as long as the export has not come to the visits."""
    if source.after is None or source.after.place.number:
        async with aclosing(source.revisions("article", "first_seen", "capture")) as batches:
            async for batch in batches:
                yield batch


async def one_by_one(batches: AsyncGenerator[Batch, None]) -> AsyncGenerator[Document, None]:
    """The documents of batches."""
    async with aclosing(batches):
        async for batch in batches:
            for document in batch:
                yield document


def record_of(writer: Any, look: Look, capture: Capture, start: datetime) -> Any:
    """The record of one look: a revisit if the bytes stand in this file already, from the same address."""
    uri = target(look.url)
    about = {
        "WARC-Record-ID": f"<urn:uuid:{identifier(look.place.key)}>",
        "WARC-Date": spelled(look.place.at),
        "WARC-Payload-Digest": capture.payload_digest,
    }
    if start <= capture.at < look.place.at and capture.url == look.url:
        del about["WARC-Payload-Digest"]
        return writer.create_revisit_record(
            uri, capture.payload_digest, uri, spelled(capture.at), warc_headers_dict=about
        )
    headers = StatusAndHeaders(status_line(look.status), http_headers(capture), protocol="HTTP/1.1")
    body = BytesIO(capture.body)
    return writer.create_warc_record(
        uri, "response", payload=body, length=len(capture.body), http_headers=headers, warc_headers_dict=about
    )


def identifier(key: str) -> UUID:
    """A visit's own identifier if it is one (32 hexadecimal digits), else one derived from its key: the same in every export."""
    return UUID(key) if re.fullmatch(r"[0-9a-f]{32}", key) else uuid5(NAMESPACE_URL, key)


def target(url: str) -> str:
    """An address as a WARC header takes it: ASCII, no spaces, no control characters."""
    return quote(url, safe="/:?#[]@!$&'()*+,;=-._~%")


def status_line(status: int) -> str:
    """A status with the phrase of RFC 9110; without one if it is not registered there.

    >>> status_line(200), status_line(599)
    ('200 OK', '599 ')
    """
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} "


def http_headers(capture: Capture) -> list[tuple[str, str]]:
    """The headers of an answer, harmless: no name that is no token, no line end in a value, the length of the body as kept."""
    return [*map(header, capture.headers.items()), ("Content-Length", str(len(capture.body)))]


def header(sent: tuple[str, str]) -> tuple[str, str]:
    r"""One header as it may stand in a record.

    >>> header(("X-Trick", "a\r\nSet-Cookie: b")), header(("Content-Encoding", "gzip"))
    (('X-Trick', 'a Set-Cookie: b'), ('X-Archive-Orig-Content-Encoding', 'gzip'))
    """
    name, value = NO_TOKEN.sub("_", sent[0]) or "_", CONTROL.sub(" ", sent[1])
    return (f"X-Archive-Orig-{name}" if name.lower() in FRAMING else name), value


EXPORT = Export(
    name="warc", says="the captures, for replay tools (one .warc.gz)", place="file", write=write, kind="looks"
)
