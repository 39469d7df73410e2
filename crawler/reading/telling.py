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


Table = dict[str, list[tuple[str, bool, str]]]


def _table(words: dict[str, str]) -> Table:
    """Words by their first three letters: the word, whether any ending may follow, what it tells."""
    table: Table = {}
    for told, listed in words.items():
        for word in listed.replace("-", "").split():
            table.setdefault(word[:3], []).append((word.rstrip("*"), word.endswith("*"), told))
    return table


_MARKS = _table(class_words.MARKS)
_BODY = _table({"body": class_words.BODY})


# A quoted post in the text is not the bar for sharing the text.
_EMBEDDED = frozenset(("embed", "embedded", "tweet", "twitter-tweet", "post-embed", "oembed"))


@lru_cache(maxsize=16_384)
def marks_of(name: str) -> tuple[str, ...]:
    """The marks that a class or id string tells, each once.

    >>> marks_of("c-shareBar js-sticky")
    ('share',)
    >>> marks_of("story-body most-read")
    ('related',)
    """
    words = _words(name)
    told = dict.fromkeys(mark for word in words if (mark := _listed(word, _MARKS)))
    if "share" in told and not _EMBEDDED.isdisjoint(words):
        del told["share"]
    return tuple(told)


@lru_cache(maxsize=16_384)
def names_the_body(name: str) -> bool:
    """Whether a class or id string is one that templates give to the article's text.

    >>> names_the_body("c-articleBody")
    True
    """
    return any(_listed(word, _BODY) for word in _words(name))


def _listed(word: str, table: Table) -> str:
    """What a word tells; nothing if it is not in the table."""
    for listed, open_, told in table.get(word[:3], ()):
        if word == listed or (open_ and word.startswith(listed)):
            return told
    return ""


def _words(name: str) -> list[str]:
    """The words of a name, and each two or three neighbours in one."""
    words = [word for word in _SEAM.sub("-", name[:_MAX_NAME]).lower().split("-") if word]
    pairs = ["".join(pair) for pair in pairwise(words)]
    return [*words, *pairs, *(pair + word for pair, word in zip(pairs, words[2:], strict=False))]
