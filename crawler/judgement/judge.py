"""The judgement of two texts, from one end to the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crawler.judgement.actions import actions_between
from crawler.judgement.classify import is_silent, is_substance, kinds_of
from crawler.judgement.facts import facts_of
from crawler.judgement.language import language_of
from crawler.judgement.terms import difference, terms
from crawler.judgement.words import tokens
from crawler.model import Action, Change, Text


def judge(before: Text, after: Text, *, reverts_to: int | None = None) -> Change:
    """What changed from one text to the other; *reverts_to* is the number of the earlier revision that came back, if one did.

    Never cut short; the time is roughly linear in the length of both texts.
    """
    actions = actions_between(before, after)
    language = language_of(before) or language_of(after)
    kinds = kinds_of(actions, before, after, language)
    old, new = terms((a.before for a in actions), language), terms((a.after for a in actions), language)
    added, removed = words_in(actions, "+"), words_in(actions, "-")
    return Change(
        kinds=(*kinds, "revert") if reverts_to is not None else kinds,
        silent=is_silent(kinds, before, after),
        actions=actions,
        words_added=added,
        words_removed=removed,
        similarity=similarity(before, after, removed, added),
        facts=facts_of([a for a in actions if is_substance(a, language)], language),
        reverts_to=reverts_to,
        terms_added=difference(new, old),
        terms_removed=difference(old, new),
    )


def words_in(actions: Iterable[Action], op: str) -> int:
    """How many words the actions' operations of one sort hold."""
    return sum(count(text) for action in actions for found, text in action.words if found == op)


def count(text: str) -> int:
    """The number of words and numbers in a text; signs are none."""
    return sum(token[-1].isalnum() for token in tokens(text))


def similarity(before: Text, after: Text, removed: int, added: int) -> float:
    """Twice the words that stayed over the words of both texts (Dice), 0–1 with four digits."""
    mine, theirs = (sum(map(count, everything(text))) for text in (before, after))
    return round((mine + theirs - removed - added) / (mine + theirs), 4) if mine + theirs else 1.0


def everything(text: Text) -> Sequence[str]:
    """All that a text says, part by part."""
    return (text.headline, text.description, *text.authors, *text.paragraphs)
