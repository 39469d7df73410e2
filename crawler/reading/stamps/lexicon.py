"""From words to signs: what each word of the languages in question means for a stamp, as one character.

A line becomes a line of signs (``Son Güncelleme: 07 Kasım 2014 Cuma`` is ``U: 07 K 2014 Q``), and one pattern reads every
language. The signs:

====================  ===============================================================================
``A``–``L``           January–December; ``T`` is March or Tuesday, ``u`` is August or "ago"
``M``–``S``           Monday–Sunday
``α``–``μ``           Farvardin–Esfand (solar Hijri)
``а``–``л``           Muharram–Dhu al-Hijja (lunar Hijri)
``U`` ``V`` ``W``     labels: modified, published, a count of something else
``t`` ``y`` ``v`` ``w``  today, yesterday, the day before, tomorrow
``s m h d k n r``     second, minute, hour, day, week, month, year; with ``'`` it means one without a number
``g`` ``l``           ago, later
``a`` ``p`` ``o``     before noon, after noon, "o'clock"
``i`` ``½``           one (or an article), half
``Y`` U+E000–U+E0FF   Greenwich; the line's other zones in the order they stand
``c``                 the T of ISO 8601
``b`` ``_``           by; a word without a meaning of its own
``x``                 any other word
====================  ===============================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from crawler.reading.stamps.folding import fold
from crawler.reading.stamps.languages import LANGUAGES, Language

MONTHS = "ABCDEFGHIJKL"
WEEKDAYS = "MNOPQRS"
SOLAR = "αβγδεζηθικλμ"
LUNAR = "абвгдежзийкл"
DAYS = {0: "t", -1: "y", -2: "v", 1: "w"}
UNITS = {"second": "s", "minute": "m", "hour": "h", "day": "d", "week": "k", "month": "n", "year": "r"}
TOKEN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|[^\W\d_\u3040-\u30ff\u4e00-\u9fff]+|\d+|\s+|[^\w\s]|_")
_UNIVERSAL = {"gmt": "Y", "utc": "Y", "年": "-", "月": "-", "日": " ", "時": ":", "时": ":", "点": ":"}
_KOREAN = {"년": "-", "월": "-", "시": ":"}
ZONES = "\ue000-\ue0ff"
_HOMONYMS = {frozenset("CN"): "T", frozenset("Hg"): "u"}

Phrases = tuple[tuple[tuple[str, ...], str], ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Signs of single words, of phrases by their first word (longest first), and of named zones.

    ``ordinals`` are endings that may be glued to a number, ``by_length`` all words of a length, one a line.
    """

    words: dict[str, str]
    phrases: dict[str, Phrases]
    zones: dict[tuple[str, ...], str]
    ordinals: frozenset[str]
    by_length: dict[int, str]


def codes_of(languages: tuple[str, ...]) -> tuple[str, ...]:
    """The languages that have a table, by its code, each once: ``("en-GB", "nb")`` gives ``("en", "sv")``."""
    known = (_CODES.get(re.split("[-_]", language.lower())[0][:3]) for language in languages)
    return tuple(dict.fromkeys(code for code in known if code))[:4]


_CODES = {code: language.code for language in LANGUAGES.values() for code in (language.code, *language.also)}


@lru_cache(maxsize=64)
def lexicon_for(codes: tuple[str, ...]) -> Lexicon:
    """The words of the languages *codes* first, then English and Turkish, then longer words of every other language.

    Words without a meaning of their own are taken from other languages only if no language is given.
    """
    own = [LANGUAGES[code] for code in dict.fromkeys((*codes, "en", "tr"))]
    entries: dict[tuple[str, ...], str] = {}
    for language in own:
        for words, sign in _entries(language):
            _add(entries, words, sign)
    for language in LANGUAGES.values():
        for words, sign in _entries(language) if language not in own else ():
            if len("".join(words)) >= _shortest(sign, anything=not codes):
                entries.setdefault(words, sign)
    zones = {
        words: zone
        for language in (*LANGUAGES.values(), *reversed(own))
        for zone, phrases in language.zones.items()
        for words in _phrases(phrases)
    }
    entries.update({(fold(word),): sign for word, sign in (_UNIVERSAL | _KOREAN).items()})
    ordinals = {ending for language in own for (ending,) in _phrases(language.ordinals)}
    return _indexed(entries, zones, frozenset(ordinals | {"o", "th"}))


def _shortest(sign: str, *, anything: bool) -> int:
    """How many letters a word of a language that is not the page's must have to mean *sign*."""
    if sign in "_bio":
        return 2 if anything else 99
    return 3 if sign in MONTHS or anything else 4


def _add(entries: dict[tuple[str, ...], str], words: tuple[str, ...], sign: str) -> None:
    """The first meaning stands, except that two meanings may have a sign of their own together."""
    entries[words] = _HOMONYMS.get(frozenset(entries.get(words, sign) + sign), entries.get(words, sign))


def _indexed(
    entries: dict[tuple[str, ...], str], zones: dict[tuple[str, ...], str], ordinals: frozenset[str]
) -> Lexicon:
    """Split single words from phrases, and sort phrases under their first word."""
    entries = dict.fromkeys(zones, "Z") | entries | {words: "Z" for words in zones if len(words) > 1}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, sign in entries.items():
        if len(words) > 1:
            phrases.setdefault(words[0], []).append((words[1:], sign))
    return Lexicon(
        words={words[0]: sign for words, sign in entries.items() if len(words) == 1},
        phrases={first: tuple(sorted(rest, key=lambda one: -len(one[0]))) for first, rest in phrases.items()},
        zones=zones,
        ordinals=ordinals,
        by_length=_by_length(word for words in entries for word in words),
    )


def _by_length(words: Iterable[str]) -> dict[int, str]:
    """All words of each length, one a line, in their order."""
    found: dict[int, list[str]] = {}
    for word in dict.fromkeys(words):
        found.setdefault(len(word), []).append(word)
    return {length: "\n".join(listed) for length, listed in found.items()}


def _entries(language: Language) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every word or phrase of *language* with its sign, the meaning that wins first."""
    listed: list[tuple[str, str]] = []
    listed += [(language.modified, "U"), (language.published, "V"), (language.counters, "W")]
    listed += [(words, MONTHS[i]) for i, words in enumerate(language.months)]
    listed += [(words, SOLAR[i]) for i, words in enumerate(language.solar)]
    listed += [(words, LUNAR[i]) for i, words in enumerate(language.lunar)]
    listed += [(words, WEEKDAYS[i]) for i, words in enumerate(language.weekdays)]
    listed += [(words, DAYS[day]) for day, words in language.days.items()]
    listed += [(words, UNITS[unit]) for unit, words in language.units.items()]
    listed += [(words, UNITS[unit] + "'") for unit, words in language.single.items()]
    listed += [(words, "i" if number == "1" else number) for number, words in language.numbers.items()]
    listed += [(language.ago, "g"), (language.later, "l"), (language.am, "a"), (language.pm, "p")]
    listed += [(language.clock, "o"), (language.by, "b"), (language.joins, "_")]
    for words, sign in listed:
        for phrase in _phrases(words):
            yield phrase, sign


def _phrases(words: str) -> Iterator[tuple[str, ...]]:
    """Every phrase between commas, folded and cut into words."""
    for phrase in words.split(","):
        found = tuple(token for token in TOKEN.findall(fold(phrase)) if token[0].isalnum())
        if found:
            yield found
