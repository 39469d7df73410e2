"""What no rule knows is learned from a site's own visits: lines whose numbers move alone, and lines that stand everywhere.

A line's *mask* is the line with its numbers as ``#``. A line that keeps its mask and its place while its numbers move is a
counter if another address of the site has the same, or if it moves again while the publisher's stamp stands still. What moves
together with the stamp is an edit that the publisher owns up to, and a single move may be a silent one: neither teaches.
A line that stands at the same place of three addresses is furniture.

A real change looks alike when it comes alone in a short line, so headings and long lines are never learned, sentences only
if nothing else moved, and neither a sentence in the body nor a line that stands alone between two paragraphs is ever set
aside.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import pairwise

from crawler.model import Block

LONGEST = 120
"""Characters of the longest line that can be learned."""
MOVES = 2
"""How often a line must move on one address; once could be a silent edit."""
MOVING_TOGETHER = 6
"""More lines than this that move at once are a table of data."""
ADDRESSES = 3
"""On how many addresses a line stands that is furniture."""

_NUMBER = re.compile(r"\d+(?:[.,:'\u00a0\u202f ]\d+)*")
_SENTENCE_END = re.compile(r"""[.!?…。؟।]["'”’»)\]]*$""")
_LETTER = re.compile(r"[^\W\d_]")

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One visit's blocks of an address, in page order, and the publisher's modified stamp as printed or claimed then."""

    url: str
    blocks: tuple[Block, ...]
    date_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One line learned: its mask or text, the place it stands at, why it is believed, and what was seen where."""

    line: str
    place: str
    why: str
    addresses: tuple[str, ...]
    seen: tuple[str, ...]

    def explained(self) -> str:
        """The lesson as a sentence for a person."""
        seen, where = ", ".join(map(repr, self.seen)), ", ".join(self.addresses)
        return f"{self.line!r} at {self.place or 'no place'}: {self.why}; seen as {seen} on {where}"


@dataclass(frozen=True, kw_only=True)
class Learned:
    """What a site's visits taught: ``masks`` of lines whose numbers move, ``furniture`` that stands on every page."""

    masks: tuple[Lesson, ...] = ()
    furniture: tuple[Lesson, ...] = ()

    @property
    def version(self) -> str:
        """A digest of what is applied; readings made with another version are not compared."""
        applied = sorted(
            [
                *(("certain" if len(one.addresses) > 1 else "mask", *key(one)) for one in self.masks),
                *(("line", *key(one)) for one in self.furniture),
            ]
        )
        return hashlib.sha256(json.dumps(applied).encode()).hexdigest()[:16]

    def rule_for(self, block: Block) -> str | None:
        """The name of the rule under which *block* may be set aside; None if nothing was learned about it."""
        if not can_be_learned(block):
            return None
        place = place_of(block)
        if (mask_of(block.text), place) in self._masked:
            return "learned: moving number"
        return "learned: recurring line" if (block.text, place) in self._recurring else None

    def is_certain(self, block: Block) -> bool:
        """Whether the lesson about *block* was taught by several addresses: no sentence of news stands in two articles."""
        return (mask_of(block.text), place_of(block)) in self._certain

    @cached_property
    def _certain(self) -> frozenset[Key]:
        return frozenset(key(one) for one in self.masks if len(one.addresses) > 1)

    @cached_property
    def _masked(self) -> frozenset[Key]:
        return frozenset(map(key, self.masks))

    @cached_property
    def _recurring(self) -> frozenset[Key]:
        return frozenset(map(key, self.furniture))

    def explained(self) -> tuple[str, ...]:
        """A sentence for a person about each line learned."""
        return tuple(one.explained() for one in (*self.masks, *self.furniture))

    def stored(self) -> dict[str, object]:
        """Plain lists and strings for a store; :func:`restored` is the way back."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Move:
    """A line whose numbers moved from one look at an address to the next; ``stamped`` if a stamp stood still meanwhile."""

    url: str
    before: str
    after: str
    stamped: bool
    alone: bool


def restored(stored: Mapping[str, Iterable[Mapping[str, object]]]) -> Learned:
    """What :meth:`Learned.stored` gave."""
    return Learned(
        masks=tuple(_lesson(one) for one in stored.get("masks", ())),
        furniture=tuple(_lesson(one) for one in stored.get("furniture", ())),
    )


def learn(looks: Sequence[Look]) -> Learned:
    """What the visits of one site teach; looks at one address stand in the order of time."""
    moves: dict[Key, list[_Move]] = defaultdict(list)
    for earlier, later in _pairs(looks):
        for which, move in _moves(earlier, later):
            moves[which].append(move)
    masks = [_mask_lesson(which, seen, why) for which, seen in moves.items() if (why := _why(seen))]
    return Learned(masks=tuple(sorted(masks, key=key)), furniture=tuple(sorted(_furniture(looks), key=key)))


def merged(known: Learned, more: Learned) -> Learned:
    """All lessons of both; what was learned twice keeps its first explanation, unless more addresses taught it later."""

    def union(old: Sequence[Lesson], new: Sequence[Lesson]) -> tuple[Lesson, ...]:
        by_breadth = sorted((*new, *old), key=lambda one: len(one.addresses) > 1)
        return tuple(sorted({key(one): one for one in by_breadth}.values(), key=key))

    return Learned(masks=union(known.masks, more.masks), furniture=union(known.furniture, more.furniture))


def can_be_learned(block: Block) -> bool:
    """Whether a line is short and no heading, and says enough to be known again."""
    if block.kind == "heading" or not 0 < len(block.text) <= LONGEST:
        return False
    named_place = "." in block.path.rpartition(">")[2]
    return named_place or _LETTER.search(block.text) is not None


def is_sentence(text: str) -> bool:
    """Whether *text* ends like a sentence."""
    return _SENTENCE_END.search(text) is not None


def mask_of(text: str) -> str:
    """*text* with its numbers as ``#``.

    >>> mask_of("Lasīts 12 345 reizes, 3,5 no 5")
    'Lasīts # reizes, # no #'
    """
    return _NUMBER.sub("#", text)


def place_of(block: Block) -> str:
    """Where *block* stands in the site's template: its path without the numbers that name one article."""
    return mask_of(block.path)


