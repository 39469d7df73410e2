"""Revisions by a word that their change added or removed: one series for each way to spell it, told as one."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import AsyncExitStack, aclosing

from crawler.store.codec import Document, text
from crawler.store.matching import spellings
from crawler.store.mongo_documents import Series

LISTS = ("change.terms_added", "change.terms_removed")


def series_of_term(term: str) -> list[Series]:
    """The revisions that added or removed a word, by the indexes that serve them."""
    return [
        Series(collection="revisions", clock="first_seen", where={field: text(spelling)})
        for field in LISTS
        for spelling in sorted(spellings(term))
    ]


async def newest_of_all(
    series: Sequence[Series], streams: Sequence[AsyncGenerator[Document, None]]
) -> AsyncIterator[Document]:
    """What several series hold, each told newest first, as one; what stands in more than one is told once."""
    async with AsyncExitStack() as stack:
        for stream in streams:
            await stack.enter_async_context(aclosing(stream))
        heads = [await anext(stream, None) for stream in streams]
        while found := [(series[n].key(head), n) for n, head in enumerate(heads) if head is not None]:
            newest, first = max(found)
            told = heads[first]
            for key, n in found:
                if key == newest:
                    heads[n] = await anext(streams[n], None)
            if told is not None:
                yield told
