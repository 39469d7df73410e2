"""Pages to measure on: rows of a JSON Lines file, their HTML beside it in ``pages/`` (plain or gzip)."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.model import Memory, Page, Reading
from crawler.reading.normalise import normalise
from crawler.reading.reader import NOTHING, read

SEEN_AT = datetime(2026, 11, 1, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sample:
    """A page with its true text (paragraphs on lines of their own), normalised as every stored text is."""

    name: str
    group: str
    url: str
    body: bytes
    truth: str


def rows(data: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    with data.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def samples(data: Path) -> Iterator[Sample]:
    """The pages that the rows of *data* name, in its order."""
    for row in rows(data):
        yield Sample(
            name=row["file"],
            group=row.get("set", "own"),
            url=row["url"],
            body=load(data, row["file"]),
            truth="\n".join(normalise(line) for line in row["text"].splitlines()),
        )


def load(data: Path, name: str) -> bytes:
    """The bytes of a page that a row of *data* names."""
    folder = next(
        (one for one in (data.parent / "pages", data.parent / "captures") if (one / name).exists()), data.parent
    )
    body = (folder / name).read_bytes()
    return gzip.decompress(body) if name.endswith(".gz") else body


def read_one(body: bytes, url: str, learned: Memory = NOTHING) -> tuple[Page, Reading]:
    """A page as the product reads it, without a publisher's file."""
    return read(body, url=url, content_type=None, publisher=None, seen_at=SEEN_AT, learned=learned)
