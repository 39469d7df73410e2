"""What changed, in as few words as a line or a message holds: the headline first, then standfirst, byline, body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.model import Action, Change, Word

FIELDS = ("headline", "description", "authors", "paragraphs")
NAMES = {"description": "standfirst", "authors": "byline", "paragraphs": "body"}
CONTEXT = 48  # characters that are kept of unchanged text beside a change
LONGEST = 240  # characters that are kept of a changed run
SIGNS = {"=": ("", ""), "-": ("[-", "-]"), "+": ("{+", "+}")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """One step of a change, cut short: where it was made, and its words."""

    where: str
    words: tuple[Word, ...]


def excerpts(change: Change, *, most: int) -> tuple[Excerpt, ...]:
    """The first steps of a change; moves say nothing new and are left out."""
    steps = sorted((each for each in change.actions if each.action != "move"), key=rank)
    return tuple(
        Excerpt(where=NAMES.get(step.field, step.field), words=tuple(shortened(step))) for step in steps[:most]
    )


def rank(action: Action) -> int:
    """Where a field stands on the page."""
    return FIELDS.index(action.field) if action.field in FIELDS else len(FIELDS)


def shortened(action: Action) -> Iterator[Word]:
    """The words of a step, the unchanged ones as far as they stand beside changed ones."""
    last = len(action.words) - 1
    for number, (op, text) in enumerate(action.words):
        if op == "=":
            yield op, beside(text, before=number > 0, after=number < last)
        else:
            yield op, clipped(text, LONGEST)


def beside(text: str, *, before: bool, after: bool) -> str:
    """Unchanged text: its beginning if a change stands *before* it, its end if one stands *after* it.

    >>> beside("a" * 60, before=True, after=False) == "a" * 48 + "…"
    True
    """
    if len(text) <= CONTEXT * (before + after):
        return text
    return (text[:CONTEXT] if before else "") + "…" + (text[-CONTEXT:] if after else "")


def clipped(text: str, length: int) -> str:
    """Text of at most that many characters, dots for the rest.

    >>> clipped("Four died", 5), clipped("Four", 5)
    ('Four…', 'Four')
    """
    return text if len(text) <= length else text[: length - 1] + "…"


def signed(words: tuple[Word, ...]) -> str:
    """Words with their signs, as in a word diff.

    >>> signed((("-", "Four"), ("+", "Five"), ("=", " died")))
    '[-Four-]{+Five+} died'
    """
    return "".join(f"{SIGNS[op][0]}{text}{SIGNS[op][1]}" for op, text in words)
