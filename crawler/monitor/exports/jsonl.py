"""JSON Lines (jsonlines.org): one revision a line, as ``tashih log --json`` prints it."""

from __future__ import annotations

from pathlib import Path

from crawler.monitor.exporting import Export, Source, place_of, stream_to
from crawler.monitor.listing import as_json


async def write(source: Source, output: Path | None) -> None:
    """Write every revision with its change."""
    with stream_to(output) as file:
        async for revision in source.revisions():
            file.write(as_json(revision) + "\n")
            source.keep(place_of(revision))


EXPORT = Export(name="jsonl", says="JSON Lines, every field", place="stream", write=write)
