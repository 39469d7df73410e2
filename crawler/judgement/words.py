"""Words of any script, and which of them changed inside one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Literal

from crawler.judgement.lcs import Match, matches
from crawler.model import Word

MARKS = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    r"\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957"
    r"\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09d7\u09e2\u09e3\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a81-\u0a83\u0abc\u0abe-\u0acd"
    r"\u0b01-\u0b03\u0b3c\u0b3e-\u0b57\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc\u0cbe-\u0cd6\u0d00-\u0d03"
    r"\u0d3b-\u0d4d\u0d81-\u0d83\u0dca-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f71-\u0f84"
    r"\u0f90-\u0fbc\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    r"\u200c\u200d\u00ad\u2060"
)
UNSPACED = (
    r"\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0ebd-\u0ec6\u1000-\u102a\u1780-\u17b3\u3041-\u30ff\u3400-\u4dbf"
    r"\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
PICTURE = r"[\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*"
TOKEN = re.compile(
    rf"((?:(?<![\w.,])[+\-−–])?\d+(?:[.,:]\d+)*"
    rf"|[^\W\d_{UNSPACED}][^\W_{UNSPACED}{MARKS}]*(?:[{MARKS}]+[^\W_{UNSPACED}]*)*"
    rf"|{PICTURE}(?:\u200d{PICTURE})*|[\U0001f1e6-\U0001f1ff]{{2}}|\S[{MARKS}]*)(\s*)"
)
"""A token and the space behind it: a number with its sign, a word with its marks, a letter of an unspaced script, any sign."""
SPACE = re.compile(r"\s*")

Op = Literal["=", "-", "+"]
Piece = tuple[str, str]


def tokens(text: str) -> list[str]:
    """The words, numbers and signs of a text, without the space between them.

    >>> tokens("Ankara'da -2,4 derece")
    ['Ankara', "'", 'da', '-2,4', 'derece']
    """
    return [word for word, _ in TOKEN.findall(text)]


def word_diff(before: str, after: str) -> tuple[Word, ...]:
    """The step from *before* to *after* in words; joined without ``+`` it is *before*, without ``-`` it is *after*.

    >>> word_diff("12 kişi öldü.", "14 kişi öldü.")
    (('-', '12'), ('+', '14'), ('=', ' kişi öldü.'))
    """
    if not before or not after or before == after:
        op: Op = "=" if before == after else "-" if before else "+"
        return ((op, before or after),) if before or after else ()
    mine, theirs = pieces(before), pieces(after)
    found = quiet(matches([word for word, _ in mine], [word for word, _ in theirs]), mine, theirs)
    every = (word for step in steps(mine, theirs, found) for word in operations(*step))
    return tuple((op, "".join([text for _, text in run])) for op, run in groupby(every, key=itemgetter(0)))


def pieces(text: str) -> list[Piece]:
    """Tokens with the space behind each; leading space is the space behind an empty word."""
    lead = SPACE.match(text)
    found = TOKEN.findall(text)
    return [("", lead[0]), *found] if lead and lead[0] else found


def quiet(found: Sequence[Match], mine: Sequence[Piece], theirs: Sequence[Piece]) -> list[Match]:
    """The matches without lonely signs: a comma kept between two replaced phrases hides more than it tells."""
    ends = [(-1, -1), *found, (len(mine), len(theirs))]
    return [
        (i, j)
        for (a, b), (i, j), (c, d) in zip(ends, found, ends[2:], strict=False)
        if i == a + 1 or j == b + 1 or c == i + 1 or d == j + 1 or mine[i][0].isalnum()
    ]


def runs(found: Sequence[Match], mine: Sequence[Piece], theirs: Sequence[Piece]) -> Iterator[tuple[int, int, int]]:
    """Matches in a row as (start before, start after, length); a word whose space differs on both sides ends its run."""
    at = 0
    while at < len(found):
        i, j = found[at]
        count = 1
        while (
            mine[i + count - 1] == theirs[j + count - 1]
            and at + count < len(found)
            and found[at + count] == (i + count, j + count)
        ):
            count += 1
        yield i, j, count
        at += count


def text_of(some: Sequence[Piece]) -> str:
    """Tokens as text again."""
    return "".join([word + space for word, space in some])


def steps(mine: Sequence[Piece], theirs: Sequence[Piece], found: Sequence[Match]) -> Iterator[tuple[str, str, str]]:
    """What was removed, what was added, and what stayed behind it, from one end to the other."""
    low = start = 0
    removed = added = ""
    for i, j, count in runs(found, mine, theirs):
        removed, added = removed + text_of(mine[low:i]), added + text_of(theirs[start:j])
        low, start = i + count, j + count
        (word, space), (_, other) = mine[low - 1], theirs[start - 1]
        same = space == other
        yield removed, added, text_of(mine[i : low - 1]) + (word + space if same else word)
        removed, added = ("", "") if same else (space, other)
    yield removed + text_of(mine[low:]), added + text_of(theirs[start:]), ""


def operations(removed: str, added: str, kept: str) -> Iterator[Word]:
    """One step as operations, without empty ones; white space that both sides end on was not replaced."""
    space = shared_space(removed, added)
    cut = len(removed) - space
    removed, added, kept = removed[:cut], added[: len(added) - space], removed[cut:] + kept
    if removed:
        yield "-", removed
    if added:
        yield "+", added
    if kept:
        yield "=", kept


def shared_space(removed: str, added: str) -> int:
    """How many characters of white space both end on."""
    count = 0
    while (
        count < min(len(removed), len(added))
        and removed[-1 - count] == added[-1 - count]
        and added[-1 - count].isspace()
    ):
        count += 1
    return count
