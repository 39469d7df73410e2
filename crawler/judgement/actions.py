"""Actions from aligned sentences, and the new text from the old one and the actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from crawler.judgement.align import Pair, align
from crawler.judgement.language import language_of
from crawler.judgement.sentences import BREAK, Sentences, sentences_of, whole
from crawler.judgement.words import word_diff
from crawler.model import Action, ActionName, Text

FIELDS = ("headline", "description", "authors", "paragraphs")


class Said(NamedTuple):
    """The parts of a text that actions speak of."""

    headline: str
    description: str
    authors: tuple[str, ...]
    paragraphs: tuple[str, ...]


def actions_between(before: Text, after: Text) -> tuple[Action, ...]:
    """Every sentence-level step from one text to the other: headline first, then standfirst, authors, paragraphs."""
    language = language_of(before)
    return tuple(action for field in FIELDS for action in field_actions(field, before, after, language))


def field_actions(field: str, before: Text, after: Text, language: str) -> Iterator[Action]:
    """The steps in one field."""
    if getattr(before, field) != getattr(after, field):
        mine, theirs = parts_of(field, before, language), parts_of(field, after, language)
        single = field in {"headline", "description"} and mine.texts and theirs.texts
        yield from steps(field, mine, theirs, [Pair(0, 1, 0, 1)] if single else align(mine, theirs, language))


def parts_of(field: str, text: Text, language: str) -> Sentences:
    """One field in sentences: only paragraphs are split; an empty headline or standfirst has none."""
    if field == "paragraphs":
        return sentences_of(text.paragraphs, language)
    found = getattr(text, field)
    return whole(found if field == "authors" else tuple(filter(None, [found])))


def steps(field: str, before: Sentences, after: Sentences, pairs: Sequence[Pair]) -> Iterator[Action]:
    """The pairs that are steps: all but kept sentences whose surroundings follow from the text before."""
    standing = {pair.start: pair.low for pair in pairs if is_kept(before, after, pair)}
    pinned = {j for j in standing if j + 1 in standing and seam(before, standing[j], standing[j + 1]) != after.gaps[j]}
    for pair in pairs:
        if (
            pair.start not in standing
            or (pair.start + 1 == pair.stop and pair.start - 1 in pinned)
            or pair.start == pair.stop
        ):
            yield action_of(field, before, after, pair)


def is_kept(before: Sentences, after: Sentences, pair: Pair) -> bool:
    """Does one sentence stand unchanged in its place?"""
    one = pair.high - pair.low == pair.stop - pair.start == 1
    return one and not pair.moved and before.texts[pair.low] == after.texts[pair.start]


def seam(before: Sentences, low: int, high: int) -> str:
    """What stands between two kept sentences if nothing is said: a paragraph's end if one stood there, else the first gap."""
    gaps = before.gaps[low:high]
    return BREAK if BREAK in gaps else gaps[0]


def action_of(field: str, before: Sentences, after: Sentences, pair: Pair) -> Action:
    """One pair as an action."""
    mine, theirs = spell(before, pair.low, pair.high), spell(after, pair.start, pair.stop)
    return Action(
        action=name_of(pair, mine, theirs),
        field=field,
        before=mine,
        after=theirs,
        words=word_diff(mine or "", theirs or ""),
        before_at=(before.places[pair.low], pair.low) if mine is not None else None,
        after_at=(after.places[pair.start], pair.start) if theirs is not None else None,
        spans=(pair.high - pair.low, pair.stop - pair.start),
        gaps=(gap_before(after, pair.start), gap_behind(after, pair.stop)) if theirs is not None else ("", ""),
    )


def name_of(pair: Pair, before: str | None, after: str | None) -> ActionName:
    """What the step is called."""
    if before is None or after is None:
        return "addition" if before is None else "deletion"
    return "move" if pair.moved else "edit"


def spell(side: Sentences, low: int, high: int) -> str | None:
    """The text of neighbouring sentences of one paragraph; None for no sentence."""
    if low == high:
        return None
    return "".join(part for at in range(low, high) for part in (side.gaps[at - 1] if at > low else "", side.texts[at]))


def gap_before(side: Sentences, at: int) -> str:
    """What stands before a sentence; nothing at the start."""
    return side.gaps[at - 1] if at else ""


def gap_behind(side: Sentences, stop: int) -> str:
    """What stands behind the sentence before *stop*; nothing at the end."""
    return side.gaps[stop - 1] if stop < len(side.texts) else ""


def apply(before: Text, actions: Iterable[Action]) -> Said:
    """The text after: *before* with the actions of a change done to it, character for character."""
    language = language_of(before)
    steps_of: dict[str, list[Action]] = {field: [] for field in FIELDS}
    for action in actions:
        steps_of[action.field].append(action)
    done = {field: rebuilt(parts_of(field, before, language), steps_of[field]) for field in FIELDS}
    return Said("".join(done["headline"]), "".join(done["description"]), done["authors"], done["paragraphs"])


def rebuilt(before: Sentences, actions: Sequence[Action]) -> tuple[str, ...]:
    """The paragraphs of one field after its actions."""
    gone = {
        at
        for action in actions
        if action.before_at
        for at in range(action.before_at[1], action.before_at[1] + action.spans[0])
    }
    placed = {action.after_at[1]: action for action in actions if action.after_at}
    kept = [at for at in range(len(before.texts)) if at not in gone]
    return tuple(flow(before, list(sequence(placed, kept))))


def sequence(placed: Mapping[int, Action], kept: Sequence[int]) -> Iterator[Action | int]:
    """Placed actions and the numbers of kept sentences, in the order of the text after."""
    rest = iter(kept)
    at, left = 0, len(placed) + len(kept)
    for _ in range(left):
        step = placed.get(at)
        at += step.spans[1] if step else 1
        yield step or next(rest, 0)


def flow(before: Sentences, row: Sequence[Action | int]) -> Iterator[str]:
    """The row's texts with their gaps, cut where a paragraph ends."""
    paragraph = ""
    for here, following in pairwise([*row, None]):
        if here is None:
            continue
        paragraph += here.after or "" if isinstance(here, Action) else before.texts[here]
        gap = gap_between(before, here, following)
        if gap == BREAK:
            yield paragraph
            paragraph = ""
        else:
            paragraph += gap


def gap_between(before: Sentences, here: Action | int, following: Action | int | None) -> str:
    """What stands between two neighbours of the text after: as an action says, else as it was."""
    if following is None:
        return BREAK
    if isinstance(here, Action):
        return here.gaps[1]
    if isinstance(following, Action):
        return following.gaps[0]
    return seam(before, here, following)
