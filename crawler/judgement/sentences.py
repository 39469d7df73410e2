"""Paragraphs into sentences, with nothing lost: sentences and the gaps between them are the paragraph."""

from __future__ import annotations

import re
from typing import NamedTuple

BREAK = "\n\n"
"""The gap at the end of a paragraph; no gap inside one holds a blank line."""

OPENERS = "\"'“‘«„‹([{¿¡—–-"
CLOSERS = "\"'”’»“›)\\]}」』）】"
ENDS = ".!?…‽؟۔।॥։።"
WIDE_ENDS = "。！？｡"
ALL_ENDS = frozenset(ENDS + WIDE_ENDS)
LONGEST_QUOTE = 600
CANDIDATE = re.compile(
    rf'(?:"[^"]{{1,{LONGEST_QUOTE}}}"|“[^“”]{{1,{LONGEST_QUOTE}}}”|«[^«»]{{1,{LONGEST_QUOTE}}}»|„[^„“”]{{1,{LONGEST_QUOTE}}}[“”])'
    rf"|[{ENDS}]+[{CLOSERS}]*(?=\s)|[{WIDE_ENDS}]+[{CLOSERS}]*|\n\s*"
)
"""A whole quotation (nothing inside it ends a sentence), the end of a sentence, or a line's end."""
SPACE = re.compile(r"\s*")
LAST_WORD = re.compile(r"[\w.’']+$")
NUMBER = re.compile(r"\d{1,3}|[IVX]{1,5}")
LETTER_OR_DIGIT = re.compile(r"[^\W_]")

ABBREVIATIONS = {
    "": "dr prof st mt vs jr sr etc ca approx inc ltd co corp",
    "tr": "dr prof doç yrd av uz op öğr gör arş alb org orgn tümg tuğg yb bnb yzb ütğm tğm kor gen hz sn sok cad mah apt blv "
    "vb vd bkz çev ed haz yay cilt örn yy tel fak üni böl müh mim ecz vet a.ş ltd şti tic san m.ö m.s t.c yak ört maks min",
    "en": "mr mrs ms dr prof st mt gen col maj capt lt sgt cpl cmdr adm rep sen gov pres rev hon jr sr inc ltd co corp dept univ "
    "assn bros est ave blvd rd jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri "
    "u.s u.k u.n e.u a.m p.m d.c i.e e.g ph.d approx cf messrs supt",
    "de": "dr prof hr fr st bzw ca usw str evtl ggf inkl max min mio mrd z.b d.h u.a o.ä i.d.r v.a s.o "
    "jan feb mär apr jun jul aug sep sept okt nov dez",
    "fr": "m mm mme mlle dr me pr st ste av bd env etc cf ex janv févr avr juil sept oct nov déc",
    "es": "sr sra srta dr dra prof gral lic ing ud uds av avda etc ej ee.uu p.ej ene feb mar abr jun jul ago sept oct nov dic",
}
SHORT = {language: frozenset((words + " " + ABBREVIATIONS[""]).split()) for language, words in ABBREVIATIONS.items()}
ANY = frozenset(word for words in SHORT.values() for word in words if len(word) > 1) - {
    "sun",
    "mar",
    "sat",
    "est",
    "max",
    "min",
}
BEFORE_NUMBERS = frozenset(("no", "nr", "abs", "art", "fig", "vol", "p", "pp", "s", "sf", "pág", "núm", "md"))
ORDINAL_DOT = {"tr", "az", "de"}
STARTERS = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "but",
        "and",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "there",
        "as",
        "when",
        "if",
    ]
)


class Sentences(NamedTuple):
    """Sentences of a run of paragraphs; ``gaps[i]`` stands behind ``texts[i]``, ``places[i]`` is its paragraph's number."""

    texts: list[str]
    gaps: list[str]
    places: list[int]


def sentences_of(paragraphs: tuple[str, ...], language: str) -> Sentences:
    """The sentences of paragraphs; an empty paragraph is one empty sentence."""
    found = Sentences([], [], [])
    for place, paragraph in enumerate(paragraphs):
        for text, gap in split(paragraph, language):
            found.texts.append(text)
            found.gaps.append(gap)
            found.places.append(place)
        found.gaps[-1] = BREAK
    return found


def whole(texts: tuple[str, ...]) -> Sentences:
    """Texts that are not split: each is a paragraph of one sentence."""
    return Sentences(list(texts), [BREAK] * len(texts), list(range(len(texts))))


def split(paragraph: str, language: str = "") -> list[tuple[str, str]]:
    """Sentences, each with the gap behind it (empty behind the last): joined they are the paragraph.

    >>> [text for text, _ in split("Dr. Ak 3. maddesi okudu. Sonra 1.234 kişi geldi.", "tr")]
    ['Dr. Ak 3. maddesi okudu.', 'Sonra 1.234 kişi geldi.']
    """
    found = []
    start, letter = 0, letter_from(paragraph, 0)
    for candidate in CANDIDATE.finditer(paragraph):
        if candidate.start() < start:
            continue
        stop, end = around(paragraph, candidate)
        if (
            letter < stop
            and end < len(paragraph)
            and is_end(paragraph, candidate, end, language)
            and BREAK not in paragraph[stop:end]
        ):
            found.append((paragraph[start:stop], paragraph[stop:end]))
            start, letter = end, letter_from(paragraph, end)
    return [*found, (paragraph[start:], "")]


def letter_from(paragraph: str, start: int) -> int:
    """Where the next letter or digit stands; behind the end if there is none."""
    found = LETTER_OR_DIGIT.search(paragraph, start)
    return found.start() if found else len(paragraph)


def around(paragraph: str, candidate: re.Match[str]) -> tuple[int, int]:
    """Where the sentence of a candidate would stop, and where the next would start."""
    if candidate[0][0] == "\n":
        return candidate.span()
    space = SPACE.match(paragraph, candidate.end())
    return candidate.end(), space.end() if space else candidate.end()


def is_end(paragraph: str, candidate: re.Match[str], after: int, language: str) -> bool:
    """Does a sentence end with this candidate, when *after* is where the next word would start?"""
    mark = candidate[0]
    if mark[0] == "\n" or mark[0] in WIDE_ENDS:
        return True
    core = mark.rstrip(CLOSERS)
    if after == candidate.end() or not core or core[-1] not in ALL_ENDS:
        return False
    if first_letter(paragraph, after).islower():
        return False
    return core != "." or not is_short(paragraph, candidate.start(), after, language)


def first_letter(paragraph: str, at: int) -> str:
    """The first character from *at* on that opens nothing."""
    return paragraph[at : at + 8].lstrip(OPENERS)[:1]


def is_short(paragraph: str, dot: int, after: int, language: str) -> bool:
    """Is the word before the dot an abbreviation, an initial or an ordinal number?"""
    found = LAST_WORD.search(paragraph, max(0, dot - 14), dot)
    if not found:
        return False
    word = found[0]
    if len(word) == 1 and not word.isdigit():
        return word.isupper()
    if NUMBER.fullmatch(word):
        return language in ORDINAL_DOT and not first_letter(paragraph, after).isdigit()
    if "." in word and next_word(paragraph, after) in STARTERS:
        return False
    plain = word.lower().strip("'’")
    if plain in BEFORE_NUMBERS:
        return first_letter(paragraph, after).isdigit()
    return plain in SHORT.get(language, ANY)


def next_word(paragraph: str, at: int) -> str:
    """The word that starts at *at*, lower-cased."""
    return paragraph[at : at + 24].lstrip(OPENERS).split(" ", 1)[0].rstrip(",").lower()
