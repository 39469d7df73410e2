"""One spelling for all spellings: lower case, no accents, ASCII digits, plain signs, wrong decoding undone.

Publishers print ``Güncelleme``, ``GUNCELLEME``, ``G&uuml;ncelleme`` and ``GÃ¼ncelleme``; all of them fold alike. Folded text is
for recognising only.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

_GLUED = re.compile(r"[A-ZÀ-ÖØ-Þ](?<=[a-zß-öø-ÿ].)")
_MISREAD = re.compile(
    r"[\u00c2-\u00df\u00e2\u0130\u015e\u011e][\x80-\xbf\u0152-\u0161\u017d\u017e\u0178\u0192\u02c6\u02dc\u2013-\u2122]+"
)
_CP1252_BYTES = {bytes([n]).decode("cp1252"): n for n in range(0x80, 0xA0) if n not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}}
_CP1254_BYTES = {"Ğ": 0xD0, "İ": 0xDD, "Ş": 0xDE, "ğ": 0xF0, "ı": 0xFD, "ş": 0xFE}
_BYTES = _CP1252_BYTES | _CP1254_BYTES
# Combining marks stand in the same run as their letter, so a run is spelled the same wherever it stands.
_UNPLAIN = re.compile(r"[`\x80-\U0010ffff]+")
_PLAIN = {
    "-": "‐‑‒–—―−",
    "|": "•·●∙⋅◦▪■♦¦│┃‣►▶»›«‹→",
    "/": "⁄∕",
    ",": "，،",
    ";": "；",
    ":": "：",
    ".": "。٫．",
    "'": "‘’‚‛ʼ`´′",
}
_INVISIBLE = (
    "\u00ad\u034f\u061c\u0640\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def _table() -> dict[int, str | None]:
    """What every character becomes: marks vanish, digits of all scripts are ASCII, look-alike signs are one."""
    table: dict[int, str | None] = {}
    for code in range(0x80, 0x20000):
        sign = chr(code)
        if unicodedata.combining(sign):
            table[code] = None
        elif sign.isdecimal():
            table[code] = str(unicodedata.decimal(sign))
        elif unicodedata.category(sign) == "Zs":
            table[code] = " "
    table.update({ord(sign): None for sign in _INVISIBLE})
    # ý þ ð are Turkish ı ş ğ read as Windows-1252 (code page 1254).
    table.update({ord(letter): plain for letter, plain in zip("ıýþðøłđəەیىکةۀھ", "iisgold" + "eهييكههه", strict=True)})
    for plain, signs in _PLAIN.items():
        table.update({ord(sign): plain for sign in signs})
    return table


_TABLE = _table()


def fold(text: str) -> str:
    """*text* as the tables spell it.

    >>> fold("GÜNCELLENME : ١٢٣"), fold("KASIM"), fold("Þubat"), fold("Son GÃ¼ncelleme")
    ('guncellenme : 123', 'kasim', 'subat', 'son guncelleme')
    """
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if text.isascii():
        return _GLUED.sub(_apart, text).lower()
    text = _GLUED.sub(_apart, _MISREAD.sub(_reread, text))
    return _UNPLAIN.sub(lambda run: _plain(run[0]), text).lower()


@lru_cache(maxsize=8192)
def _plain(run: str) -> str:
    """What a run of signs outside ASCII is spelled as; the same few recur in all texts of a language."""
    # The table comes before decomposition too: ý loses its accent otherwise and would be y.
    return unicodedata.normalize("NFKD", run.casefold().translate(_TABLE)).casefold().translate(_TABLE)


def _reread(found: re.Match[str]) -> str:
    """A run of characters that were UTF-8 bytes before somebody read them as Windows-1252 or -1254."""
    try:
        return bytes(_BYTES.get(sign, ord(sign)) for sign in found[0]).decode("utf-8")
    except ValueError:
        return found[0]


def _apart(found: re.Match[str]) -> str:
    """A capital after a small letter begins a word."""
    return " " + found[0]
