"""Holds what a visitor recorded in an edition against what happened: every event seen, and no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crawler.model import Revision, Visit
from crawler.newsroom.truth import Expected

SEEN_AS_MOVED = {"moved", "unchanged", "not_modified"}


def audit(truth: Sequence[Expected], visits: Sequence[Visit], revisions: Sequence[Revision]) -> tuple[str, ...]:
    """What is wrong with one edition's record, a sentence each; nothing if it is true.

    *visits* and *revisions* are those of the edition alone.
    """
    return (*_wrong_articles(truth, visits, revisions), *_unexpected(truth, visits, revisions))


def _wrong_articles(truth: Sequence[Expected], visits: Sequence[Visit], revisions: Sequence[Revision]) -> Iterator[str]:
    for expected in truth:
        found = [visit.outcome for visit in visits if addresses(expected) & {visit.article, visit.url}]
        recorded = [revision for revision in revisions if revision.article in addresses(expected)]
        if not any(expected.accepts(outcome) or is_still_moved(expected, outcome) for outcome in found):
            seen = ", ".join(found) or "no visit"
            yield f"{expected.article}: {expected.outcome} was to be found ({expected.what}), and {seen} was"
        right = int(expected.makes_revision)
        if len(recorded) != right:
            yield f"{expected.article}: {len(recorded)} revisions were recorded where {right} is right ({expected.what})"
        yield from (fault for revision in recorded for fault in _wrong_change(expected, revision))


def _wrong_change(expected: Expected, revision: Revision) -> Iterator[str]:
    change = revision.change
    missing = set(expected.kinds) - set(change.kinds if change else ())
    if missing:
        yield f"{revision.id}: is not called {', '.join(sorted(missing))} ({expected.what})"
    if change and expected.silent is not None and change.silent != expected.silent:
        yield f"{revision.id}: silent is {change.silent} ({expected.what})"


def _unexpected(truth: Sequence[Expected], visits: Sequence[Visit], revisions: Sequence[Revision]) -> Iterator[str]:
    known = set().union(*(addresses(expected) for expected in truth)) if truth else set()
    yield from (
        f"{visit.url}: was visited, but is no open article"
        for visit in visits
        if not known & {visit.article, visit.url} and visit.outcome != "blocked"
    )
    yield from (
        f"{revision.id}: a revision of no open article" for revision in revisions if revision.article not in known
    )


def addresses(expected: Expected) -> set[str]:
    """The addresses an article has or had in an edition."""
    return {expected.article, expected.moved_to} - {""}


def is_still_moved(expected: Expected, outcome: str) -> bool:
    """Whether an article that moved in an earlier edition was found at its new address."""
    return expected.outcome == "moved" and not expected.kinds and outcome in SEEN_AS_MOVED
