"""Where something stands in a TOML file, which its parser does not tell: the line of a table or of a key in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

HEADER = re.compile(r"\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}\s*(?:#.*)?")
KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[\w-]+(?:\s*\.\s*[\w-]+)*)\s*=""")
PART = re.compile(r"""\s*("[^"]*"|'[^']*'|[^.\s]+)\s*""")
AT_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What is wrong with a file, and in which line (from 1)."""

    line: int
    text: str

    def __str__(self) -> str:
        """As a person reads it."""
        return f"line {self.line}: {self.text}"


def line_of(text: str, path: tuple[str, ...]) -> int:
    r"""The line of the key or table at *path* or of the first one in it, else that of the nearest table around it, else 1.

    >>> line_of('[rules.silent]\nsilent = true\n', ("rules", "silent", "silent"))
    2
    """
    lines = list(paths(text))
    while path:
        for found, number in lines:
            if found[: len(path)] == path:
                return number
        path = path[:-1]
    return 1


def paths(text: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """Every header and key with its line."""
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := HEADER.fullmatch(line):
            table = parts(header[1])
            yield table, number
        elif key := KEY.match(line):
            yield (*table, *parts(key[1])), number


def parts(dotted: str) -> tuple[str, ...]:
    """The names in a dotted key.

    >>> parts('rules."silent edits"')
    ('rules', 'silent edits')
    """
    return tuple(found.strip("\"'") for found in PART.findall(dotted))


def mistake_in_syntax(error: Exception, text: str) -> Mistake:
    """What the parser says, and where."""
    said = str(error)
    found = AT_LINE.search(said)
    line = int(found[1]) if found and found[1] else max(len(text.splitlines()), 1)
    return Mistake(line=line, text=f"this is no TOML: {AT_LINE.sub('', said).strip()}")
