"""How alike two sentences are, by the stems of their words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from crawler.judgement.language import lower
from crawler.judgement.words import UNSPACED, tokens

STEM = 5
WORD = re.compile(r"\w+")
WITHOUT_SPACES = re.compile(f"[{UNSPACED}]")


class Bag(NamedTuple):
    """The stems of a sentence and the sum of their lengths."""

    stems: frozenset[str]
    weight: int


def bag(text: str, language: str) -> Bag:
    """The first letters of each word: suffixes change more often than words do (in Turkish above all)."""
    plain = unicodedata.normalize("NFC", lower(text, language))
    words = tokens(plain) if WITHOUT_SPACES.search(plain) else WORD.findall(plain)
    return bag_of(frozenset([word[:STEM] for word in words]))


def bag_of(stems: frozenset[str]) -> Bag:
    """Stems with the sum of their lengths."""
    return Bag(stems, sum(map(len, stems)))


def joined(one: Bag, other: Bag) -> Bag:
    """The stems of both."""
    return bag_of(one.stems | other.stems)


def alike(before: Bag, after: Bag) -> float:
    """Dice's coefficient of the stems weighted by length, 0–1: long words say more than short ones."""
    total = before.weight + after.weight
    return 2 * sum(map(len, before.stems & after.stems)) / total if total else 1.0


def held(part: Bag, whole: Bag) -> float:
    """The share of *part* that stands in *whole*, 0–1."""
    return sum(map(len, part.stems & whole.stems)) / part.weight if part.weight else 0.0


def rare_stems(bags: Mapping[int, Bag], often: int) -> dict[str, list[int]]:
    """Where each stem stands that stands in at most *often* of the bags."""
    places: dict[str, list[int]] = {}
    for at, found in bags.items():
        for stem in found.stems:
            places.setdefault(stem, []).append(at)
    return {stem: where for stem, where in places.items() if len(where) <= often}


def shared(bag_: Bag, index: Mapping[str, list[int]], most: int) -> list[int]:
    """The *most* places that share the greatest weight of rare stems with a bag."""
    votes: dict[int, int] = {}
    for stem in bag_.stems:
        for at in index.get(stem, ()):
            votes[at] = votes.get(at, 0) + len(stem)
    return sorted(votes, key=lambda at: -votes[at])[:most]