def key(lesson: Lesson) -> Key:
    """What tells one lesson from another."""
    return lesson.line, lesson.place


def _pairs(looks: Sequence[Look]) -> Iterator[tuple[Look, Look]]:
    """Each look with the next one at the same address."""
    by_url: dict[str, list[Look]] = defaultdict(list)
    for look in looks:
        by_url[look.url].append(look)
    for same in by_url.values():
        yield from pairwise(same)


def _moves(earlier: Look, later: Look) -> Iterator[tuple[Key, _Move]]:
    """The lines, one of their kind on the page, whose numbers moved between two looks without a new stamp."""
    before, after = _by_key(earlier), _by_key(later)
    claims = {earlier.date_modified, later.date_modified} - {None}
    if len(claims) > 1:
        return
    moved = [which for which in before if which in after and before[which] != after[which]]
    alone = len(moved) <= MOVING_TOGETHER and _rest(earlier, moved) == _rest(later, moved)
    stamped = earlier.date_modified is not None and earlier.date_modified == later.date_modified
    for which in moved:
        yield which, _Move(later.url, before[which], after[which], stamped, alone)


def _by_key(look: Look) -> dict[Key, str]:
    """The learnable lines with numbers by mask and place; a mask that stands twice at a place is data, not a counter."""
    texts: dict[Key, list[str]] = defaultdict(list)
    for block in look.blocks:
        mask = mask_of(block.text)
        if block.inside and mask != block.text and can_be_learned(block):
            texts[mask, place_of(block)].append(block.text)
    return {which: found[0] for which, found in texts.items() if len(found) == 1}


def _rest(look: Look, moved: Sequence[Key]) -> list[str]:
    """The article's other lines."""
    return [block.text for block in look.blocks if block.inside and (mask_of(block.text), place_of(block)) not in moved]


def _why(moves: Sequence[_Move]) -> str:
    """Why these moves are believed to be a counter's; empty if they are not."""
    if is_sentence(moves[0].after):
        moves = [move for move in moves if move.alone]
    if len({move.url for move in moves}) > 1:
        return "its numbers moved on more than one address"
    if sum(move.stamped for move in moves) >= MOVES:
        return "its numbers moved again and again while the publisher's stamp stood still"
    if sum(move.alone for move in moves) >= MOVES:
        return "its numbers moved again and again while nothing else did"
    return ""


def _mask_lesson(which: Key, moves: Sequence[_Move], why: str) -> Lesson:
    addresses = tuple(dict.fromkeys(move.url for move in moves))
    return Lesson(line=which[0], place=which[1], why=why, addresses=addresses, seen=(moves[0].before, moves[0].after))


def _furniture(looks: Sequence[Look]) -> Iterator[Lesson]:
    """The lines that stand at the same place of many addresses."""
    urls: dict[Key, list[str]] = defaultdict(list)
    for look in {look.url: look for look in looks}.values():
        for which in {
            (block.text, place_of(block))
            for block in look.blocks
            if block.inside and can_be_learned(block) and not is_sentence(block.text)
        }:
            urls[which].append(look.url)
    for (line, place), found in urls.items():
        if len(found) >= ADDRESSES:
            why = f"it stands at the same place of {len(found)} addresses"
            yield Lesson(line=line, place=place, why=why, addresses=tuple(found), seen=(line,))


def _lesson(stored: Mapping[str, object]) -> Lesson:
    def strings(name: str) -> tuple[str, ...]:
        found = stored[name]
        return tuple(map(str, found)) if isinstance(found, (list, tuple)) else ()

    return Lesson(
        line=str(stored["line"]),
        place=str(stored["place"]),
        why=str(stored["why"]),
        addresses=strings("addresses"),
        seen=strings("seen"),
    )
