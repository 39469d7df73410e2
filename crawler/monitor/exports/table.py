"""CSV (RFC 4180) for spreadsheets: one revision a row, lists joined, and no cell that a spreadsheet would run.

A text that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line end, or their full-width forms, is taken for a formula by
spreadsheets (OWASP, CSV Injection); an apostrophe before it makes it text again. A file begins with a byte order mark, by
which spreadsheets know UTF-8; standard output does not.
"""

from __future__ import annotations

import asyncio
import codecs
import csv
import re
from collections.abc import Callable, Iterable
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

from crawler.monitor.exporting import Export, Source
from crawler.monitor.exporting.parts import sink
from crawler.monitor.exporting.source import place_of
from crawler.store.bulk import Batch
from crawler.store.codec import Document, spelled

FORMULA = re.compile(r"\s*[=+\-@\t\r\n|%＝＋－＠]")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
Cell = str | int | float
Column = Callable[[Any], Cell]


def instant(at: datetime | None) -> str:
    """An instant in UTC with milliseconds, empty if there is none."""
    return spelled(at) if at else ""


def claimed(stamp: Document | None) -> str:
    """The instant that a publisher claims."""
    return instant(stamp["at"]) if stamp else ""


def joined(texts: Iterable[str]) -> str:
    """Texts in one cell."""
    return "; ".join(texts)


def text(paragraphs: Iterable[str]) -> str:
    """Paragraphs in one cell."""
    return "\n\n".join(paragraphs)


def facts(changed: Iterable[Document]) -> str:
    """What became of numbers, dates, names, quotations and negations.

    >>> facts([{"kind": "number", "before": "4", "after": "5"}, {"kind": "name", "before": None, "after": "Ada"}])
    'number: 4 → 5; name: (none) → Ada'
    """
    return joined(f"{fact['kind']}: {fact['before'] or '(none)'} → {fact['after'] or '(none)'}" for fact in changed)


def as_it_is(value: Cell) -> Cell:
    """A text or a number."""
    return value


def or_nothing(value: int | None) -> Cell:
    """A number, an empty cell if there is none."""
    return value or ""


def flag(value: bool) -> str:
    """True or false, as most programs write it."""
    return str(value).lower()


COLUMNS: dict[str, tuple[str, Column]] = {
    "id": ("_id", as_it_is),
    "article": ("article", as_it_is),
    "publisher": ("publisher", as_it_is),
    "number": ("number", as_it_is),
    "first_seen": ("first_seen", instant),
    "last_seen": ("last_seen", instant),
    "not_before": ("not_before", instant),
    "date_published": ("date_published", claimed),
    "date_modified": ("date_modified", claimed),
    "headline": ("headline", as_it_is),
    "description": ("description", as_it_is),
    "authors": ("authors", joined),
    "section": ("section", as_it_is),
    "in_language": ("in_language", as_it_is),
    "text": ("paragraphs", text),
    "content_digest": ("content_digest", as_it_is),
    "capture": ("capture", as_it_is),
}
CHANGES: dict[str, tuple[str, Column]] = {
    "kinds": ("kinds", joined),
    "silent": ("silent", flag),
    "words_added": ("words_added", as_it_is),
    "words_removed": ("words_removed", as_it_is),
    "similarity": ("similarity", as_it_is),
    "reverts_to": ("reverts_to", or_nothing),
    "facts": ("facts", facts),
    "terms_added": ("terms_added", joined),
    "terms_removed": ("terms_removed", joined),
}


async def write(source: Source, output: Path | None) -> None:
    """Write the names of the columns, then a row a revision."""
    with sink(source, output) as out:
        if out.is_new:
            out.file.write((b"" if output is None else codecs.BOM_UTF8) + rows([[*COLUMNS, *CHANGES]]))
        async for batch in source.revisions():
            out.file.write(await asyncio.to_thread(table, batch))
            out.keep([*map(place_of, batch)])


def table(batch: Batch) -> bytes:
    """Revisions as rows."""
    return rows(map(row_of, batch))


def rows(cells: Iterable[list[Any]]) -> bytes:
    """Rows as CSV."""
    written = StringIO(newline="")
    csv.writer(written).writerows(cells)
    return written.getvalue().encode()


def row_of(revision: Document) -> list[Cell]:
    """The cells of one revision; a first one has no change."""
    change = revision["change"]
    about = [tell(revision[name]) for name, tell in COLUMNS.values()]
    changed = [tell(change[name]) for name, tell in CHANGES.values()] if change else [""] * len(CHANGES)
    return [harmless(cell) for cell in (*about, *changed)]


def harmless(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula, without control characters.

    >>> harmless("=HYPERLINK(A1)"), harmless("-5"), harmless(-5), harmless("Ferry = late")
    ("'=HYPERLINK(A1)", "'-5", -5, 'Ferry = late')
    """
    if not isinstance(cell, str):
        return cell
    cell = UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", cell)
    return f"'{cell}" if FORMULA.match(cell) else cell


EXPORT = Export(name="csv", says="a table for spreadsheets", place="stream", write=write)
