"""Which language a text is in, as far as splitting, casing and negation need it."""

from __future__ import annotations

import re

from crawler.model import Text

WORDS = re.compile(r"[^\W\d_]+")
LOOK_AT = 2000
TURKISH_LETTERS = frozenset("ığşİĞŞ")
COMMON = {
    "tr": "ve bir bu da de için ile olarak olan göre daha çok dedi sonra kadar gibi ise değil oldu ancak en ne her yeni",
    "en": "the of and to in that is was for on with said he his at by it as from be has have an not are will who they",
    "de": "der die das und nicht ist den dem mit auf für von ein eine im sich auch es des wird hat zu bei nach aus dass",
    "fr": "le la les des et est une du dans que qui pour pas sur avec par au ce il elle ne aux plus été sont dit",
    "es": "el la los las y que del un una por con para no se su es al lo como más fue ha este según sin dijo",
}
LANGUAGES_OF_WORD = {
    word: tuple(name for name, words in COMMON.items() if word in words.split())
    for word in {word for words in COMMON.values() for word in words.split()}
}


def language_of(text: Text) -> str:
    """The language's two letters: by the words of the text if they tell, else as the page says, else by its letters, else empty."""
    sample = " ".join((text.headline, text.description, *text.paragraphs[:8]))[:LOOK_AT]
    return guess(sample) or text.in_language[:2].lower() or ("" if TURKISH_LETTERS.isdisjoint(sample) else "tr")


def guess(text: str) -> str:
    """The one of our languages whose common words stand clearly most often; empty if none does.

    >>> guess("The minister said that he was not in the city.")
    'en'
    """
    counts = dict.fromkeys(COMMON, 0)
    for word in WORDS.findall(text.lower()):
        for name in LANGUAGES_OF_WORD.get(word, ()):
            counts[name] += 1
    second, first = sorted(counts.values())[-2:]
    return max(counts, key=lambda name: counts[name]) if first >= 2 and first > 1.5 * second else ""


def lower(text: str, language: str) -> str:
    """Lower case as the language has it: Turkish and Azerbaijani keep the dot where it is.

    >>> lower("IĞDIR İLİ", "tr"), lower("ISTANBUL İLİ", "en")
    ('ığdır ili', 'istanbul ili')
    """
    if language in {"tr", "az"}:
        return text.replace("I", "ı").replace("İ", "i").lower()
    return text.replace("İ", "i").lower()
