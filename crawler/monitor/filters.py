"""The filters that commands share: as options of a command line, and as the query they come to."""

from __future__ import annotations

import argparse
from datetime import datetime

from crawler.model import RevisionQuery
from crawler.monitor.asking import instant


def add_filters(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Add the options; each one given must hold."""
    group = parser.add_argument_group("Filters")
    add = group.add_argument
    add("--publisher", metavar="NAME", help="only this publisher's articles")
    add("--since", metavar="WHEN", help="first seen at or after (2026-03-02T14:30, or an age: 90m, 12h, 7d)")
    add("--until", metavar="WHEN", help="first seen before")
    add("--kind", metavar="KIND", help="only changes of this kind: headline, body, correction, …")
    add("--silent", action="store_true", help="only silent edits")
    add("--fact", metavar="KIND", help="only changes of a fact of this kind: number, date, name, quote, negation")
    add("--term", metavar="WORD", help="only changes that added or removed this word")
    add("--grep", metavar="TEXT", help="only revisions whose text holds this, in any case")
    return group


def query_of(
    opts: argparse.Namespace, *, article: str | None, limit: int | None = None, now: datetime
) -> RevisionQuery:
    """What the options ask for; an age is counted back from *now*."""
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
