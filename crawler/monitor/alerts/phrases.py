"""Whether a change added or removed a word or phrase: how often it stood in the touched sentences before, and how often after."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from crawler.model import Revision
from crawler.monitor.alerts.rules import Terms
from crawler.store.matching import folded, texts

Counter = Callable[[str], int]


def terms_hold(terms: Terms, revision: Revision) -> bool:
    """Whether one of the terms was added or removed as wanted; without any terms every revision will do."""
    wanted = [(terms.added, (1,)), (terms.removed, (-1,)), (terms.either, (1, -1))]
    asked = [(term, signs) for some, signs in wanted for term in some]
    return not asked or any(direction(term, terms, revision) in signs for term, signs in asked)


def direction(term: str, terms: Terms, revision: Revision) -> int:
    """1 if the change brought *term*, -1 if it took it, 0 if it did neither. A first revision brings all it says."""
    count = counter(term, match_case=terms.match_case, whole_words=terms.whole_words)
    if revision.change is None:
        return 1 if any(map(count, texts(revision))) else 0
    before, after = sides(revision)
    difference = sum(map(count, after)) - sum(map(count, before))
    return (difference > 0) - (difference < 0)


def sides(revision: Revision) -> tuple[list[str], list[str]]:
    """The sentences that the change touched, before and after; a moved sentence is on both sides."""
    actions = revision.change.actions if revision.change else ()
    return list(present(each.before for each in actions)), list(present(each.after for each in actions))


def present(found: Iterable[str | None]) -> Iterator[str]:
    """Those that are there."""
    return (text for text in found if text is not None)


@cache
def counter(term: str, *, match_case: bool, whole_words: bool) -> Counter:
    """What counts a term in a text; space in it stands for any space.

    >>> counter("May", match_case=True, whole_words=True)("May may maybe May")
    2
    >>> counter("öldü", match_case=False, whole_words=False)("ÖLDÜRÜLEN öldü")
    2
    """
    spelled = term if match_case else folded(term)
    inner = r"\s+".join(map(re.escape, spelled.split()))
    pattern = re.compile(rf"(?<!\w){inner}(?!\w)" if whole_words else inner)
    return lambda text: len(pattern.findall(text if match_case else folded(text)))
