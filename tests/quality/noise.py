"""How well noise is told from news: ``python -m tests.quality.noise --data noise.jsonl [--wrong] [--half A|B]``.

Rows have ``text``, ``label`` (``noise`` or ``editorial``), ``class``, ``lang``, ``position`` and ``context`` (``before``
and ``after``: the neighbouring lines or null). Each line is put where its position says and the whole is cleaned as a page
would be:

* ``header`` and ``byline`` lines stand above a paragraph, ``footer`` lines below one, inside the article's element; their short
  neighbours stand outside it. ``sidebar`` lines stand below and outside, like their neighbours.
* ``in-body`` lines stand between two paragraphs, inside, with their neighbours. Those that are *last* lines have none below.
* A neighbour of 80 characters or more is a paragraph of the text.

A noise line is found if it is set aside, an editorial line is kept if it comes through unchanged. The last line is a JSON
object: ``noise_found``, ``editorial_kept`` (shares), ``lines``, and the found share of each class.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from crawler.model import Block, Where
from crawler.reading.noise import set_aside
from tests.quality.corpus import rows

PARAGRAPH = 80
JUDGED = "judged"
ABOVE = Block(text="The governor opened the bridge on Monday and said that it would carry forty thousand cars a day.")
BELOW = Block(
    text="Engineers had worked on it for nine years, and the last bolt was tightened only in the night before."
)

Row = dict[str, Any]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.noise", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="JSON Lines file of labelled lines")
    parser.add_argument("--wrong", action="store_true", help="also list the lines that were judged wrongly")
    parser.add_argument("--half", choices=("A", "B"), help="judge only half of the lines, chosen by their digest")
    wanted = parser.parse_args()
    judged = [(row, is_right(row)) for row in rows(wanted.data) if wanted.half in {None, half_of(row)}]
    for row, right in judged:
        if wanted.wrong and not right:
            sys.stdout.write(
                f"{row['label']:9} {row['class']:12} {row['lang']} {row['position']}: {row['text'][:160]!r}\n"
            )
    sys.stdout.write(json.dumps(figures(judged), ensure_ascii=False) + "\n")
    return 0


def half_of(row: Row) -> str:
    """The half that a row belongs to, the same whatever else is in the file."""
    return "AB"[int(sha256((row["text"] + row["class"]).encode()).hexdigest(), 16) % 2]


def is_right(row: Row) -> bool:
    """Whether the line is set aside if it is noise, and untouched if it is not."""
    cleaned = set_aside(placed(row))
    kept = [block.text for block in cleaned.kept if block.path == JUDGED]
    if row["label"] == "noise":
        return not kept and any(part.text in row["text"] for part in cleaned.noise)
    return kept == [row["text"]]


def placed(row: Row) -> list[Block]:
    """The line between its neighbours, where its position says."""
    position = row.get("position") or "in-body"
    line = Block(text=row["text"], path=JUDGED)
    before, after = ((row.get("context") or {}).get(side) for side in ("before", "after"))
    if "header" in position or "byline" in position:
        return [*neighbour(before, "head"), replace(line, where="head"), *neighbour(after, "head"), BELOW]
    if "footer" in position or "sidebar" in position:
        inside = "sidebar" not in position
        return [
            ABOVE,
            *neighbour(before, "tail"),
            replace(line, where="tail", inside=inside),
            *neighbour(after, "tail"),
        ]
    kind = replace(line, kind="heading" if "heading" in position else "item" if "list" in position else "paragraph")
    own = [ABOVE, *(Block(text=text) for text in [before] if text), kind]
    if "last line" in position:
        return [*own[:-1], replace(kind, where="tail"), *neighbour(after, "tail")]
    return [*own, *(Block(text=text) for text in [after] if text), BELOW]


def neighbour(text: str | None, where: Where) -> list[Block]:
    """A line above or below the text: a paragraph of it if long, otherwise outside of it."""
    if not text:
        return []
    return [Block(text=text) if len(text) >= PARAGRAPH else Block(text=text, where=where, inside=False)]


def figures(judged: list[tuple[Row, bool]]) -> dict[str, object]:
    """The shares judged rightly, over all and by class of noise."""
    by_label: dict[str, list[bool]] = defaultdict(list)
    by_class: dict[str, list[bool]] = defaultdict(list)
    for row, right in judged:
        by_label[row["label"]].append(right)
        if row["label"] == "noise":
            by_class[row["class"]].append(right)
    return {
        "noise_found": share(by_label["noise"]),
        "editorial_kept": share(by_label["editorial"]),
        "lines": len(judged),
        "found_by_class": {name: share(right) for name, right in sorted(by_class.items())},
    }


def share(right: list[bool]) -> float:
    """The share of True; 1 if there is nothing to judge."""
    return round(sum(right) / len(right), 4) if right else 1.0


if __name__ == "__main__":
    sys.exit(main())
