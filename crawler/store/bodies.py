"""Captures as documents: the body compressed with zstandard, the headers as a list, whatever their names hold.

The name of a capture covers its bytes alone. What came with them is covered by ``capture_digest``: ``sha256:`` and the hexadecimal
SHA-256 of ``[_id, url, at, bytes, [[name, value], …]]``, the last part being the headers, as JSON without spaces in UTF-8; an
instant is written as ``2014-11-07T07:18:57.000Z``. It is null in captures from before there was one.
"""

from __future__ import annotations

import json

import zstandard

from crawler.errors import StoreError, StoreRefusedError
from crawler.model import Capture
from crawler.reading.digest import payload_digest
from crawler.store.codec import Document, instant, spelled, text

BODY_MOST = 15 * 1024 * 1024  # bytes; MongoDB takes documents of 16 MiB, headers and address included
HEADERS_MOST = 512 * 1024  # bytes


def capture_document(capture: Capture) -> Document:
    """A capture for the collection ``captures``; StoreRefusedError if it is larger than a document may be."""
    body = zstandard.compress(capture.body)
    headers = [{"name": text(name), "value": text(value)} for name, value in capture.headers.items()]
    size = sum(len(header["name"]) + len(header["value"]) for header in headers)
    if len(body) > BODY_MOST or size > HEADERS_MOST:
        raise StoreRefusedError(
            f"the capture of {text(capture.url)} has {len(body)} bytes compressed and {size} bytes of headers; a document takes "
            f"{BODY_MOST} and {HEADERS_MOST}. Lower DOWNLOAD_MAXSIZE, so that such answers are not kept."
        )
    return covered(
        {
            "_id": text(capture.payload_digest),
            "body": body,
            "headers": headers,
            "url": text(capture.url),
            "at": instant(capture.at),
            "bytes": len(capture.body),
            "going": None,
            "pruned": None,
        }
    )


def covered(document: Document) -> Document:
    """A capture's document with the digest over what came with its bytes."""
    return {**document, "capture_digest": capture_digest(document)}


def capture_digest(document: Document) -> str:
    """What ``capture_digest`` must be."""
    headers = [[header["name"], header["value"]] for header in document["headers"]]
    came = [document["_id"], document["url"], spelled(document["at"]), document["bytes"], headers]
    return payload_digest(json.dumps(came, ensure_ascii=False, separators=(",", ":")).encode())


def is_as_it_came(document: Document) -> bool:
    """Whether a capture's address, instant, size and headers are those that its digest covers; True where none covers them."""
    digest = document.get("capture_digest")
    return digest is None or digest == capture_digest(document)


def is_pruned(document: Document) -> bool:
    """Whether the bytes of a capture were let go by a rule of retention."""
    return document.get("pruned") is not None


def unpacked(body: bytes, size: int) -> bytes:
    """The bytes of a body; ZstdError if it is damaged or says another size, before any room is made for that."""
    if (told := zstandard.frame_content_size(body)) != size:
        raise zstandard.ZstdError(f"it says another number of bytes, {size}, than it has, {told}")
    return zstandard.decompress(body, max_output_size=size)


def capture_of(document: Document) -> Capture:
    """The capture of a document; StoreError if its body is damaged."""
    try:
        body = unpacked(document["body"], document["bytes"])
    except zstandard.ZstdError as error:
        name = f"{document['_id']} of {document['url']}"
        raise StoreError(
            f"the capture {name} is damaged: {error}. Restore it from a dump; its digest is its name."
        ) from error
    return Capture(
        payload_digest=document["_id"],
        body=body,
        headers={header["name"]: header["value"] for header in document["headers"]},
        url=document["url"],
        at=instant(document["at"]),
    )
