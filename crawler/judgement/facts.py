"""Facts that changed: numbers, dates, names and speech in quotation marks, negations; each with what it was and is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from crawler.judgement.dates import MONTHS, NAMED_DAYS, dates_in
from crawler.judgement.found import Found
from crawler.judgement.language import lower
from crawler.judgement.negations import negates, negations_in
from crawler.judgement.numbers import VALUES, WORDS_OF_MEASURE, numbers_in
from crawler.judgement.quotes import MARKS, quotes_in
from crawler.judgement.substance import same_substance
from crawler.model import Action, Fact

FAMILIES = (("number",), ("date",), ("quote", "name"), ("negation",))
WORD = re.compile(r"[^\W\d_]+(?:['’]t\b)?")
LONGEST_ENDING = 4
FIGURES = re.compile(r"[\d%‰$€£₺¥₽+\-−–]")
TELLING = WORDS_OF_MEASURE | NAMED_DAYS | frozenset(re.findall(r"\w+", MONTHS))


def facts_of(actions: Iterable[Action], language: str) -> tuple[Fact, ...]:
    """The facts that the actions changed: first those inside edited sentences, then those that came or went with whole ones.

    A fact that changed in several places (headline and text) is told once.
    """
    changed: list[Fact] = []
    gone: list[Found] = []
    come: list[Found] = []
    for action in actions:
        before, after = action.before or "", action.after or ""
        if not (before and after):
            gone += facts_in(before, language)
            come += facts_in(after, language)
        elif touches_facts(action, language):
            changed += changed_facts(before, after, language)
    return tuple(dict.fromkeys((*changed, *unpaired(gone, come))))


def touches_facts(action: Action, language: str) -> bool:
    """May an edit have changed a fact? It has if a changed word tells one, or if anything is quoted."""
    if not MARKS.isdisjoint(action.before or "") or not MARKS.isdisjoint(action.after or ""):
        return True
    changed = " ".join(text for op, text in action.words if op != "=")
    if FIGURES.search(changed):
        return True
    return any(tells(shown, language) for shown in WORD.findall(changed))


def tells(shown: str, language: str) -> bool:
    """May a word be (part of) a fact: a unit, a day, a spelled number, each with or without an ending, or a negation?"""
    word = lower(shown, language)
    if word in VALUES.get(language, ()) or negates(shown, word, language):
        return True
    return any(word[:end] in TELLING for end in range(len(word), max(len(word) - LONGEST_ENDING, 0) - 1, -1))


def facts_in(text: str, language: str) -> list[Found]:
    """The facts of a sentence in the order they stand; a number inside a date is part of the date."""
    words = frozenset(WORD.findall(lower(text, language)))
    dates = apart(sorted(dates_in(text, language, words), key=lambda found: (found.start, -found.stop)))
    days = {at for found in dates for at in range(found.start, found.stop)}
    numbers = (found for found in numbers_in(text, language, words) if days.isdisjoint(range(found.start, found.stop)))
    found = (*dates, *numbers, *quotes_in(text), *negations_in(text, language, words))
    return sorted(found, key=lambda fact: fact.start)


def apart(found: Sequence[Found]) -> list[Found]:
    """The facts that do not begin inside the one before."""
    kept: list[Found] = []
    for fact in found:
        if not kept or fact.start >= kept[-1].stop:
            kept.append(fact)
    return kept


def changed_facts(before: str, after: str, language: str) -> Iterator[Fact]:
    """What stands on one side only, paired within each family in order; and what changed places with its like."""
    mine, theirs = facts_in(before, language), facts_in(after, language)
    gone, come = left_over(mine, theirs), left_over(theirs, mine)
    if not gone and not come and frame(before, mine) == frame(after, theirs):
        gone, come = swapped(mine, theirs), swapped(theirs, mine)
    for family in FAMILIES:
        pairs = zip_longest((f for f in gone if f.kind in family), (f for f in come if f.kind in family))
        yield from (paired(family, old, new) for old, new in pairs if not (old and new and is_same(old, new, language)))


def frame(text: str, found: Sequence[Found]) -> list[str]:
    """A sentence without its facts: the text between them."""
    ends = [0, *(at for fact in found for at in (fact.start, fact.stop)), len(text)]
    return [text[start:stop] for start, stop in zip(ends[::2], ends[1::2], strict=True)]


def swapped(these: Sequence[Found], those: Sequence[Found]) -> list[Found]:
    """The facts of *these* in whose place *those* have another."""
    return [one for one, other in zip(these, those, strict=True) if (one.kind, one.key) != (other.kind, other.key)]


def is_same(old: Found, new: Found, language: str) -> bool:
    """Do two quotations differ in outer form only?"""
    return old.kind in FAMILIES[2] and same_substance(old.text, new.text, language)


def paired(family: Sequence[str], old: Found | None, new: Found | None) -> Fact:
    """One fact with what it was and what it is."""
    kinds = {found.kind for found in (old, new) if found}
    kind = next(kind for kind in family if kind in kinds)
    return Fact(kind=kind, before=old.text if old else None, after=new.text if new else None)


def unpaired(before: Sequence[Found], after: Sequence[Found]) -> Iterator[Fact]:
    """What came or went with whole sentences: nothing says what became what."""
    yield from (Fact(kind=found.kind, before=found.text, after=None) for found in left_over(before, after))
    yield from (Fact(kind=found.kind, before=None, after=found.text) for found in left_over(after, before))


def left_over(these: Sequence[Found], those: Sequence[Found]) -> list[Found]:
    """The facts of *these* that *those* do not have, counted."""
    spare = Counter((found.kind, found.key) for found in those)
    left = []
    for found in these:
        if spare[found.kind, found.key] > 0:
            spare[found.kind, found.key] -= 1
        else:
            left.append(found)
    return left
