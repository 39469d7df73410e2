"""The filters that commands share: as options of a command line, and as the query they come to."""

from __future__ import annotations

import argparse
from datetime import datetime

from crawler.errors import UsageError
from crawler.model import RevisionQuery
from crawler.monitor.asking import instant

KINDS = ("headline", "standfirst", "byline", "body", "correction", "update", "cosmetic", "retraction", "revert")
FACTS = ("number", "date", "name", "quote", "negation")


def add_filters(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Add the options; each one given must hold."""
    group = parser.add_argument_group("Filters")
    add = group.add_argument
    add("--publisher", metavar="NAME", help="only this publisher's articles")
    add("--since", metavar="WHEN", help="first seen at or after (2026-03-02T14:30, or an age: 90m, 12h, 7d)")
    add("--until", metavar="WHEN", help="first seen before")
    add("--kind", metavar="KIND", help=f"only changes of this kind: {', '.join(KINDS)}")
    add("--silent", action="store_true", help="only silent edits")
    add("--fact", metavar="KIND", help=f"only changes of a fact of this kind: {', '.join(FACTS)}")
    add("--term", metavar="WORD", help="only changes that added or removed this word")
    add("--grep", metavar="TEXT", help="only revisions whose text holds this, in any case")
    return group


def query_of(
    opts: argparse.Namespace, *, article: str | None, limit: int | None = None, now: datetime
) -> RevisionQuery:
    """What the options ask for; an age is counted back from *now*. UsageError for a kind that no change has."""
    insist("--kind", opts.kind, KINDS)
    insist("--fact", opts.fact, FACTS)
    return RevisionQuery(
        article=article,
        publisher=opts.publisher,
        since=instant(opts.since, now=now) if opts.since else None,
        until=instant(opts.until, now=now) if opts.until else None,
        kind=opts.kind,
        silent=True if opts.silent else None,
        fact=opts.fact,
        term=opts.term,
        grep=opts.grep,
        limit=limit,
    )


def insist(option: str, given: str | None, known: tuple[str, ...]) -> None:
    """UsageError if an option names what there is not."""
    if given is not None and given not in known:
        raise UsageError(f"{option} {given!r} finds nothing: there are {', '.join(known)}.")
