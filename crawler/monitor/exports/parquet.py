"""Parquet, typed and partitioned by publisher and month: ``publisher=…/month=2026-03/part-….parquet``.

Read it with DuckDB (``read_parquet('folder/**/*.parquet', hive_partitioning = true)``), pandas, Polars or Arrow. Publisher and
month stand in the folders' names only. Instants are in UTC, in milliseconds; what the dictionary calls a list or a document is one.

A note in the folder, ``_tashih.json``, says how far it is. The same command goes on from there, with what has come since or after
a break; files that a break left without their note are taken away first, so no row stands in it twice.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from crawler.errors import UsageError
from crawler.monitor.exporting import Export, Source, token_of
from crawler.monitor.exporting.parts import hold, read_note, write_note
from crawler.monitor.exporting.stretch import Stretch

NOTE = "_tashih.json"


async def write(source: Source, output: Path | None) -> None:
    """Write the folder, stretch by stretch of time; the note and the token move when a stretch's files are in their places."""
    assert output is not None
    with held(output):
        go_on(source, output)
        stretch = Stretch(output)
        async for batch in source.revisions():
            left = batch
            while left:
                if room := stretch.room_for(left):
                    await asyncio.to_thread(stretch.add, left[:room])
                    left = left[room:]
                else:
                    await asyncio.to_thread(finish, stretch, source, output)
                    stretch = Stretch(output)
        await asyncio.to_thread(finish, stretch, source, output)


def finish(stretch: Stretch, source: Source, folder: Path) -> None:
    """Put a stretch's files in their places: first it is noted that they come, then that they are there."""
    if not stretch.places:
        return
    with stretch.written() as files:
        write_note(folder / NOTE, note(source, coming=[str(place.relative_to(folder)) for place in files.values()]))
        for written, place in files.items():
            written.replace(place)
    source.keep(stretch.places)
    write_note(folder / NOTE, note(source, coming=[]))


def note(source: Source, *, coming: list[str]) -> dict[str, Any]:
    """How far the folder is, and which files are being put into it."""
    token = source.token
    return {"question": source.question, "token": str(token) if token else None, "coming": coming}


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """The folder, ours alone while we write to it."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = os.open(folder, os.O_RDONLY)
    try:
        hold(lock, folder)
        yield
    finally:
        os.close(lock)


def go_on(source: Source, folder: Path) -> None:
    """Go on where the folder's note says; UsageError if it holds something else, or is asked to go on from elsewhere."""
    known = read_note(folder / NOTE)
    if not known and any(folder.iterdir()):
        raise UsageError(
            f"{folder} is not empty and holds no export of ours: rows would stand in it twice. Name another folder."
        )
    if not known:
        return
    if known["question"] != source.question:
        raise UsageError(f"{folder} holds the answer to another question (other filters). Name another folder.")
    if source.after is not None and str(source.after) != known["token"]:
        raise UsageError(
            f"{folder} came to another place than --after says. Leave --after out: the folder knows how far it is."
        )
    for name in known["coming"]:
        (folder / name).unlink(missing_ok=True)
    if known["token"]:
        source.go_on(token_of(known["token"]))


EXPORT = Export(name="parquet", says="a folder by publisher and month", place="folder", write=write, grows=True)
