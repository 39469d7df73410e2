"""The judgement of two texts, from one end to the other."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.judgement.actions import actions_between
from crawler.judgement.classify import is_silent, kinds_of, substantial, without_notices
from crawler.judgement.facts import facts_of
from crawler.judgement.language import language_of
from crawler.judgement.terms import changed_words, difference, terms
from crawler.model import Action, Change, Text


def judge(before: Text, after: Text, *, reverts_to: int | None = None) -> Change:
    """What changed from one text to the other; *reverts_to* is the number of the earlier revision that came back, if one did.

    Never cut short; the time is roughly linear in the length of both texts.
    """
    actions = actions_between(before, after)
    language = language_of(before) or language_of(after)
    news, announced = without_notices(substantial(actions, language), after)
    kinds = kinds_of(actions, news, announced)
    added, removed = changed_words(actions, "+"), changed_words(actions, "-")
    new, old = terms(added, language), terms(removed, language)
    return Change(
        kinds=(*kinds, "revert") if reverts_to is not None else kinds,
        silent=is_silent(kinds, before, after),
        actions=actions,
        words_added=len(added),
        words_removed=len(removed),
        similarity=similarity(before, after, actions),
        facts=facts_of(news, language),
        reverts_to=reverts_to,
        terms_added=difference(new, old),
        terms_removed=difference(old, new),
    )


def similarity(before: Text, after: Text, actions: Iterable[Action]) -> float:
    """The share of both texts' characters that stayed, in place or moved (Dice), 0–1 in whole ten-thousandths, rounded down."""
    total = length(before) + length(after)
    changed = sum(len(text) for action in actions for op, text in action.words if op != "=")
    return (total - changed) * 10_000 // total / 10_000 if total else 1.0


def length(text: Text) -> int:
    """The number of characters of all that a text says."""
    return sum(map(len, (text.headline, text.description, *text.authors, *text.paragraphs)))
