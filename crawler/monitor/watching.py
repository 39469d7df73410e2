"""What `tashih watch` shows: what is there already since a time, then what comes; filtered, each revision once."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import replace

from crawler.judgement.plain import safe
from crawler.model import Revision, RevisionQuery
from crawler.monitor.brief import excerpts, signed
from crawler.monitor.following import Followed, follow
from crawler.monitor.listing import plain, revision_line
from crawler.reading.identity import normalise_url
from crawler.store.following import Place
from crawler.store.matching import matches
from crawler.store.protocol import Store

SHOWN = 3  # steps of a change that a block shows


async def watch(
    store: Store, wanted: RevisionQuery, *, after: Place | None = None
) -> AsyncGenerator[tuple[Revision, Place | None], None]:
    """Revisions that satisfy the query: from ``wanted.since`` on those that are there, then those that come.

    Without ``since`` it begins with what comes now, or *after* a place. What comes is told however old it is: an archive that is
    read in brings old revisions.
    """
    told: set[str] = set()
    here = after if after is not None else await store.recordings.newest()
    if wanted.since is not None and after is None:
        async for revision in store.chronicle(replace(wanted, limit=None)):
            told.add(revision.id)
            yield revision, None
    coming = replace(wanted, since=None if after is None else wanted.since, limit=None)
    async for followed in follow(store.recordings, after=here):
        if fits(followed, coming, told):
            yield followed.revision, followed.place


def fits(followed: Followed, wanted: RevisionQuery, told: set[str]) -> bool:
    """Whether a revision is asked for and was not told already."""
    return followed.revision.id not in told and matches(followed.revision, wanted)


async def article_named(store: Store, url: str) -> str:
    """The article that was or will be seen at an address."""
    known = await store.article(url) or await store.article(normalise_url(url))
    return known.url if known else normalise_url(url)


def block(revision: Revision) -> str:
    """A revision in a few lines: when, which, what happened; its headline, its address, the first words that changed."""
    steps = excerpts(revision.change, most=SHOWN) if revision.change else ()
    return "\n".join([revision_line(revision), *(f"    {each.where}: {safe(signed(each.words))}" for each in steps)])


def with_place(revision: Revision, place: Place | None) -> dict[str, object]:
    """A revision for programs, with the word to go on after it."""
    found: dict[str, object] = plain(revision)
    return {**found, "place": place.token if place else None}
