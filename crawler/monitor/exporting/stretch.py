"""A stretch of time on its way into a folder of Parquet files: one file a publisher and month, held in Arrow's memory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from crawler.monitor.exporting.source import place_of
from crawler.monitor.exporting.tokens import Place
from crawler.store.bulk import Batch
from crawler.store.codec import Document

ROWS = 10_000  # of a stretch at the most
BYTES = 96 * 1024 * 1024  # that a stretch takes in memory at the most
GROUP = 5_000  # rows that a reader must take at once

TEXT, COUNT, FLAG, SHARE = pa.string(), pa.int64(), pa.bool_(), pa.float64()
WHEN = pa.timestamp("ms", tz="UTC")
TEXTS = pa.list_(TEXT)
STAMP = pa.struct(
    {
        "at": WHEN, "raw": TEXT, "source": TEXT, "zone": TEXT, "precision": TEXT, "flags": TEXTS, "role": TEXT,
        "confidence": SHARE,
    }
)  # fmt: skip
ACTION = pa.struct(
    {
        "action": TEXT, "field": TEXT, "before": TEXT, "after": TEXT, "words": pa.list_(TEXTS),
        "before_at": pa.list_(COUNT), "after_at": pa.list_(COUNT), "spans": pa.list_(COUNT), "gaps": TEXTS,
    }
)  # fmt: skip
CHANGE = pa.struct(
    {
        "kinds": TEXTS, "silent": FLAG, "actions": pa.list_(ACTION), "words_added": COUNT, "words_removed": COUNT,
        "similarity": SHARE, "facts": pa.list_(pa.struct({"kind": TEXT, "before": TEXT, "after": TEXT})),
        "reverts_to": COUNT, "terms_added": TEXTS, "terms_removed": TEXTS, "alternates": FLAG, "diff_digest": TEXT,
    }
)  # fmt: skip
SCHEMA = pa.schema(
    {
        "id": TEXT, "article": TEXT, "number": COUNT, "first_seen": WHEN, "last_seen": WHEN, "not_before": WHEN,
        "headline": TEXT, "description": TEXT, "authors": TEXTS, "section": TEXT, "in_language": TEXT,
        "paragraphs": TEXTS, "date_published": STAMP, "date_modified": STAMP, "claims": pa.list_(STAMP),
        "noise": pa.list_(pa.struct({"text": TEXT, "rule": TEXT})), "content_digest": TEXT, "previous_digest": TEXT,
        "chain_digest": TEXT, "reader": pa.struct({"name": TEXT, "version": TEXT}), "capture": TEXT, "change": CHANGE,
    }
)  # fmt: skip

Files = dict[Path, Path]


@dataclass
class Stretch:
    """Rows of one month; its files appear together when it ends, so that a break leaves all of them or none."""

    folder: Path
    places: list[Place] = field(default_factory=list)
    month: str = ""
    held: dict[str, list[Any]] = field(default_factory=dict)
    first: dict[str, Document] = field(default_factory=dict)
    bytes: int = 0

    def room_for(self, batch: Batch) -> int:
        """How many of these revisions still belong to this stretch: those of its month, and no more than it may hold."""
        month = self.month or month_of(batch[0])
        room = ROWS - len(self.places) if self.bytes < BYTES else 0
        return next((n for n, each in enumerate(batch[:room]) if month_of(each) != month), min(room, len(batch)))

    def add(self, part: Batch) -> None:
        """Take in revisions of one month."""
        self.month = month_of(part[0])
        by_publisher: dict[str, Batch] = {}
        for revision in part:
            by_publisher.setdefault(revision["publisher"], []).append(revision)
        for publisher, rows in by_publisher.items():
            self.first.setdefault(publisher, rows[0])
            self.held.setdefault(publisher, []).append(arrow(rows))
            self.bytes += self.held[publisher][-1].nbytes
        self.places += map(place_of, part)

    @contextmanager
    def written(self) -> Iterator[Files]:
        """The files, written under hidden names, and the places they belong to; what is left under them goes."""
        files: Files = {}
        try:
            for publisher, tables in self.held.items():
                place = self.place_for(publisher)
                place.parent.mkdir(parents=True, exist_ok=True)
                hidden = place.with_name(f".{place.name}.{uuid4().hex[:8]}.part")
                files[hidden] = place
                pq.write_table(pa.concat_tables(tables), hidden, compression="zstd", row_group_size=GROUP)
                with hidden.open("rb+") as file:
                    os.fsync(file.fileno())
            yield files
        finally:
            for hidden in files:
                with suppress(OSError):
                    hidden.unlink()

    def place_for(self, publisher: str) -> Path:
        """The file of a publisher; its first row names it, so that the same export writes the same file."""
        first = self.first[publisher]
        name = f"part-{first['first_seen']:%Y%m%dT%H%M%S%f}-{first['content_digest'][7:15]}-{first['number']}.parquet"
        return self.folder / f"publisher={quote(publisher, safe='')}" / f"month={self.month}" / name


def arrow(rows: Batch) -> Any:
    """Revisions as an Arrow table."""
    return pa.Table.from_pylist([{"id": row["_id"], **row} for row in rows], schema=SCHEMA)


def month_of(revision: Document) -> str:
    """The month in which a revision was first seen, in UTC."""
    return f"{revision['first_seen']:%Y-%m}"
