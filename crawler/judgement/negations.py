"""Words that turn a sentence into its opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.judgement.found import Found
from crawler.judgement.language import lower

WORDS = {
    "tr": "değil değildi değildir değiller değilse yok yoktu yoktur yokmuş hayır asla hiç hiçbir olmadan olmaksızın",
    "en": "not no never none nobody nothing nowhere neither nor without cannot unable untrue denies denied deny",
    "de": "nicht nichts kein keine keinen keinem keiner keines nie niemals niemand ohne weder",
    "fr": "ne n pas jamais aucun aucune rien personne sans ni",
    "es": "no nunca jamás ningún ninguno ninguna nadie nada sin ni tampoco",
}
NEGATING = {language: frozenset(words.split()) for language, words in WORDS.items()}
TURKISH_VERB = re.compile(
    r"\w{2,}m(?:[ae]d[ıi](?:m|n|k|lar|ler|ğ[ıi]\w{0,6}|n[ıi]z)?|[ıiuü]yor\w{0,5}|[ae]m[ıi]ş\w{0,6}|[ae]y[ae]c[ae][kğ]\w{0,7}"
    r"|[ae]m[ae]l[ıi]\w{0,5}|[ae]z(?:d[ıi]|s[ae])?(?:l[ae]r)?|[ae]ks[ıi]z[ıi]n|[ae]y[ae]n\w{0,6}|[ae]s[ıi]n(?:l[ae]r)?)"
)
"""-madı, -mıyor, -mamış, -mayacak, -mamalı, -maz, -maksızın, -mayan, -masın and what may follow, behind two letters or more."""
NO_VERBS = frozenset(("komedi", "komedim", "namaz", "temaz", "ikramiyeyi"))
NOT = re.compile(r"n['’]t$")
WORD = re.compile(r"[^\W\d_]+(?:['’]t\b)?")


def negations_in(text: str, language: str, words: frozenset[str]) -> Iterator[Found]:
    """Words that negate, Turkish verbs with a negating suffix among them; *words* are the lower-cased words of the text."""
    if language != "tr" and words.isdisjoint(NEGATING.get(language, ())) and not any(map(NOT.search, words)):
        return
    for match in WORD.finditer(text):
        word = lower(match[0], language)
        if negates(match[0], word, language):
            yield Found("negation", match[0], word.replace("’", "'"), match.start(), match.end())


def negates(shown: str, word: str, language: str) -> bool:
    """Does a word, as shown and in lower case, say no? Capitalised Turkish words may be names (Yılmaz) and do not."""
    if word in NEGATING.get(language, ()) or NOT.search(word):
        return True
    return language == "tr" and shown[0].islower() and word not in NO_VERBS and bool(TURKISH_VERB.fullmatch(word))
