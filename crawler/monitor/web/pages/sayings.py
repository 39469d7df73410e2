"""Sentences that records and errors hold in English, in the reader's language where it has them.

``texts/said.LANGUAGE.toml`` holds, by family, each sentence and its translation; ``{}`` stands for what differs, in the same order.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "texts"
LONGEST = 1_000  # characters of a sentence that is looked for
GAP = "{}"


@lru_cache(maxsize=4096)
def said(text: str, language: str) -> str:
    """A sentence, or several with semicolons between, in a language; empty if it has no words for it.

    >>> said("quiet hours", "tr"), said("status 503", "tr"), said("to: Field required; quiet hours", "tr"), said("Zork", "tr")
    ('sessiz saatler', 'durum kodu 503', '`to`: gerekli; sessiz saatler', '')
    """
    if language == "en" or len(text) > LONGEST:
        return text if language == "en" else ""
    parts = text.split("; ")
    return sentence(text, language) or joined([sentence(part, language) for part in parts])


def sentence(text: str, language: str) -> str:
    """One sentence in a language; empty if it has no words for it."""
    known = sayings(language)
    if found := known.get(text):
        return found
    for pattern, meant in patterns(language):
        if match := pattern.fullmatch(text):
            return filled(meant, match.groups())
    return ""


def joined(parts: list[str]) -> str:
    """Sentences with semicolons between, if none of them is missing."""
    return "; ".join(parts) if len(parts) > 1 and all(parts) else ""


def filled(meant: str, values: tuple[str, ...]) -> str:
    """A sentence with its gaps filled, one after the other; it may have fewer of them."""
    first, *rest = meant.split(GAP)
    return first + "".join(value + piece for value, piece in zip(values, rest, strict=False))


@cache
def sayings(language: str) -> Mapping[str, str]:
    """All sentences of a language by the English one."""
    families = tomllib.loads((FOLDER / f"said.{language}.toml").read_text(encoding="utf-8"))
    return {english: meant for family in families.values() for english, meant in family.items()}


@cache
def patterns(language: str) -> list[tuple[re.Pattern[str], str]]:
    """Those with gaps, each as a pattern, the one that says most first."""
    with_gaps = [english for english in sayings(language) if GAP in english]
    ordered = sorted(with_gaps, key=lambda english: len(english.replace(GAP, "")), reverse=True)
    return [(pattern_of(english), sayings(language)[english]) for english in ordered]


def pattern_of(english: str) -> re.Pattern[str]:
    """A sentence with gaps as a pattern; a gap ends where the next sentence begins."""
    return re.compile("((?:(?!; ).)+?)".join(map(re.escape, english.split(GAP))))
