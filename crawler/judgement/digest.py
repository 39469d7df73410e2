"""One edit, on however many articles it was made."""

from __future__ import annotations

from hashlib import sha256

from crawler.model import Action, Change

FIELD_END, STEP_END = "\x1f", "\x1e"


def diff_digest(change: Change) -> str:
    """``sha256:<hex>`` of the words that the change removed and added, and where; equal for the same edit on any article.

    What stayed does not count: a template break, or a correction made on every syndicated copy, gives one digest.
    """
    return "sha256:" + sha256(STEP_END.join(map(essence, change.actions)).encode("utf-8", "surrogatepass")).hexdigest()


def essence(action: Action) -> str:
    """What an action does, without the words around it and with white space evened out; a plain move is its own words."""
    changed = [op + " ".join(text.split()) for op, text in action.words if op != "="]
    return FIELD_END.join((action.action, action.field, *(changed or [" ".join((action.after or "").split())])))
