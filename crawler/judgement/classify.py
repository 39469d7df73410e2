"""What kind of change it is, and whether the publisher said so. The words are defined in docs/changes.md."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from crawler.judgement.language import lower
from crawler.judgement.notices import notice_kinds
from crawler.judgement.sentences import split
from crawler.judgement.stamps import relation
from crawler.judgement.substance import same_substance
from crawler.model import Action, Text

KIND_OF_FIELD = {"headline": "headline", "description": "standfirst", "authors": "byline", "paragraphs": "body"}
NOTICES = frozenset({"correction", "update", "retraction"})
ORDER = (*KIND_OF_FIELD.values(), "correction", "update", "retraction")
OPENING = 400


def substantial(actions: Iterable[Action], language: str) -> list[Action]:
    """The actions that change more than outer form; a moved sentence does."""
    return [action for action in actions if action.action == "move" or not is_form(action, language)]


def is_form(action: Action, language: str) -> bool:
    """Does an action change outer form only? Letters and digits are compared first: that settles most."""
    old, new = (letters(action, op, language) for op in "-+")
    return old == new and same_substance(action.before or "", action.after or "", language)


def letters(action: Action, op: str, language: str) -> str:
    """The letters and digits of an action's removed or added words, in lower case."""
    text = unicodedata.normalize("NFC", "".join(text for found, text in action.words if found == op))
    return "".join(filter(str.isalnum, lower(text, language)))


def without_notices(weighty: Iterable[Action], after: Text) -> tuple[list[Action], frozenset[str]]:
    """The actions that are news, and what the others announce. A headline that announces something is still news."""
    opening = openings(after)
    news: list[Action] = []
    announced: set[str] = set()
    for action in weighty:
        found = announcement(action, opening)
        announced |= found
        if not found or action.field != "paragraphs":
            news.append(action)
    return news, frozenset(announced)


def kinds_of(actions: Sequence[Action], news: Iterable[Action], announced: frozenset[str]) -> tuple[str, ...]:
    """The kinds of a change, without ``revert``: fields of substance and notices, or ``cosmetic`` if it is neither."""
    found = {KIND_OF_FIELD[action.field] for action in news} | announced
    if actions and not found:
        return ("cosmetic",)
    return tuple(kind for kind in ORDER if kind in found)


def openings(after: Text) -> Callable[[int], frozenset[str]]:
    """What the first sentence of a paragraph announces, by the paragraph's number; each is read once."""

    @cache
    def opening(paragraph: int) -> frozenset[str]:
        return notice_kinds(split(after.paragraphs[paragraph][:OPENING])[0][0])

    return opening


def announcement(action: Action, opening: Callable[[int], frozenset[str]]) -> frozenset[str]:
    """The notices that an added or edited sentence gives, or that its paragraph opens with."""
    if action.after is None or action.after_at is None or action.action == "move" or action.field == "authors":
        return frozenset()
    if action.field == "paragraphs":
        return notice_kinds(action.after) | opening(action.after_at[0])
    return notice_kinds(action.after) - notice_kinds(action.before or "")


def is_silent(kinds: Iterable[str], before: Text, after: Text) -> bool:
    """Substance changed, no notice says so, and no stamp does: it stood, went backwards, vanished or never was.

    A stamp told from the moment of the visit ("2 hours ago") proves nothing either way, and then nobody is accused.
    """
    found = set(kinds)
    if found.isdisjoint(KIND_OF_FIELD.values()) or found & NOTICES:
        return False
    stamps = before.date_modified, after.date_modified
    if any("relative" in stamp.flags for stamp in stamps if stamp):
        return False
    return relation(*stamps) != "moved"
