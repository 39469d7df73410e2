"""The one way text is stored: composed, without invisible characters, with single spaces.

Composition is Unicode NFC. Soft hyphens, zero-width characters, directional marks and control characters are layout, not
language, and go; every kind of space becomes one space. Quotes, dashes and letters stay as the newsroom typed them.
"""

from __future__ import annotations

import re
import unicodedata

# Zero-width joiner and non-joiner (U+200C, U+200D) shape Persian and Indic words: they are spelling and stay inside words.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LOOSE_JOINER = re.compile(r"(?<!\S)[\u200c\u200d]+|[\u200c\u200d]+(?!\S)")


# The one invisible character that Python calls printable, the combining grapheme joiner.
_PRINTABLE = "\u034f"


def normalise(text: str) -> str:
    """*text* as it is stored and compared; doing it twice changes nothing."""
    text = " ".join(text.split())
    if text.isprintable() and _PRINTABLE not in text:
        return unicodedata.normalize("NFC", text)
    return " ".join(_visible(text).split())


def _visible(text: str) -> str:
    """*text* in NFC without characters that show nothing."""
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFC", text)
    return _LOOSE_JOINER.sub("", text)
