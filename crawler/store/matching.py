"""Which revisions a query means: the one definition that every store obeys."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.model import Change, Revision, RevisionQuery


def matches(revision: Revision, wanted: RevisionQuery) -> bool:
    """Whether *revision* passes every filter of *wanted*; the limit is not a filter."""
    change = revision.change
    return (
        wanted.article in {None, revision.article}
        and wanted.publisher in {None, revision.publisher}
        and (wanted.since is None or wanted.since <= revision.first_seen)
        and (wanted.until is None or revision.first_seen < wanted.until)
        and (wanted.kind is None or (change is not None and wanted.kind in change.kinds))
        and (wanted.silent is None or (change is not None and change.silent is wanted.silent))
        and (wanted.fact is None or (change is not None and wanted.fact in {fact.kind for fact in change.facts}))
        and (wanted.term is None or (change is not None and touches(change, wanted.term)))
        and (wanted.grep is None or holds(revision, wanted.grep))
    )


def touches(change: Change, term: str) -> bool:
    """Whether a change added or removed that word, in one of its spellings."""
    return not spellings(term).isdisjoint((*change.terms_added, *change.terms_removed))


def spellings(word: str) -> set[str]:
    """How a word may stand among a change's terms, which are in lower case by the rules of the text's language.

    >>> sorted(spellings("ISPARTA")), sorted(spellings("alleged"))
    (['isparta', 'i̇sparta', 'ısparta'], ['alleged'])
    """
    plain = folded(word)
    turkish = word.replace("İ", "i").replace("I", "ı").lower()
    found = {word.lower(), word.casefold(), turkish, plain, plain.replace("i", "ı")}
    return found | {letter + plain[1:] for letter in ("i\u0307", "ı") if plain.startswith("i")}


def holds(revision: Revision, needle: str) -> bool:
    """Whether the revision's text holds *needle*, in any case."""
    wanted = folded(needle)
    return any(wanted in folded(text) for text in texts(revision))


def texts(revision: Revision) -> Iterator[str]:
    """Every text an editor wrote in a revision."""
    yield revision.headline
    yield revision.description
    yield from revision.authors
    yield from revision.paragraphs


def folded(text: str) -> str:
    """*text* without case; the dotted and the dotless i of Turkish are one letter, so both capitals find both.

    >>> folded("İSTANBUL") == folded("istanbul") and folded("ISPARTA") == folded("Isparta") == folded("ısparta")
    True
    """
    return text.casefold().replace("i\u0307", "i").replace("ı", "i")
