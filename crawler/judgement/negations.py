"""Words that turn a sentence into its opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.judgement.language import lower
from crawler.judgement.numbers import Found

WORDS = {
    "tr": "değil değildi değildir değiller değilse yok yoktu yoktur yokmuş hayır asla hiç hiçbir olmadan olmaksızın",
    "en": "not no never none nobody nothing nowhere neither nor without cannot unable false untrue denies denied deny",
    "de": "nicht nichts kein keine keinen keinem keiner keines nie niemals niemand ohne weder",
    "fr": "ne n pas jamais aucun aucune rien personne sans ni",
    "es": "no nunca jamás ningún ninguno ninguna nadie nada sin ni tampoco",
}
SETS = {language: frozenset(words.split()) for language, words in WORDS.items()}
TURKISH_VERB = re.compile(
    r"\w{2,}(?:m[ae]d[ıiuü]\w{0,4}|m[ıiuü]yor\w{0,5}|m[ae]m[ıi]ş\w{0,5}|m[ae]y[ae]ca[kğ]\w{0,6}|m[ae]y[ae]ce[kğ]\w{0,6}"
    r"|m[ae]m[ae]l[ıi]\w{0,5}|m[ae]z(?:d[ıi]|s[ae])?(?:l[ae]r)?|[ae]m[ae]z\w{0,4}|m[ae]ks[ıi]z[ıi]n|m[ae]y[ae]n\w{0,6}|m[ae]d[ıi]ğ[ıi]\w{0,6}|m[ae]s[ıi]n(?:l[ae]r)?)"
)
"""-madı, -mıyor, -mamış, -mayacak, -mamalı, -maz, -amaz, -maksızın, -mayan, -madığı, -masın behind a stem of two letters or more."""
NO_VERBS = frozenset(
    [
        "komedi",
        "namaz",
        "temaz",
        "elmas",
        "olmazsa",
        "kılınmasın",
        "yılmaz",
        "korkmaz",
        "sönmez",
        "durmaz",
        "dönmez",
        "bitmez",
        "ölmez",
        "solmaz",
    ]
)
ENGLISH_SHORT = re.compile(r"n['’]t\b")
WORD = re.compile(r"[^\W\d_]+(?:['’]t\b)?")


def negations_in(text: str, language: str) -> Iterator[Found]:
    """Words that negate, in the language of the text; Turkish verbs with a negating suffix among them."""
    words = SETS.get(language, frozenset())
    for match in WORD.finditer(text):
        word = lower(match[0], language)
        if word in words or ENGLISH_SHORT.search(word) or (language == "tr" and is_negated_verb(match[0], word)):
            yield Found("negation", match[0], word.replace("’", "'"), match.start(), match.end())


def is_negated_verb(shown: str, word: str) -> bool:
    """Is this a Turkish verb that says no? Names (capitalised, like Yılmaz) are none."""
    return shown[:1].islower() and word not in NO_VERBS and bool(TURKISH_VERB.fullmatch(word))
