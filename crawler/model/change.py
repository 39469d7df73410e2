"""The step from one text to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ActionName = Literal["addition", "deletion", "edit", "move"]
Word = tuple[Literal["=", "-", "+"], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    r"""One sentence-level step from the text before to the text after; ``words`` spells it out.

    ``field`` is ``headline``, ``description``, ``authors`` or ``paragraphs``. ``before_at`` and ``after_at`` say where, as
    ``(paragraph, sentence)``, both counted from 0 through the whole field; None where the side does not exist. ``spans`` is the
    number of sentences on each side: ``(1, 2)`` is a split, ``(2, 1)`` a merge. ``gaps`` is what stands around the new sentences
    in the new text: a space, nothing, or ``\n\n`` for the end of a paragraph. With them the actions rebuild the new text.
    """

    action: ActionName
    field: str
    before: str | None
    after: str | None
    words: tuple[Word, ...] = ()
    before_at: tuple[int, int] | None = None
    after_at: tuple[int, int] | None = None
    spans: tuple[int, int] = (1, 1)
    gaps: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A number, date, name, quotation or negation that changed; None on the side where it does not stand."""

    kind: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The step from one revision to the next: what kind, whether the publisher said so, and every action.

    ``similarity`` lies in 0–1 (1: the same words); ``reverts_to`` is the number of the earlier revision that came back, and
    ``alternates`` tells that two states have been taking turns (an A/B test, a stale cache). ``diff_digest`` is equal for the
    same edit on any article.
    """

    kinds: tuple[str, ...]
    silent: bool
    actions: tuple[Action, ...]
    words_added: int
    words_removed: int
    similarity: float
    facts: tuple[Fact, ...] = ()
    reverts_to: int | None = None
    terms_added: tuple[str, ...] = ()
    terms_removed: tuple[str, ...] = ()
    alternates: bool = False
    diff_digest: str = ""
