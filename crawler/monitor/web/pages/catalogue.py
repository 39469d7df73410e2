"""The interface's texts: one TOML file a language in ``texts/``, the same keys in each."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "texts"
LANGUAGES = ("en", "tr")

Text = str | Mapping[str, str]
Catalogue = Mapping[str, Text]


@cache
def catalogue(language: str) -> Catalogue:
    """All texts of a language by dotted key; a text that counts is a mapping from plural form (CLDR) to text."""
    return dict(flat(tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))))


def flat(tables: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Text]]:
    """The leaves of nested tables, their keys joined with dots; a table with ``other`` is one text.

    >>> dict(flat({"row": {"new": "first seen", "words": {"one": "a word", "other": "{n} words"}}}))
    {'row.new': 'first seen', 'row.words': {'one': 'a word', 'other': '{n} words'}}
    """
    for name, value in tables.items():
        if isinstance(value, str) or "other" in value:
            yield prefix + name, value
        else:
            yield from flat(value, f"{prefix}{name}.")
