"""Parquet, typed and partitioned by publisher and month: ``publisher=…/month=2026-03/part-….parquet``.

Read it with DuckDB (``read_parquet('folder/**/*.parquet', hive_partitioning = true)``), pandas, Polars or Arrow. Publisher and
month stand in the folders' names only. Instants are in UTC, in milliseconds; what the dictionary calls a list or a document is one.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyarrow as pa
import pyarrow.parquet as pq

from crawler.errors import UsageError
from crawler.model import Revision
from crawler.monitor.exporting import Export, Source, Token, place_of, whole_file
from crawler.store.codec import encoded

ROWS = 2_000  # held in memory before they are written
OPEN = 100  # files written at a time: a month of many publishers comes in several parts

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

Row = dict[str, Any]
Partition = tuple[str, str]


@dataclass
class Parts:
    """The files of one stretch of time, one a partition; all appear together when it ends."""

    folder: Path
    files: ExitStack
    writers: dict[Partition, Any] = field(default_factory=dict)
    waiting: dict[Partition, list[Row]] = field(default_factory=dict)
    partitions: set[Partition] = field(default_factory=set)
    count: int = 0
    last: Token | None = None

    def add(self, revision: Revision) -> None:
        """Take a revision in; every so often what waits is written."""
        partition = partition_of(revision)
        self.partitions.add(partition)
        self.waiting.setdefault(partition, []).append({"id": revision.id, **encoded(revision)})
        self.count += 1
        self.last = place_of(revision)
        if self.count % ROWS == 0:
            self.flush()

    def flush(self) -> None:
        """Write what waits, a row group a partition."""
        for partition, rows in self.waiting.items():
            if partition not in self.writers:
                self.writers[partition] = self.files.enter_context(self.writer(partition, rows[0]))
            self.writers[partition].write_table(pa.Table.from_pylist(rows, schema=SCHEMA))
        self.waiting.clear()

    def writer(self, partition: Partition, first: Row) -> Any:
        """What writes the file of a partition; its first row names it, so that the same export writes the same file."""
        publisher, month = partition
        name = f"part-{first['first_seen']:%Y%m%dT%H%M%S%f}-{first['content_digest'][7:15]}.parquet"
        folder = self.folder / f"publisher={quote(publisher, safe='')}" / f"month={month}"
        folder.mkdir(parents=True, exist_ok=True)
        path = self.files.enter_context(whole_file(folder / name))
        return pq.ParquetWriter(path, SCHEMA, compression="zstd")

    def is_full(self, revision: Revision) -> bool:
        """Whether *revision* begins a new month, or there are as many files as may be open."""
        return len(self.partitions) >= OPEN or (
            self.last is not None and month_of(self.last) != month_of(place_of(revision))
        )


async def write(source: Source, output: Path | None) -> None:
    """Write the folder, month by month; the token moves when a month's files are in their places."""
    assert output is not None
    folder = usable(output, goes_on=source.after is not None or source.wanted.since is not None)
    revisions = source.revisions()
    revision = await anext(revisions, None)
    while revision is not None:
        with ExitStack() as files:
            parts = Parts(folder, files)
            while revision is not None and not parts.is_full(revision):
                parts.add(revision)
                revision = await anext(revisions, None)
            parts.flush()
        assert parts.last is not None
        source.keep(parts.last, parts.count)


def usable(folder: Path, *, goes_on: bool) -> Path:
    """The folder to write to; UsageError if it holds anything and this is not the continuation of an export."""
    if folder.exists() and (not folder.is_dir() or (not goes_on and any(folder.iterdir()))):
        raise UsageError(
            f"{folder} is not an empty folder, and rows would stand in it twice. Name another one, "
            "or go on with an export from its token: --after TOKEN."
        )
    return folder


def partition_of(revision: Revision) -> Partition:
    """Publisher and month of a revision."""
    return revision.publisher, month_of(place_of(revision))


def month_of(place: Token) -> str:
    """The month in which something was first seen, in UTC."""
    return f"{place.at:%Y-%m}"


EXPORT = Export(name="parquet", says="a folder by publisher and month", place="folder", write=write)
