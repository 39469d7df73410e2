"""What a format is, and the ways to write: a stream as it comes, a file that appears whole, or grows where it is."""

from __future__ import annotations

import errno
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from crawler.errors import FileError
from crawler.monitor.exporting.source import Source

FULL = {errno.ENOSPC, errno.EDQUOT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A format: its name, what it is in a few words, where it goes, what it holds, and what writes it.

    ``place`` is ``stream`` for what may go to standard output, ``file`` and ``folder`` for what needs one. ``grows`` tells that
    the same command adds what has come since; else it writes the file anew. ``kind`` is ``revisions`` or ``looks``.
    """

    name: str
    says: str
    place: Literal["stream", "file", "folder"]
    write: Callable[[Source, Path | None], Awaitable[None]]
    grows: bool = False
    kind: Literal["revisions", "looks"] = "revisions"


async def run(export: Export, source: Source, output: Path | None) -> None:
    """Write an export; FileError if its place cannot be written."""
    try:
        await export.write(source, output)
    except OSError as error:
        if output is None or isinstance(error, BrokenPipeError):
            raise
        raise unwritable(output, error.strerror or str(error), full=error.errno in FULL) from error


def unwritable(output: Path, why: str, *, full: bool) -> FileError:
    """A place that cannot be written, and what to do; *full* tells that it could be before."""
    step = "Make room there; the same command goes on where this one came to" if full else "Give --output another place"
    return FileError(f"{output} cannot be written: {why}. {step}.")
