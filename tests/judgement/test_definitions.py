"""The examples of docs/changes.md are judged as they stand there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crawler.judgement import judge
from tests.judgement.texts import Said

PAGE = (Path(__file__).parents[2] / "docs" / "changes.md").read_text(encoding="utf-8")
TABLE = re.compile(r"^\| before \| after \| kinds \|\n\|[-|]+\|\n((?:\|.*\|\n)+)", re.MULTILINE)
ROWS = [
    [cell.strip() for cell in row.strip("|").split("|")] for table in TABLE.findall(PAGE) for row in table.splitlines()
]
KINDS = {"headline", "standfirst", "byline", "body", "correction", "update", "cosmetic", "retraction", "revert"}


def said(cell: str) -> Said:
    """A cell of the table as a text."""
    field, found, rest = cell.partition(":")
    if found and field in {"Headline", "Standfirst", "By"}:
        value = rest.strip()
        authors = tuple(filter(None, value.split(", ")))
        return {"Headline": Said(headline=value), "Standfirst": Said(description=value), "By": Said(authors=authors)}[
            field
        ]
    return Said(tuple(cell.split(" ¶ ")))


@pytest.mark.parametrize(("before", "after", "kinds"), ROWS)
def test_an_example_is_judged_as_defined(before, after, kinds):
    assert judge(said(before), said(after)).kinds == tuple(kinds.split(", "))


def test_every_kind_is_defined_and_all_but_the_revert_have_examples():
    assert set(re.findall(r"^### (\w+)$", PAGE, re.MULTILINE)) == KINDS
    assert {kind for row in ROWS for kind in row[2].split(", ")} == KINDS - {"revert"}
