"""SQLite in the table layout of NewsEdits (Spangher et al. 2022), from our sentence-level actions; see docs/newsedits.md.

The same command goes on where the file ends, with what has come since or after a break: how far it is stands in the file itself
(``tashih_export``), written in the same transaction as the rows.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from html import escape
from pathlib import Path

from crawler.errors import UsageError
from crawler.monitor.exporting import Export, Source, token_of
from crawler.monitor.exporting.newsedits import LAYOUT, Step, sentences, step_to, version_of
from crawler.monitor.exporting.parts import hold, part_of
from crawler.monitor.exporting.source import place_of
from crawler.monitor.exporting.writing import unwritable
from crawler.store.bulk import Batch
from crawler.store.codec import Document

SAFE_EVERY = 5_000  # revisions
CACHE = 64 * 1024  # KiB of pages that SQLite holds: a new version lies beside the versions before


async def write(source: Source, output: Path | None) -> None:
    """Write the tables; the file appears when it is whole, and later grows where it is."""
    assert output is not None
    place = output if output.exists() else part_of(output)
    with told(output), place.open("ab") as file:
        hold(file, output)
        with closing(sqlite3.connect(place, isolation_level=None, check_same_thread=False)) as database:
            database.execute(f"PRAGMA cache_size = -{CACHE}")
            go_on(database, source, output)
            await fill(database, source)
        if place != output:
            place.replace(output)


async def fill(database: sqlite3.Connection, source: Source) -> None:
    """Write what is new, so many revisions in a transaction."""
    database.execute("BEGIN")
    safe = source.kept
    async for batch in source.revisions():
        await asyncio.to_thread(insert, database, batch)
        source.keep(map(place_of, batch))
        if source.kept - safe >= SAFE_EVERY:
            note(database, source)
            database.execute("COMMIT")
            database.execute("BEGIN")
            safe = source.kept
    note(database, source)
    database.execute("COMMIT")


def go_on(database: sqlite3.Connection, source: Source, output: Path) -> None:
    """Go on where the file says, or begin it; UsageError if it is another question's or not ours."""
    if not database.execute("SELECT 1 FROM sqlite_master").fetchone():
        database.executescript(LAYOUT)
        return
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'tashih_export'").fetchone():
        raise UsageError(f"{output} is a database of somebody else's. Name another file.")
    found = database.execute("SELECT question, token FROM tashih_export").fetchone()
    if found is None:
        return
    question, token = found
    if question != source.question:
        raise UsageError(f"{output} holds the answer to another question (other filters). Name another file.")
    if source.after is not None and str(source.after) != token:
        raise UsageError(
            f"{output} came to another place than --after says. Leave --after out: the file knows how far it is."
        )
    if token:
        source.go_on(token_of(token))


def note(database: sqlite3.Connection, source: Source) -> None:
    """How far the file is."""
    database.execute("DELETE FROM tashih_export")
    token = str(source.token) if source.token else None
    row = (source.question, source.asked, token, source.kept)
    database.execute("INSERT INTO tashih_export VALUES (?, ?, ?, ?)", row)


def insert(database: sqlite3.Connection, batch: Batch) -> None:
    """Write revisions and the steps to them."""
    for revision in batch:
        entry, version = entry_of(database, revision), version_of(revision)
        step = step_to(version)
        if step:
            write_step(database, entry, revision["number"] - 1, step)
        write_version(database, entry, revision, step.after if step else sentences(version))


def entry_of(database: sqlite3.Connection, revision: Document) -> int:
    """The number of an article in this file; a new one gets the next."""
    values = (revision["article"], created(revision["first_seen"]), revision["publisher"])
    database.execute("INSERT OR IGNORE INTO entry (url, created, source) VALUES (?, ?, ?)", values)
    [entry] = database.execute("SELECT id FROM entry WHERE url = ?", values[:1]).fetchone()
    return int(entry)


def write_version(database: sqlite3.Connection, entry: int, revision: Document, texts: tuple[str, ...]) -> None:
    """A version and its sentences; NewsEdits counts versions from 0."""
    version = revision["number"] - 1
    summary = "".join(f"<p>{escape(text, quote=False)}</p>" for text in revision["paragraphs"])
    values = (entry, version, revision["headline"], revision["article"], summary, created(revision["first_seen"]))
    database.execute(
        "INSERT OR IGNORE INTO entryversion (entry_id, version, title, url, summary, created) VALUES (?, ?, ?, ?, ?, ?)",
        values,
    )
    write_sentences(database, entry, version, texts)


def write_step(database: sqlite3.Connection, entry: int, version: int, step: Step) -> None:
    """The step to a version; the sentences before it too, if a filter left that version out."""
    about = (entry, version - 1, version)
    database.executemany(
        "INSERT INTO matched_sentences VALUES (?, ?, ?, ?, ?, ?, ?)", [(*about, *pair) for pair in step.pairs]
    )
    database.execute(
        "INSERT INTO doc_level_stats VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*about, *step.stats)
    )
    known = "SELECT 1 FROM split_sentences WHERE entry_id = ? AND version = ? LIMIT 1"
    if not database.execute(known, about[:2]).fetchone():
        write_sentences(database, entry, version - 1, step.before)


def write_sentences(database: sqlite3.Connection, entry: int, version: int, texts: tuple[str, ...]) -> None:
    """The sentences of a version."""
    database.executemany(
        "INSERT OR REPLACE INTO split_sentences VALUES (?, ?, ?, ?)",
        [(entry, version, place, text) for place, text in enumerate(texts)],
    )


def created(at: datetime) -> str:
    """An instant as diffengine writes it: UTC, without a zone."""
    return f"{at:%Y-%m-%d %H:%M:%S.%f}"


@contextmanager
def told(output: Path) -> Iterator[None]:
    """What SQLite refuses, told as what a file refuses."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise unwritable(output, str(error), full=error.sqlite_errorcode == sqlite3.SQLITE_FULL) from error


EXPORT = Export(name="newsedits", says="SQLite tables as NewsEdits has them", place="file", write=write, grows=True)
