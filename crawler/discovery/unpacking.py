"""A body, unpacked if it is gzipped (``sitemap.xml.gz``), and never longer than is asked for."""

from __future__ import annotations

import zlib

GZIP = b"\x1f\x8b"


def unpacked(body: bytes, *, longest: int) -> tuple[bytes, tuple[str, ...]]:
    """At most *longest* bytes of what *body* holds, and its faults: ``too long``, ``broken archive``.

    >>> import gzip
    >>> unpacked(gzip.compress(b"0" * 1_000_000), longest=3)
    (b'000', ('too long',))
    """
    if not body.startswith(GZIP):
        return body[:longest], ("too long",) if len(body) > longest else ()
    inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        text = inflate.decompress(body, longest + 1)
    except zlib.error:
        return b"", ("broken archive",)
    if len(text) > longest:
        return text[:longest], ("too long",)
    return text, () if inflate.eof else ("broken archive",)
