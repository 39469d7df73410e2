"""Facts that changed: numbers, dates, names and speech in quotation marks, negations; each with what it was and is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from crawler.judgement.dates import dates_in
from crawler.judgement.negations import negations_in
from crawler.judgement.numbers import Found, numbers_in
from crawler.judgement.quotes import quotes_in
from crawler.model import Action, Fact

FAMILIES = (("number",), ("date",), ("quote", "name"), ("negation",))


def facts_of(actions: Iterable[Action], language: str) -> tuple[Fact, ...]:
    """The facts that the actions changed, first those of edits, then those that came or went with whole sentences."""
    edits: list[Action] = []
    rest: list[Action] = []
    for action in actions:
        (edits if action.before is not None and action.after is not None else rest).append(action)
    changed = [
        fact
        for action in edits
        for fact in changed_facts(facts_in(action.before, language), facts_in(action.after, language))
    ]
    gone = [found for action in rest for found in facts_in(action.before, language)]
    come = [found for action in rest for found in facts_in(action.after, language)]
    return (*changed, *unpaired(gone, come))


def facts_in(text: str | None, language: str) -> list[Found]:
    """The facts of a sentence in the order they stand; a number inside a date is part of the date."""
    if not text:
        return []
    dates = list(dates_in(text, language))
    days = [(found.start, found.stop) for found in dates]
    numbers = (
        n
        for n in numbers_in(text, language)
        if not any(start <= n.start < stop or start < n.stop <= stop for start, stop in days)
    )
    return sorted(
        (*dates, *numbers, *quotes_in(text, language), *negations_in(text, language)), key=lambda found: found.start
    )


def changed_facts(before: Sequence[Found], after: Sequence[Found]) -> Iterator[Fact]:
    """What stands on one side only, paired within each family in order."""
    gone, come = left_over(before, after), left_over(after, before)
    for family in FAMILIES:
        pairs = zip_longest([f for f in gone if f.kind in family], [f for f in come if f.kind in family])
        for old, new in pairs:
            kinds = {found.kind for found in (old, new) if found}
            yield Fact(
                kind=next(kind for kind in family if kind in kinds),
                before=old.text if old else None,
                after=new.text if new else None,
            )


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
