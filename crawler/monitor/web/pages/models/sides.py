"""A change for two columns or one: paragraphs with what they were and what they are, long stretches of kept text folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from crawler.judgement.compose import Paragraph, Part, fitting, layout
from crawler.model import Action, Change, Text

Mark = Literal["kept", "edited", "added", "deleted", "moved"]
MARKS: dict[str, Mark] = {" ": "kept", "~": "edited", "+": "added", "-": "deleted", ">": "moved", "<": "moved"}
FIELDS = ("headline", "description", "authors", "paragraphs")
NEIGHBOURS = 1
FOLDED_FROM = 3
"""So many kept paragraphs in a row are worth folding away."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: all of it, what stood before, what stands now; ``number`` counts from 1, None if it is gone."""

    mark: Mark
    number: int | None
    parts: tuple[Part, ...]

    @property
    def before(self) -> tuple[Part, ...]:
        """The left column: kept, removed and moved away."""
        return tuple(part for part in self.parts if part.op in "=-<") if self.mark != "added" else ()

    @property
    def after(self) -> tuple[Part, ...]:
        """The right column: kept, added and moved here."""
        return tuple(part for part in self.parts if part.op in "=+>") if self.number is not None else ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring lines; ``folded`` if they are kept text far from any change."""

    lines: tuple[Line, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One field of the text."""

    field: str
    changed: bool
    stretches: tuple[Stretch, ...]


def sections(change: Change, before: Text, after: Text) -> tuple[Section, ...]:
    """Every field that has text on either side, headline first."""
    actions = fitting(before, after, change.actions)
    found = (section(field, before, actions) for field in FIELDS)
    return tuple(each for each in found if any(stretch.lines for stretch in each.stretches))


def section(field: str, before: Text, actions: Sequence[Action]) -> Section:
    """One field laid out and folded."""
    lines = [line_of(paragraph) for paragraph in layout(field, before, actions)]
    lines = [line for line in lines if any(part.text for part in line.parts)]
    return Section(field, any(line.mark != "kept" for line in lines), tuple(folded(lines)))


def line_of(paragraph: Paragraph) -> Line:
    """A paragraph of the layout as a line; a mixture of moved and other text counts as edited."""
    number = None if paragraph.number is None else paragraph.number + 1
    return Line(MARKS[paragraph.mark], number, tuple(paragraph.parts))


def folded(lines: Sequence[Line]) -> Iterator[Stretch]:
    """Lines near a change as they are, the others folded where they are many; if nothing changed nothing is folded."""
    changed = [at for at, line in enumerate(lines) if line.mark != "kept"]
    near = {at + step for at in changed for step in range(-NEIGHBOURS, NEIGHBOURS + 1)} or set(range(len(lines)))
    run: list[Line] = []
    far = False
    for at, line in enumerate(lines):
        if run and (at not in near) != far:
            yield stretch(run, far=far)
            run = []
        far = at not in near
        run.append(line)
    if run:
        yield stretch(run, far=far)


def stretch(lines: Sequence[Line], *, far: bool) -> Stretch:
    """A run of lines, folded if it is far from changes and long enough."""
    return Stretch(tuple(lines), folded=far and len(lines) >= FOLDED_FROM)
