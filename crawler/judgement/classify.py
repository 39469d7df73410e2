"""What kind of change it is, and whether the publisher said so. The words are defined in docs/changes.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crawler.judgement.notices import notice_kinds
from crawler.judgement.stamps import relation
from crawler.judgement.substance import same_substance
from crawler.model import Action, Text

KIND_OF_FIELD = {"headline": "headline", "description": "standfirst", "authors": "byline", "paragraphs": "body"}
ORDER = ("headline", "standfirst", "byline", "body", "correction", "update", "retraction", "cosmetic", "revert")


def kinds_of(actions: Sequence[Action], before: Text, after: Text, language: str) -> tuple[str, ...]:
    """The kinds of a change, without ``revert``: fields of substance, notices, or ``cosmetic`` if it is neither."""
    announced = announcements(actions, before, after)
    notices = {at for _, at in announced}
    fields = {
        KIND_OF_FIELD[action.field]
        for action in actions
        if not is_notice(action, notices) and is_substance(action, language)
    }
    found = fields | {kind for kind, _ in announced}
    if actions and not found:
        found = {"cosmetic"}
    return tuple(kind for kind in ORDER if kind in found)


def is_substance(action: Action, language: str) -> bool:
    """Does the action change more than outer form? A moved sentence does."""
    return action.action == "move" or not same_substance(action.before or "", action.after or "", language)


def announcements(actions: Iterable[Action], before: Text, after: Text) -> set[tuple[str, tuple[str, int]]]:
    """Notices that were not there before: what each announces, and its field and paragraph after."""
    known = set(before.paragraphs) | {before.headline, before.description}
    found = set()
    for action in actions:
        if action.after_at is not None and action.field != "authors":
            place = paragraph_at(action, after)
            old = paragraph_before(action, before)
            new = notice_kinds(place) - notice_kinds(old) if place not in known else frozenset()
            found |= {(kind, (action.field, action.after_at[0])) for kind in new}
    return found


def paragraph_at(action: Action, after: Text) -> str:
    """The whole paragraph that an action's new sentence stands in."""
    if action.field == "paragraphs" and action.after_at:
        return after.paragraphs[action.after_at[0]]
    return action.after or ""


def paragraph_before(action: Action, before: Text) -> str:
    """The whole paragraph that an action's old sentence stood in; empty for an addition."""
    if action.field == "paragraphs" and action.before_at:
        return before.paragraphs[action.before_at[0]]
    return action.before or ""


def is_notice(action: Action, notices: set[tuple[str, int]]) -> bool:
    """Does an action only bring (a sentence of) a notice's own paragraph?"""
    return action.action == "addition" and action.after_at is not None and (action.field, action.after_at[0]) in notices


def is_silent(kinds: Iterable[str], before: Text, after: Text) -> bool:
    """Substance changed, no notice says so, and no stamp does: it stood, went backwards, vanished or never was.

    A stamp told from the moment of the visit ("2 hours ago") proves nothing either way, and then nobody is accused.
    """
    found = set(kinds)
    if not found & set(KIND_OF_FIELD.values()) or found & {"correction", "update", "retraction"}:
        return False
    stamps = before.date_modified, after.date_modified
    if any("relative" in stamp.flags for stamp in stamps if stamp):
        return False
    return relation(*stamps) != "moved"
