"""JSON Lines (jsonlines.org): one revision a line, as ``tashih log --json`` prints it."""

from __future__ import annotations

import asyncio
import json
from dataclasses import fields
from datetime import datetime
from pathlib import Path

from crawler.model import Revision
from crawler.monitor.exporting import Export, Source
from crawler.monitor.exporting.parts import sink
from crawler.monitor.exporting.source import place_of
from crawler.store.bulk import Batch

NAMES = tuple(field.name for field in fields(Revision))


async def write(source: Source, output: Path | None) -> None:
    """Write every revision with its change."""
    with sink(source, output) as out:
        async for batch in source.revisions():
            out.file.write(await asyncio.to_thread(lines, batch))
            out.keep([*map(place_of, batch)])


def lines(batch: Batch) -> bytes:
    """Revisions as lines."""
    told = ({name: document[name] for name in NAMES} for document in batch)
    return "".join(json.dumps(each, ensure_ascii=False, default=datetime.isoformat) + "\n" for each in told).encode()


EXPORT = Export(name="jsonl", says="JSON Lines, every field", place="stream", write=write)
