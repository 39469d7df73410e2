"""Text from pages made harmless for a terminal: it can move no cursor, forge no line, and turn no direction but its own."""

from __future__ import annotations

import re
import unicodedata

RIGHT_TO_LEFT_ISOLATE, FIRST_STRONG_ISOLATE, POP = "\u2067", "\u2068", "\u2069"
BLANKS = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
DANGEROUS = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


def safe(text: str) -> str:
    r"""One line that any terminal shows as text: control characters spelled out, right-to-left text kept to itself.

    >>> safe("red \x1b[31m alert\nnext")
    'red ␛[31m alert next'
    """
    return isolated(neutral(text))


def neutral(text: str) -> str:
    """The text on one line, its control characters, direction overrides and lone surrogates spelled out."""
    return DANGEROUS.sub(lambda found: spelled(found[0]), BLANKS.sub(" ", text))


def spelled(character: str) -> str:
    """A picture for a C0 control, an escape for the rest."""
    code = ord(character)
    if code < 0x20 or code == 0x7F:
        return chr(0x2400 + code) if code < 0x20 else "␡"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def isolated(text: str) -> str:
    """Text that holds right-to-left letters between isolates, so that it cannot reorder what stands around it."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP}" if RIGHT_TO_LEFT.search(text) else text


def runs_right_to_left(text: str) -> bool:
    """Is the first letter that has a direction a right-to-left one (UAX 9, rule P2)?"""
    strong = (unicodedata.bidirectional(character) for character in text)
    return next((way for way in strong if way in {"L", "R", "AL"}), "L") != "L"


def columns(text: str) -> int:
    """How many cells of a terminal a text fills: two for wide letters, none for marks and joiners."""
    return len(text) if text.isascii() else sum(map(cells, text))


def cells(character: str) -> int:
    """The cells of one character."""
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
