"""A change laid out as the new text's paragraphs, with what left them still standing where it stood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from crawler.judgement.actions import actions_between, apply, gap_between, parts_of, sequence
from crawler.judgement.language import language_of
from crawler.judgement.sentences import BREAK, Sentences
from crawler.model import Action, Text

Op = Literal["=", "-", "+", ">", "<"]
Step = Action | int
END = -1
NEIGHBOURS = 1


class Part(NamedTuple):
    """A run of text: kept ``=``, removed ``-``, added ``+``, moved here ``>``, moved away ``<``.

    ``other`` is the number of the paragraph at the other end of a move, counted from 0.
    """

    op: Op
    text: str
    other: int | None = None


@dataclass(slots=True)
class Paragraph:
    """One paragraph of the layout; ``number`` is its place in the new text, None if it stands only in the old one."""

    number: int | None
    parts: list[Part] = field(default_factory=list)

    @property
    def mark(self) -> str:
        """One sign for the whole: a blank if kept, else ``~ + - > <`` (edited, added, deleted, moved here, moved away)."""
        ops = {part.op for part in self.parts if part.text.strip() or part.op != "="}
        return ops.pop().replace("=", " ") if len(ops) == 1 else "~" if ops else " "


class Leaving(NamedTuple):
    """Old sentences that stand in their old place no more, by where they are shown."""

    head: Mapping[int, list[Action]]
    tail: Mapping[int, list[Action]]
    own: Mapping[int, list[Action]]


def fitting(before: Text, after: Text, actions: Sequence[Action]) -> Sequence[Action]:
    """The recorded actions if they lead from one text to the other, else actions made now."""
    said = (after.headline, after.description, tuple(after.authors), tuple(after.paragraphs))
    return actions if tuple(apply(before, actions)) == said else actions_between(before, after)


def layout(name: str, before: Text, actions: Sequence[Action]) -> list[Paragraph]:
    """The paragraphs of one field of the new text, and between them those that are gone."""
    mine = [action for action in actions if action.field == name]
    old = parts_of(name, before, language_of(before))
    gone = {at for a in mine if a.before_at for at in range(a.before_at[1], a.before_at[1] + a.spans[0])}
    kept = [at for at in range(len(old.texts)) if at not in gone]
    row = list(sequence({a.after_at[1]: a for a in mine if a.after_at}, kept))
    return list(paragraphs_of(old, row, leaving(old, row, mine)))


def changed_with_neighbours(found: Sequence[Paragraph]) -> Iterator[Paragraph | None]:
    """Changed paragraphs with one kept neighbour on each side; None where paragraphs are left out. All if none changed."""
    changed = [at for at, each in enumerate(found) if each.mark != " "]
    wanted = {at + step for at in changed for step in range(-NEIGHBOURS, NEIGHBOURS + 1)} or set(range(len(found)))
    for at, paragraph in enumerate(found):
        if at in wanted:
            yield paragraph
        elif at == 0 or at - 1 in wanted:
            yield None


def leaving(before: Sentences, row: Sequence[Step], actions: Sequence[Action]) -> Leaving:
    """Deleted and moved sentences: with the last sentence of their paragraph that stayed, else the next, else on their own."""
    found = Leaving(defaultdict(list), defaultdict(list), defaultdict(list))
    places = [(place, at) for at, step in enumerate(row) if (place := place_of(step)) is not None]
    waiting = sorted(
        (a for a in actions if a.before_at and a.action in {"deletion", "move"}), key=lambda a: a.before_at or (0, 0)
    )
    turn = 0
    for action in waiting:
        paragraph, place = action.before_at or (0, 0)
        while turn < len(places) and places[turn][0] < place:
            turn += 1
        last = places[turn - 1] if turn else None
        coming = places[turn] if turn < len(places) else None
        if last and before.places[last[0]] == paragraph:
            found.tail[last[1]].append(action)
        elif coming and before.places[coming[0]] == paragraph:
            found.head[coming[1]].append(action)
        else:
            found.own[coming[1] if coming else END].append(action)
    return found


def place_of(step: Step) -> int | None:
    """The old number of a sentence that is still in its place."""
    if isinstance(step, int):
        return step
    return step.before_at[1] if step.before_at and step.action == "edit" else None


def paragraphs_of(before: Sentences, row: Sequence[Step], gone: Leaving) -> Iterator[Paragraph]:
    """The row cut into paragraphs, each after the paragraphs that are gone before it."""
    current = Paragraph(0)
    own: list[Action] = []
    for at, here in enumerate(row):
        following = row[at + 1] if at + 1 < len(row) else None
        own += gone.own.get(at, ())
        current.parts += inside(before, here, gone.head.get(at, ()), gone.tail.get(at, ()))
        gap = gap_between(before, here, following)
        if gap != BREAK:
            current.parts.append(Part("=", gap))
            continue
        current.parts = merged(current.parts)
        yield from (*alone(own), current)
        current, own = Paragraph((current.number or 0) + 1), []
    yield from alone(gone.own.get(END, ()))


def inside(before: Sentences, step: Step, head: Sequence[Action], tail: Sequence[Action]) -> Iterator[Part]:
    """One sentence of the new text with the gone ones before and behind it."""
    for action in head:
        yield from (left(action), Part("=", " "))
    yield from parts_of_step(before, step)
    for action in tail:
        yield from (Part("=", " "), left(action))


def parts_of_step(before: Sentences, step: Step) -> Iterator[Part]:
    """A kept sentence, or what an action says in words."""
    if isinstance(step, int):
        yield Part("=", before.texts[step])
    elif step.action == "move":
        yield from moved_here(step)
    elif step.before == step.after and step.before_at:
        old = before.gaps[step.before_at[1] - 1] if step.before_at[1] else ""
        yield from (Part("-", old), Part("+", step.gaps[0]), Part("=", step.after or ""))
    else:
        yield from (Part(op, text) for op, text in step.words)


def moved_here(action: Action) -> Iterator[Part]:
    """The words of a moved sentence; the first kept ones say where it came from."""
    other = action.before_at[0] if action.before_at else None
    for op, text in action.words:
        if op == "=":
            yield Part(">", text, other)
            other = None
        else:
            yield Part(op, text)


def left(action: Action) -> Part:
    """A sentence that is gone from here: deleted, or moved away."""
    if action.after_at:
        return Part("<", action.before or "", action.after_at[0])
    return Part("-", action.before or "")


def alone(actions: Sequence[Action]) -> Iterator[Paragraph]:
    """Gone paragraphs: their sentences together, as they stood."""
    rows: dict[int, list[Part]] = {}
    for action in actions:
        rows.setdefault((action.before_at or (0, 0))[0], []).append(left(action))
    for parts in rows.values():
        yield Paragraph(None, merged([each for part in parts for each in (part, Part("=", " "))][:-1]))


def merged(parts: Sequence[Part]) -> list[Part]:
    """Neighbours of one sort made one, with the space between them."""
    out: list[Part] = []
    for part in parts:
        if (
            len(out) > 1
            and out[-1].op == "="
            and out[-1].text.isspace()
            and part.op != "="
            and out[-2][::2] == part[::2]
        ):
            space = out.pop().text
            out[-1] = out[-1]._replace(text=out[-1].text + space + part.text)
        else:
            out.append(part)
    return out
