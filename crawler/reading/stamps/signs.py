"""A line as signs: see :mod:`crawler.reading.stamps.lexicon` for what each stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.reading.stamps.folding import fold
from crawler.reading.stamps.lexicon import TOKEN, Lexicon
from crawler.reading.stamps.settle import zone_named
from crawler.reading.stamps.zone_words import ABBREVIATIONS

_PLACE = re.compile(
    r"\b(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)/[A-Za-z_+\-0-9]{2,20}(?:/[A-Za-z_]{2,20})?"
)
_GLUED_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=\d{1,2}:\d\d)")
_HOLED = re.compile(r"[^\W\d_]*[?\ufffd](?:[^\W\d_]|[?\ufffd])+")
_UNHEARD = frozenset(" .,")
_GAPS = frozenset({" ", ".", "-", "'"})
_AFTER_A_CLOCK = frozenset("0123456789apho()")
_HOLED_WORDS = 4
_PLACEHOLDER = "\x1a"
FIRST_ZONE = 0xE000
_MOST_ZONES = 16


@dataclass(frozen=True, slots=True)
class Line:
    """The signs of a line, and what each zone sign in it names: an IANA zone or an abbreviation in lower case."""

    signs: str
    zones: tuple[str, ...]


def signs_of(text: str, lexicon: Lexicon) -> Line:
    """*text* as signs; numbers and punctuation stay, words become one sign each."""
    places: list[str] = []
    if "/" in text:
        text = _PLACE.sub(lambda place: _placed(place[0], places), text)
    folded = _GLUED_YEAR.sub(r"\1 ", fold(text))
    if "\ufffd" in folded or "?" in folded:
        folded = _mended(folded, lexicon)
    zones: list[str] = []
    signs = _walk(TOKEN.findall(folded), lexicon, text, places, zones)
    return Line(" ".join("".join(signs).split()), tuple(zones))


def _placed(name: str, places: list[str]) -> str:
    """What stands for an IANA zone's name until its turn comes; the name itself if there is no such zone."""
    if zone_named(name) is None:
        return name
    places.append(name)
    return f" {_PLACEHOLDER} "


def _zone_sign(name: str, zones: list[str]) -> str:
    """The sign of one more zone on the line; the last one again when there are too many."""
    if len(zones) < _MOST_ZONES:
        zones.append(name)
    return chr(FIRST_ZONE + len(zones) - 1)


def _walk(tokens: list[str], lexicon: Lexicon, text: str, places: list[str], zones: list[str]) -> list[str]:
    """One sign after the other; a phrase counts as one word.

    Characters of private use are icons on a page, and zones only among signs.
    """
    signs: list[str] = []
    at, last = 0, " "
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token[0].isalpha():
            sign, at = _meaning(token, tokens, at, lexicon, text, last, zones)
        elif token == _PLACEHOLDER:
            sign = _zone_sign(places.pop(0), zones) if places else " "
        else:
            sign = " " if "\ue000" <= token <= "\uf8ff" else token
        signs.append(sign)
        if sign and sign not in _UNHEARD:
            last = sign[-1]
    return signs


def _meaning(
    word: str, tokens: list[str], at: int, lexicon: Lexicon, text: str, last: str, zones: list[str]
) -> tuple[str, int]:
    """The sign of *word*, or of the phrase it begins, and where to go on."""
    for rest, sign in lexicon.phrases.get(word, ()):
        end = _follows(rest, tokens, at)
        if end:
            return (_zone_sign(lexicon.zones[(word, *rest)], zones) if sign == "Z" else sign), end
    glued = at > 1 and tokens[at - 2][0].isdecimal()
    known = lexicon.words.get(word)
    if word in ABBREVIATIONS and last in _AFTER_A_CLOCK and (known is None or known == "Z" or word.upper() in text):
        return _zone_sign(word, zones), at
    if glued and word in lexicon.ordinals and known != "h":
        return "", at
    if glued and word in {"t", "z"} and known is None:
        return ("Y", at) if word == "z" else ("c", at)
    if known == "Z":
        return _zone_sign(lexicon.zones[(word,)], zones), at
    return known or "x", at


def _follows(rest: tuple[str, ...], tokens: list[str], at: int) -> int:
    """Where the phrase's remaining words end if they stand at *at*, else 0; points, dashes and blanks between do not matter."""
    for word in rest:
        for _gap in range(3):
            if at < len(tokens) and (tokens[at] in _GAPS or tokens[at].isspace()):
                at += 1
        if at >= len(tokens) or tokens[at] != word:
            return 0
        at += 1
    return at


def _mended(folded: str, lexicon: Lexicon) -> str:
    """Words with characters lost in decoding, replaced by the one word they can be."""
    return _HOLED.sub(lambda holed: _whole(holed[0], lexicon), folded, count=_HOLED_WORDS)


def _whole(holed: str, lexicon: Lexicon) -> str:
    """The first known word that fits where ``?`` or U+FFFD stands for any letter."""
    shape = re.sub("[?\ufffd]", ".", holed)
    found = re.search(f"^{shape}$", lexicon.by_length.get(len(holed), ""), re.MULTILINE)
    return found[0] if found else holed
