"""Which sentence became which: kept, edited, moved, split, merged, added, deleted.

First what is equal and in order stays; then equal sentences elsewhere are moves;
then like sentences between the same neighbours are edits, and very like ones elsewhere are moves with an edit inside.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product, takewhile
from typing import NamedTuple

from crawler.judgement.lcs import Match, heaviest, matches, unique
from crawler.judgement.sentences import Sentences
from crawler.judgement.similarity import Bag, alike, bag, bag_of, held, joined, rare_stems, shared

EDIT = 0.4
NEIGHBOURS = 0.3
MOVE = 0.6
SURE = 0.7
SHORTEST_MOVE = 8
SMALL = 400
OFTEN = 12
CANDIDATES = 6
PART = 0.5


class Pair(NamedTuple):
    """Sentences *low* to *high* before that became *start* to *stop* after; one side is empty for a deletion or addition."""

    low: int
    high: int
    start: int
    stop: int
    moved: bool = False


@dataclass(slots=True)
class Sides:
    """Both texts in sentences, and the words of those that did not stay."""

    before: Sentences
    after: Sentences
    language: str
    mine: dict[int, Bag]
    theirs: dict[int, Bag]


def align(before: Sentences, after: Sentences, language: str) -> list[Pair]:
    """Every sentence of both sides in exactly one pair, in the order of the text after; deletions stand where they stood."""
    kept = in_place(before, after)
    runs = list(gaps_between(kept, len(before.texts), len(after.texts)))
    loose_mine = [i for low, high, _, _ in runs for i in range(low, high)]
    loose_theirs = [j for _, _, start, stop in runs for j in range(start, stop)]
    moves = equal_elsewhere(before, after, loose_mine, loose_theirs)
    gone, come = {i for i, _ in moves}, {j for _, j in moves}
    sides = Sides(
        before,
        after,
        language,
        {i: bag(before.texts[i], language) for i in loose_mine if i not in gone},
        {j: bag(after.texts[j], language) for j in loose_theirs if j not in come},
    )
    edits = [pair for run in runs for pair in edited_within(sides, run)]
    taken = [*(Pair(i, i + 1, j, j + 1) for i, j in kept), *(Pair(i, i + 1, j, j + 1, True) for i, j in moves), *edits]
    taken += like_elsewhere(sides, taken)
    return in_order([*taken, *alone(before, after, taken)])


def in_place(before: Sentences, after: Sentences) -> list[Match]:
    """Equal sentences in the same order: as much text as can stay of those that stand once, then the others between them."""
    pairs = unique(before.texts, after.texts)
    found = heaviest(pairs, [len(before.texts[i]) for i, _ in pairs])
    for low, high, start, stop in list(gaps_between(found, len(before.texts), len(after.texts))):
        found += [(low + i, start + j) for i, j in matches(before.texts[low:high], after.texts[start:stop])]
    return sorted(found)


def gaps_between(found: Sequence[Match], last: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """The stretches (low, high, start, stop) between neighbouring matches, without those that are empty on both sides."""
    low = start = 0
    for i, j in [*found, (last, end)]:
        if i > low or j > start:
            yield low, i, start, j
        low, start = i + 1, j + 1


def equal_elsewhere(before: Sentences, after: Sentences, mine: Iterable[int], theirs: Iterable[int]) -> list[Match]:
    """Sentences that stand word for word in another place; very short ones say too little to be called moved."""
    places: dict[str, list[int]] = {}
    for i in mine:
        if len(before.texts[i]) >= SHORTEST_MOVE:
            places.setdefault(before.texts[i], []).append(i)
    for where in places.values():
        where.reverse()
    return [(places[after.texts[j]].pop(), j) for j in theirs if places.get(after.texts[j])]


Run = tuple[int, int, int, int]


def edited_within(sides: Sides, run: Run) -> list[Pair]:
    """Edits, splits and merges inside one stretch; likeness that crosses is left for the moves."""
    low, high, start, stop = run
    mine = [i for i in range(low, high) if i in sides.mine]
    theirs = [j for j in range(start, stop) if j in sides.theirs]
    if not mine or not theirs:
        return []
    least = NEIGHBOURS if len(mine) == len(theirs) == 1 else EDIT
    front = surely(sides, mine, theirs)
    back = surely(sides, mine[len(front) :][::-1], theirs[len(front) :][::-1])
    mine, theirs = mine[len(front) : len(mine) - len(back)], theirs[len(front) : len(theirs) - len(back)]
    pairs = sorted([*front, *back, *best(sides, candidates(sides, mine, theirs), least)])
    pairs = heaviest(pairs, [alike(sides.mine[i], sides.theirs[j]) * sides.mine[i].weight for i, j in pairs])
    free_mine, free_theirs = set(mine).difference(i for i, _ in pairs), set(theirs).difference(j for _, j in pairs)
    return [widened(sides, pair, free_mine, free_theirs) for pair in pairs]


def surely(sides: Sides, mine: Sequence[int], theirs: Sequence[int]) -> list[Match]:
    """Pairs taken one by one from the same end, as long as they are so alike that no others need be looked at."""
    pairs = zip(mine, theirs, strict=False)
    return list(takewhile(lambda pair: alike(sides.mine[pair[0]], sides.theirs[pair[1]]) >= SURE, pairs))


def candidates(sides: Sides, mine: Sequence[int], theirs: Sequence[int]) -> Iterable[Match]:
    """Pairs worth comparing: all of a small stretch; of a large one those that share rare words or stand at the same height."""
    if len(mine) * len(theirs) <= SMALL:
        return product(mine, theirs)
    index = rare_stems({i: sides.mine[i] for i in mine}, OFTEN)
    found = {(i, j) for j in theirs for i in shared(sides.theirs[j], index, CANDIDATES)}
    return found | {(mine[at * len(mine) // len(theirs)], j) for at, j in enumerate(theirs)}


def best(sides: Sides, pairs: Iterable[Match], least: float) -> list[Match]:
    """The likest pairs first, each sentence once, none less alike than *least*."""
    scored = sorted((-alike(sides.mine[i], sides.theirs[j]), abs(i - j), i, j) for i, j in pairs)
    gone: set[int] = set()
    come: set[int] = set()
    found = []
    for score, _, i, j in scored:
        if -score >= least and i not in gone and j not in come:
            found.append((i, j))
            gone.add(i)
            come.add(j)
    return found


def widened(sides: Sides, pair: Match, free_mine: set[int], free_theirs: set[int]) -> Pair:
    """An edit together with the free neighbours that are the rest of a split or merged sentence; they are free no more."""
    i, j = pair
    low, high = i, i + 1
    start, stop = rests(sides.after, sides.theirs, sides.mine[i], j, free_theirs)
    if (start, stop) == (j, j + 1):
        low, high = rests(sides.before, sides.mine, sides.theirs[j], i, free_mine)
    free_mine.difference_update(range(low, high))
    free_theirs.difference_update(range(start, stop))
    return Pair(low, high, start, stop)


def rests(side: Sentences, bags: Mapping[int, Bag], whole: Bag, at: int, free: Collection[int]) -> tuple[int, int]:
    """From where to where the free neighbours of a sentence, in its paragraph, hold the rest of the whole it was part of."""
    first, last = at, at + 1
    told = bags[at]
    for step in (1, -1):
        after = at + step
        while after in free and side.places[after] == side.places[at] and is_rest(bags[after], whole, told):
            first, last, told = min(first, after), max(last, after + 1), joined(told, bags[after])
            after += step
    return first, last


def is_rest(rest: Bag, whole: Bag, first: Bag) -> bool:
    """Is a sentence made of what the whole has and the first part has not?"""
    return held(rest, whole) >= PART and held(bag_of(whole.stems - first.stems), rest) >= PART


def like_elsewhere(sides: Sides, taken: Iterable[Pair]) -> list[Pair]:
    """Moves with an edit inside: sentences left over on both sides that are very much alike."""
    pairs = list(taken)
    gone = {i for pair in pairs for i in range(pair.low, pair.high)}
    come = {j for pair in pairs for j in range(pair.start, pair.stop)}
    mine = [i for i in sides.mine if i not in gone]
    theirs = [j for j in sides.theirs if j not in come]
    found = best(sides, candidates(sides, mine, theirs), MOVE) if mine and theirs else []
    long = [(i, j) for i, j in found if len(sides.before.texts[i]) >= SHORTEST_MOVE]
    return [Pair(i, i + 1, j, j + 1, True) for i, j in long]


def alone(before: Sentences, after: Sentences, taken: Iterable[Pair]) -> Iterator[Pair]:
    """Deletions and additions: what no pair holds."""
    gone, come = set(range(len(before.texts))), set(range(len(after.texts)))
    for pair in taken:
        gone.difference_update(range(pair.low, pair.high))
        come.difference_update(range(pair.start, pair.stop))
    yield from (Pair(i, i + 1, 0, 0) for i in gone)
    yield from (Pair(0, 0, j, j + 1) for j in come)


def in_order(pairs: Iterable[Pair]) -> list[Pair]:
    """Pairs in the order of the text after; a deletion stands before what followed it."""
    found = list(pairs)
    fixed = sorted(
        (pair.low, pair.start) for pair in found if not pair.moved and pair.high > pair.low and pair.stop > pair.start
    )
    followers: dict[int, float] = {}
    at = len(fixed)
    for pair in sorted((p for p in found if p.start == p.stop), key=lambda p: -p.low):
        while at and fixed[at - 1][0] > pair.low:
            at -= 1
        followers[pair.low] = fixed[at][1] if at < len(fixed) else float("inf")
    return sorted(found, key=lambda p: (p.start, 1, p.low) if p.stop > p.start else (followers[p.low], 0, p.low))
