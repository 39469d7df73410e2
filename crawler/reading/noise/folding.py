"""One spelling for all spellings: what a line says, without case, accents, script variants and wrong decoding.

Widgets print the same words as ``Okunma``, ``OKUNMA``, ``Görüntülenme``, ``GORUNTULENME`` or, through a wrong charset,
``GÃ¶rÃ¼ntÃ¼lenme``. Folded text is for recognising only; what is kept or set aside stays as the page had it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LOOKS_MISREAD = re.compile(r"[ÂÃÄÅÎÏÐÑØÙÛĞâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_CP1252_BYTES = {bytes([n]).decode("cp1252"): n for n in range(0x80, 0xA0) if n not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}}
_CP1254_BYTES = {"Ğ": 0xD0, "İ": 0xDD, "Ş": 0xDE, "ğ": 0xF0, "ı": 0xFD, "ş": 0xFE}
_BYTES = _CP1252_BYTES | _CP1254_BYTES

# Letters that decomposition leaves alone; ý þ ð are Turkish ı ş ğ read as Windows-1252 (code page 1254).
_LETTERS = str.maketrans("ıýÝþÞðÐøØłŁđĐəƏـیىکةۀھ", "iiissggoolldd" + "ee" + "\0ييكههه")
_SIGNS = str.maketrans(
    dict.fromkeys("‘’‚‛ʼ`´′", "'")
    | dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"٫": ".", "٬": ",", "،": ",", "؛": ";", "？": "?"}
    | dict.fromkeys("\0\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff\u202a\u202b\u202c\u202d\u202e", "")
)
# Accents and vowel signs that spelling may leave out; those of Indic scripts are letters and stay.
_SPELLED = _LETTERS | _SIGNS
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\ufe00-\ufe0f]+"
)
# Combining marks stand in the same run as their letter, so a run is spelled the same wherever it stands.
_UNPLAIN = re.compile(r"[\0`\x80-\U0010ffff]+")
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")


def fold(text: str) -> str:
    """*text* in lower case ASCII-like spelling, single spaces; doing it twice changes nothing.

    >>> fold("GÖRÜNTÜLENME : ١٢٣"), fold("Þu anki oy"), fold("OkunmasÄ±")
    ('goruntulenme : 123', 'su anki oy', 'okunmasi')
    """
    if not text.isascii():
        text = _plain(repaired(text))
    return " ".join(text.lower().split())


def repaired(text: str) -> str:
    """*text* with UTF-8 that was read as Windows-1252 or -1254 read again; other text as it is."""
    if not _LOOKS_MISREAD.search(text):
        return text
    try:
        return bytes(_BYTES.get(sign, ord(sign)) for sign in text).decode("utf-8")
    except ValueError:
        return text


def _plain(text: str) -> str:
    """*text* without accents, with ASCII digits, quotes and dashes."""
    return _UNPLAIN.sub(lambda run: _plain_run(run[0]), text)


@lru_cache(maxsize=8192)
def _plain_run(run: str) -> str:
    """What a run of signs outside ASCII is spelled as; the same few recur in all texts of a language."""
    run = unicodedata.normalize("NFKD", run.translate(_SPELLED)).casefold()
    run = _MARKS.sub("", run).translate(_SPELLED)
    return _FOREIGN_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0], 0)), run)
