"""What is left of a sentence when spelling's outer form is taken off: same substance means a cosmetic edit.

Off come white space, letter case, the shape of quotation marks and dashes, commas, full stops and other marks that join or
part phrases. Never touched: letters, digits, signs before numbers, percent and currency signs, question marks, and where
a quotation begins and ends.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from crawler.judgement.language import lower
from crawler.judgement.numbers import plain_number
from crawler.judgement.words import TOKEN

INVISIBLE = dict.fromkeys(
    map(ord, "\u00ad\u200b\u200e\u200f\u2060\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\ufeff")
)
INNER_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`´＇](?=\w)")
QUOTES = frozenset("\"'“”„‟«»‘’‚‹›「」『』〝〞＂＇`´")
QUESTIONS = frozenset("?؟？‽⁇⁈⁉")
TELLING = frozenset("%‰&@#§/*\\†‡")


def skeleton(text: str, language: str) -> tuple[str, ...]:
    """The words, numbers and telling signs of a text, in order, without their outer form.

    >>> skeleton("Bakan: “Gelmeyecek” dedi…", "tr") == skeleton('bakan, "gelmeyecek" dedi', "tr")
    True
    """
    plain = unicodedata.normalize("NFC", text).translate(INVISIBLE)
    plain = INNER_APOSTROPHE.sub("" if language in {"tr", "az"} else "\u02bc", plain)
    return tuple(bones(plain, language))


def bones(text: str, language: str) -> Iterator[str]:
    """The telling tokens of a text."""
    for found in TOKEN.finditer(text):
        token = found[1]
        if token[-1].isdigit():
            yield plain_number(token, language) if token[0].isdigit() or token[0] in "+-−–" else lower(token, language)
        elif token[0].isalnum():
            yield lower(token, language)
        elif not is_mark(token) or joins_digits(text, found.start(1), found.end(1)):
            yield "-" if unicodedata.category(token[0]) == "Pd" else token
        elif token in QUOTES:
            yield '"'
        elif token in QUESTIONS:
            yield "?"


def is_mark(token: str) -> bool:
    """Is this punctuation that only joins or parts phrases, or a quotation or question mark?"""
    return len(token) == 1 and token not in TELLING and (unicodedata.category(token)[0] == "P" or token in QUOTES)


def joins_digits(text: str, start: int, stop: int) -> bool:
    """Does a sign stand between two digits, as in a score or a range?"""
    return text[start - 1 : start].isdigit() and text[stop : stop + 1].isdigit()


def same_substance(before: str, after: str, language: str) -> bool:
    """Do two texts differ in outer form at most?"""
    return before == after or skeleton(before, language) == skeleton(after, language)
