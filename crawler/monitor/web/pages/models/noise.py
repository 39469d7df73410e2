"""The noise that two revisions set aside, line beside line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from crawler.model import Noise


@dataclass(frozen=True, slots=True)
class AsideLine:
    """One place of noise: its rule, what stood there before and after; empty where it does not stand."""

    rule: str
    before: str
    after: str


def beside(before: Sequence[Noise], after: Sequence[Noise]) -> list[AsideLine]:
    """The lines of both sides by rule, in the order in which the rules first took one; equal lines stand together.

    >>> beside([Noise(text="read 7 times", rule="views")], [Noise(text="read 9 times", rule="views")])
    [AsideLine(rule='views', before='read 7 times', after='read 9 times')]
    """
    old, new = by_rule(before), by_rule(after)
    return [line for rule in dict.fromkeys([*old, *new]) for line in matched(rule, old[rule], new[rule])]


def by_rule(noise: Sequence[Noise]) -> defaultdict[str, list[str]]:
    """The texts that each rule took."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in noise:
        found[each.rule].append(each.text)
    return found


def matched(rule: str, old: Sequence[str], new: Sequence[str]) -> Iterator[AsideLine]:
    """Equal texts first, the rest in their order."""
    same = [text for text in dict.fromkeys(old) if text in set(new)]
    yield from (AsideLine(rule, text, text) for text in same)
    rest = zip_longest(
        (text for text in old if text not in same), (text for text in new if text not in same), fillvalue=""
    )
    yield from (AsideLine(rule, was, now) for was, now in rest)
