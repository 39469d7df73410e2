"""The heart of a change in one line: the words that tell most, with a few of their neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.judgement.compose import Part
from crawler.model import Action, Change

BEFORE, AFTER, LONGEST = 48, 64, 220
"""Characters kept before the first changed word, after each changed run, and in all."""


def excerpt(change: Change) -> tuple[Part, ...]:
    """The most telling sentence of a change, cut to a line; nothing if nothing changed."""
    told = max(change.actions, key=lambda action: telling(action, change), default=None)
    return cut(parts_of(told)) if told else ()


def telling(action: Action, change: Change) -> tuple[bool, bool, int]:
    """How much an action says by itself: a headline first, then a changed fact, then the most changed letters."""
    facts = {side for fact in change.facts for side in (fact.before, fact.after) if side}
    said = " ".join(filter(None, [action.before, action.after]))
    moved = sum(len(text) for op, text in action.words if op != "=")
    return action.field == "headline", any(fact in said for fact in facts), moved


def parts_of(action: Action) -> list[Part]:
    """An action's words; a move that changed nothing shows what moved."""
    if action.action == "move" and all(op == "=" for op, _ in action.words):
        return [Part(">", action.after or "")]
    return [Part(op, text) for op, text in action.words]


def cut(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts from shortly before the first change on, at most LONGEST characters, with dots where text is left out."""
    out: list[Part] = []
    room = LONGEST
    for at, part in enumerate(parts):
        text = part.text if part.op != "=" else kept(part.text, first=at == 0, last=at == len(parts) - 1)
        if len(text) > room:
            out.append(part._replace(text=head(text, room)))
            break
        out.append(part._replace(text=text))
        room -= len(text)
    return tuple(out)


def kept(text: str, *, first: bool, last: bool) -> str:
    """Unchanged text next to a change: its end before the first change, its beginning after the last, both in between."""
    if first:
        return text if len(text) <= BEFORE else "… " + tail(text, BEFORE)
    if last or len(text) <= BEFORE + AFTER:
        return head(text, AFTER)
    return f"{head(text, AFTER)} {tail(text, BEFORE)}"


def head(text: str, most: int) -> str:
    """The beginning of a text, cut at a word if it has any there."""
    if len(text) <= most:
        return text
    begun = text[:most]
    return (begun.rsplit(" ", 1)[0] if " " in begun[1:] else begun) + " …"


def tail(text: str, most: int) -> str:
    """The end of a text, cut at a word if it has any there."""
    ended = text[-most:]
    return ended.split(" ", 1)[1] if " " in ended[:-1] else ended
