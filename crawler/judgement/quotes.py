"""What stands between quotation marks: speech, and names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.judgement.found import Found

LONGEST = 2000
MARKS = frozenset("\"“«„‘'「")
QUOTED = re.compile(
    rf"\"([^\"]{{1,{LONGEST}}})\"|“([^“”]{{1,{LONGEST}}})”|«([^«»]{{1,{LONGEST}}})»|„([^„“”]{{1,{LONGEST}}})[“”]"
    rf"|‘([^‘’\n]{{2,{LONGEST}}})’(?!\w)|(?<!\w)'([^'\n]{{2,{LONGEST}}})'(?!\w)|「([^「」]{{1,{LONGEST}}})」"
)
NAME_WORDS = 4
SPEECH_ENDS = ".,!?…"
JOINERS = frozenset(("ve", "ile", "of", "the", "and", "for", "in", "und", "der", "des", "de", "du", "la", "et", "y"))


def quotes_in(text: str) -> Iterator[Found]:
    """Quotations, without their marks: short ones with capitals are names, the others speech."""
    if MARKS.isdisjoint(text):
        return
    for match in QUOTED.finditer(text):
        inner = next(filter(None, match.groups())).strip().rstrip(",") or match[0]
        yield Found(kind_of(inner), inner, inner, match.start(), match.end())


def kind_of(inner: str) -> str:
    """``name`` or ``quote``."""
    words = inner.split()
    named = len(words) <= NAME_WORDS and inner[-1:] not in SPEECH_ENDS and all(map(is_titled, words))
    return "name" if named else "quote"


def is_titled(word: str) -> bool:
    """Does a word begin as names do, or only join them?"""
    return not word[0].islower() or word in JOINERS
