"""What class and id names tell: the words with which page builders mark what is not the article's text.

A name is cut into words at signs and camelCase seams and searched for the words of templates in many languages. A word
that templates also use for the article itself (``content``, ``text``, ``main``) is not here. Names are only a hint: one that
holds a good part of the page's running text is not believed (:mod:`crawler.reading.believing`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from crawler.reading import class_words

_SEAM = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z]+")
_MAX_NAME = 300


def _table(words: dict[str, str]) -> dict[str, list[tuple[str, bool, str]]]:
    """Words by their first three letters: the word, whether any ending may follow, what it tells."""
    table: dict[str, list[tuple[str, bool, str]]] = {}
    for told, listed in words.items():
        for word in listed.replace("-", "").split():
            table.setdefault(word[:3], []).append((word.rstrip("*"), word.endswith("*"), told))
    return table


_TABLE = _table({**class_words.MARKS, "body": class_words.BODY, "embedded": class_words.EMBEDDED})
_NO_MARKS = frozenset(("body", "embedded"))


def marks_of(name: str) -> tuple[str, ...]:
    """The marks that a class or id string tells, each once.

    >>> marks_of("c-shareBar js-sticky")
    ('share',)
    >>> marks_of("most-read")
    ('related',)
    """
    return tell(name)[0]


@lru_cache(maxsize=16_384)
def tell(name: str) -> tuple[tuple[str, ...], bool]:
    """The marks that a class or id string tells, each once, and whether it is a name for the article's text.

    >>> tell("c-articleBody")
    ((), True)
    """
    told = dict.fromkeys(mark for token in name[:_MAX_NAME].split() for mark in _token(token))
    if "embedded" in told:
        # A quoted post in the text is not the bar for sharing the text.
        told.pop("share", None)
    return tuple(mark for mark in told if mark not in _NO_MARKS), "body" in told


@lru_cache(maxsize=65_536)
def _token(token: str) -> tuple[str, ...]:
    """What one class tells by its words and by each two or three neighbours among them."""
    words = [word for word in _SEAM.sub("-", token).lower().split("-") if word]
    pairs = ["".join(pair) for pair in pairwise(words)]
    threes = [pair + word for pair, word in zip(pairs, words[2:], strict=False)]
    return tuple(told for word in (*words, *pairs, *threes) if (told := _listed(word)))


def _listed(word: str) -> str:
    """What a word tells; nothing if it is not in the table."""
    for listed, open_, told in _TABLE.get(word[:3], ()):
        if word == listed or (open_ and word.startswith(listed)):
            return told
    return ""
