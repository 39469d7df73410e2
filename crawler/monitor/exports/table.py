"""CSV (RFC 4180) for spreadsheets: one revision a row, lists joined, and no cell that a spreadsheet would run.

A text that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line end, or their full-width forms, is taken for a formula by
spreadsheets (OWASP, CSV Injection); an apostrophe before it makes it text again. A file begins with a byte order mark, by
which spreadsheets know UTF-8; standard output does not.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from crawler.model import Change, Fact, Revision, Stamp
from crawler.monitor.exporting import Export, Source, place_of, stream_to

FORMULA = re.compile(r"\s*[=+\-@\t\r\n|%＝＋－＠]")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
Cell = str | int | float

COLUMNS: dict[str, Callable[[Revision], Cell]] = {
    "id": lambda revision: revision.id,
    "article": lambda revision: revision.article,
    "publisher": lambda revision: revision.publisher,
    "number": lambda revision: revision.number,
    "first_seen": lambda revision: instant(revision.first_seen),
    "last_seen": lambda revision: instant(revision.last_seen),
    "not_before": lambda revision: instant(revision.not_before),
    "date_published": lambda revision: claimed(revision.date_published),
    "date_modified": lambda revision: claimed(revision.date_modified),
    "headline": lambda revision: revision.headline,
    "description": lambda revision: revision.description,
    "authors": lambda revision: "; ".join(revision.authors),
    "section": lambda revision: revision.section,
    "in_language": lambda revision: revision.in_language,
    "text": lambda revision: "\n\n".join(revision.paragraphs),
    "content_digest": lambda revision: revision.content_digest,
    "capture": lambda revision: revision.capture,
}
CHANGES: dict[str, Callable[[Change], Cell]] = {
    "kinds": lambda change: "; ".join(change.kinds),
    "silent": lambda change: str(change.silent).lower(),
    "words_added": lambda change: change.words_added,
    "words_removed": lambda change: change.words_removed,
    "similarity": lambda change: change.similarity,
    "reverts_to": lambda change: change.reverts_to or "",
    "facts": lambda change: "; ".join(map(fact_line, change.facts)),
    "terms_added": lambda change: "; ".join(change.terms_added),
    "terms_removed": lambda change: "; ".join(change.terms_removed),
}


async def write(source: Source, output: Path | None) -> None:
    """Write the names of the columns, then a row a revision."""
    with stream_to(output, "utf-8-sig") as file:
        rows = csv.writer(file)
        rows.writerow([*COLUMNS, *CHANGES])
        async for revision in source.revisions():
            rows.writerow(row_of(revision))
            source.keep(place_of(revision))


def row_of(revision: Revision) -> list[Cell]:
    """The cells of one revision; a first one has no change."""
    change = revision.change
    about = [column(revision) for column in COLUMNS.values()]
    changed: list[Cell] = [column(change) if change else "" for column in CHANGES.values()]
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


def instant(at: datetime | None) -> str:
    """An instant in UTC with milliseconds, empty if there is none."""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z") if at else ""


def claimed(stamp: Stamp | None) -> str:
    """The instant that a publisher claims."""
    return instant(stamp.at) if stamp else ""


def fact_line(fact: Fact) -> str:
    """What became of a number, a date, a name, a quotation or a negation.

    >>> fact_line(Fact(kind="number", before="4", after="5"))
    'number: 4 → 5'
    """
    return f"{fact.kind}: {fact.before or '(none)'} → {fact.after or '(none)'}"


EXPORT = Export(name="csv", says="a table for spreadsheets", place="stream", write=write)
